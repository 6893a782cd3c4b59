package vn.loaxa.simulator.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.page.View.Action;
import vn.loaxa.simulator.page.View.Invitation;
import vn.loaxa.simulator.page.View.Line;
import vn.loaxa.simulator.page.View.Member;
import vn.loaxa.simulator.page.View.Screen;
import vn.loaxa.simulator.page.View.Speaker;
import vn.loaxa.simulator.page.View.Tap;
import vn.loaxa.simulator.world.Group;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Message.Choice;
import vn.loaxa.simulator.world.Message.Kind;
import vn.loaxa.simulator.world.Message.Media;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.World;

/** Turns phones and groups into what stands on their glass. Use under the world's lock. */
final class Screens {
    /** More would only scroll away. */
    private static final int LINES = 60;

    private final World world;
    private final Words words;

    Screens(World world, Words words) {
        this.world = world;
        this.words = words;
    }

    /** Persons first, then groups, as they were put on. */
    List<Screen> deck() {
        List<Screen> deck = new ArrayList<>();
        for (Phone phone : world.phones()) {
            if (phone.is(Trait.SHOWN)) {
                deck.add(of(phone));
            }
        }
        for (Group group : world.groups().all()) {
            if (group.viewer() != null) {
                deck.add(of(group));
            }
        }
        return deck;
    }

    Screen of(Phone phone) {
        List<Message> chat = world.chats().of(phone.userId());
        return new Screen(
                "phone-" + phone.userId(),
                "/simulator/phones/" + phone.userId(),
                false,
                phone.name(),
                phone.caption(),
                world.oa().name(),
                world.oa().name(),
                states(phone),
                lines(chat, null),
                invitations(phone),
                actions(phone),
                "",
                List.of(),
                List.of(),
                chat.stream().anyMatch(m -> m.fromOa() && m.seenAt() == null));
    }

    Screen of(Group group) {
        String viewer = group.viewer() == null ? "" : group.viewer();
        return new Screen(
                "group-" + group.groupId(),
                "/simulator/groups/" + group.groupId(),
                true,
                group.name(),
                words.say(
                        "group.caption",
                        Map.of("count", words.number(group.members().size()))),
                group.name(),
                world.oa().name(),
                world.groups().expired(group) ? List.of(words.say("state.expired")) : List.of(),
                lines(world.groups().chat(group.groupId()), viewer),
                List.of(),
                List.of(),
                viewer,
                speakers(group, viewer),
                members(group),
                false);
    }

    /** Deputies first, then whoever waits at the door, then the others. */
    private List<Member> members(Group group) {
        List<Member> members = new ArrayList<>();
        group.admins().forEach(id -> members.add(new Member(name(id), words.say("member.deputy"))));
        group.pending().forEach(id -> members.add(new Member(name(id), words.say("member.pending"))));
        group.members().stream()
                .filter(id -> !group.admins().contains(id))
                .forEach(id -> members.add(new Member(name(id), "")));
        return members;
    }

    private String name(String userId) {
        return world.find(userId).map(Phone::name).orElse(words.say("line.somebody"));
    }

    /** Who may speak: members that are on the page, and whoever speaks now. */
    private List<Speaker> speakers(Group group, String viewer) {
        return group.members().stream()
                .flatMap(id -> world.find(id).stream())
                .filter(phone -> phone.is(Trait.SHOWN) || phone.userId().equals(viewer))
                .map(phone -> new Speaker(phone.userId(), phone.name()))
                .toList();
    }

    private List<String> states(Phone phone) {
        List<String> states = new ArrayList<>();
        if (phone.is(Trait.OFFLINE)) {
            states.add(words.say("state.offline"));
        }
        if (phone.is(Trait.BLOCKED)) {
            states.add(words.say("state.blocked"));
        }
        if (!phone.is(Trait.FOLLOWER)) {
            states.add(words.say("state.stranger"));
        }
        return states;
    }

    private List<Action> actions(Phone phone) {
        List<Action> actions = new ArrayList<>();
        actions.add(action(phone.is(Trait.FOLLOWER) ? "unfollow" : "follow"));
        actions.add(action(phone.is(Trait.OFFLINE) ? "online" : "offline"));
        actions.add(action(phone.is(Trait.BLOCKED) ? "unblock" : "block"));
        if (!phone.is(Trait.SHARES_INFO) && !phone.number().isEmpty()) {
            actions.add(action("share"));
        }
        actions.add(action("place"));
        actions.add(action("silent"));
        actions.add(action("hide"));
        return actions;
    }

    private Action action(String name) {
        return new Action(name, words.say("action." + name));
    }

    private List<Invitation> invitations(Phone phone) {
        List<Invitation> invitations = new ArrayList<>();
        if (phone.is(Trait.OFFLINE)) {
            return invitations;
        }
        for (Group group : world.groups().all()) {
            if (group.pending().contains(phone.userId())) {
                invitations.add(new Invitation(group.groupId(), phone.userId(), group.name()));
            }
        }
        return invitations;
    }

    /** @param viewer in a group, whose own messages stand on the right */
    private List<Line> lines(List<Message> chat, @Nullable String viewer) {
        List<Line> lines = new ArrayList<>();
        LocalDate before = null;
        List<Message> visible = chat.stream()
                .filter(m -> !m.hidden() && (viewer != null || !m.fromOa() || m.receivedAt() != null))
                .toList();
        for (Message message : visible.subList(Math.max(0, visible.size() - LINES), visible.size())) {
            LocalDate day = Words.there(message.at()).toLocalDate();
            lines.add(line(message, day.equals(before) ? "" : words.day(message.at()), viewer));
            before = day;
        }
        return lines;
    }

    private Line line(Message message, String day, @Nullable String viewer) {
        boolean mine = viewer == null ? !message.fromOa() : message.author().equals(viewer);
        Media media = message.draft().media();
        boolean picture = message.kind() == Kind.IMAGE || message.kind() == Kind.GIF;
        boolean file = media != null && message.kind() == Kind.FILE;
        String mark = mark(message, viewer);
        return new Line(
                message.id(),
                day,
                mine,
                viewer == null || mine ? "" : author(message),
                text(message),
                media != null && picture ? address(media) : "",
                media != null && file ? media.name() : "",
                media != null && file ? address(media) : "",
                media != null && file && media.bytes() > 0 ? words.size(media.bytes()) : "",
                message.reaction() == null ? "" : message.reaction(),
                taps(message),
                words.minute(message.at()),
                mark,
                mark.isEmpty() ? "" : words.say("mark." + mark));
    }

    private String text(Message message) {
        Media media = message.draft().media();
        return switch (message.kind()) {
            case LOCATION -> words.say("line.place", Map.of("place", media == null ? "" : media.url()));
            case STICKER -> words.say("line.sticker");
            case REQUEST_INFO -> words.say("line.request") + '\n' + message.text();
            default -> message.text();
        };
    }

    /** By path: the page may be opened under another host name than the API. */
    private static String address(Media media) {
        return media.id().isEmpty() ? media.url() : "/media/" + media.id();
    }

    private static String mark(Message message, @Nullable String viewer) {
        if (viewer != null || !message.fromOa()) {
            return "";
        }
        return message.seenAt() != null ? "seen" : "delivered";
    }

    private String author(Message message) {
        return message.fromOa() ? world.oa().name() : name(message.author());
    }

    private static List<Tap> taps(Message message) {
        List<Tap> taps = new ArrayList<>();
        for (Choice choice : message.draft().choices()) {
            taps.add(new Tap(taps.size(), choice.title(), link(choice)));
        }
        return taps;
    }

    private static String link(Choice choice) {
        return switch (choice.type()) {
            case "oa.open.url" -> choice.payload();
            case "oa.open.phone" -> "tel:+" + choice.payload();
            case "oa.open.sms" -> "sms:+" + choice.payload();
            default -> "";
        };
    }
}
