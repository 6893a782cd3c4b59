package vn.loaxa.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.ChatView;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;
import vn.loaxa.membership.chat.ChatCreation;
import vn.loaxa.membership.chat.ChatProgress;
import vn.loaxa.membership.chat.ChatRoster;
import vn.loaxa.membership.chat.ChatRosters;
import vn.loaxa.membership.chat.ChatRound;

/** Puts together what stands on a body's page about its group chat. */
final class ChatPanels {
    private static final int LIVE_SECONDS = 3;

    private final Directory directory;
    private final ChatRosters rosters;
    private final ChatWords words;
    private final ChatSplits splits;
    private final Wording wording;
    private @Nullable ChatParts parts;

    ChatPanels(Directory directory, Wording wording) {
        this.directory = directory;
        rosters = new ChatRosters(directory);
        words = new ChatWords(wording);
        splits = new ChatSplits(directory, words, wording);
        this.wording = wording;
    }

    /** From now on there are pages to make and fill chats. */
    void with(ChatParts given) {
        parts = given;
    }

    /** What went well, in a sentence; empty where there is none by that word. */
    String said(String key) {
        return words.messages.has(key) ? words.text(key) : "";
    }

    static String href(Body body) {
        return "/hoi-vien/" + body.code() + "/nhom-chat";
    }

    ChatView of(Handle handle, Visitor visitor, Body body) {
        @Nullable ChatParts known = parts;
        List<Member> roll = directory.roll(handle, body.id());
        Optional<ChatRoster> roster = rosters.of(handle, visitor.communeId(), body);
        boolean chat = body.group() != null;
        Optional<ChatCreation> last =
                known == null ? Optional.empty() : known.creations().last(handle, visitor.communeId(), body.id());
        Optional<ChatProgress> progress =
                known == null ? Optional.empty() : known.rounds().progress(handle, visitor.communeId(), body);
        boolean making = last.filter(ChatCreation::open).isPresent();
        boolean running =
                progress.filter(one -> one.state() == ChatRound.State.RUNNING).isPresent();
        boolean moving = making || progress.filter(ChatProgress::moving).isPresent();
        boolean keeps = visitor.may(Right.MANAGE_MEMBERS, body);
        return new ChatView(
                known == null ? "" : href(body),
                visitor.csrf(),
                moving ? LIVE_SECONDS : 0,
                line(visitor, roster.orElse(null)),
                words.making(last.orElse(null), chat),
                known != null && !chat && !making && !roll.isEmpty() && visitor.may(Right.MAKE_CHAT, body),
                known != null
                        && chat
                        && !running
                        && anybodyMissing(roster)
                        && known.rounds().may(visitor.authority(), body),
                roster.filter(one -> one.comparedAt() != null)
                        .map(one -> sums(one, roll.size()))
                        .orElse(List.of()),
                progress.map(one -> round(one, visitor, body)).orElse(null),
                roster.map(one -> lists(one, progress.orElse(null), visitor)).orElse(List.of()),
                roster.map(one -> strangers(one, keeps && known != null)).orElse(List.of()),
                keeps ? unlinked(roll) : List.of(),
                roster.flatMap(one -> splits.of(handle, visitor, body, roll, one.mostMembers(), sizes()))
                        .orElse(null));
    }

    /** Also while nobody knows who is in the chat. */
    private static boolean anybodyMissing(Optional<ChatRoster> roster) {
        return roster.filter(one -> one.comparedAt() != null && one.notInChat().isEmpty())
                .isEmpty();
    }

    private String line(Visitor visitor, @Nullable ChatRoster roster) {
        if (roster == null) {
            return words.text("none");
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                roster.comparedAt() == null
                        ? words.text("never")
                        : words.text("compared", Map.of("at", wording.paper(roster.comparedAt(), visitor.zone()))));
        if (roster.validThrough() != null) {
            lines.add(words.text("until", Map.of("day", wording.day(roster.validThrough()))));
        }
        if (roster.mostMembers() > 0) {
            lines.add(words.text("holds", Map.of("n", wording.number(roster.mostMembers()))));
        }
        return String.join(" ", lines);
    }

    /** The parts add up to the roll. */
    private List<ChatView.Sum> sums(ChatRoster roster, int roll) {
        int missing = roster.notInChat().size();
        int left = roster.left().size();
        int unlinked = roll - roster.inside() - missing - left;
        return List.of(
                words.sum("acknowledged", "sum.inside", roster.inside()),
                words.sum("waiting", "sum.missing", missing),
                words.sum("failed", "sum.left", left),
                words.sum("unreachable", "sum.unlinked", unlinked),
                words.sum("", "sum.roll", roll));
    }

    private ChatView.Round round(ChatProgress progress, Visitor visitor, Body body) {
        boolean running = progress.state() == ChatRound.State.RUNNING;
        boolean may = parts != null && parts.rounds().may(visitor.authority(), body);
        return new ChatView.Round(
                running && may,
                words.text("round." + progress.state()),
                List.of(
                        words.sum("acknowledged", "round.joined", progress.joined()),
                        words.sum("sent", "round.invited", progress.invited()),
                        words.sum("sending", "round.under", progress.under()),
                        words.sum("waiting", "round.waiting", progress.waiting()),
                        words.sum("failed", "round.refused", progress.refused().size())),
                progress.tomorrow() && running
                        ? words.text("round.tomorrow", Map.of("n", wording.number(perDay())))
                        : "");
    }

    private List<Integer> sizes() {
        return parts == null ? List.of() : parts.rules().now().groups().caps();
    }

    private int perDay() {
        return parts == null ? 0 : parts.rules().now().groups().invitesPerDay();
    }

    private List<ChatView.Names> lists(ChatRoster roster, @Nullable ChatProgress progress, Visitor visitor) {
        List<ChatView.Names> lists = new ArrayList<>();
        if (progress != null && !progress.refused().isEmpty()) {
            lists.add(words.named(
                    "list.refused",
                    progress.refused().stream()
                            .map(one -> words.text(
                                    "refusedBecause",
                                    Map.of(
                                            "name",
                                            one.person().name(),
                                            "why",
                                            words.reason(one.reason(), one.errorCode()))))
                            .toList()));
        }
        if (!roster.notInChat().isEmpty()) {
            lists.add(words.names("list.missing", roster.notInChat()));
        }
        if (!roster.left().isEmpty()) {
            lists.add(words.named(
                    "list.left",
                    roster.left().stream()
                            .map(one -> words.text(
                                    "leftAt",
                                    Map.of("name", one.person().name(), "at", wording.paper(one.at(), visitor.zone()))))
                            .toList()));
        }
        return lists;
    }

    private List<ChatView.Stranger> strangers(ChatRoster roster, boolean act) {
        return roster.strangers().stream()
                .map(one -> {
                    Person person = one.person();
                    String what = one.keeper() ? "keeper" : person == null ? "unknown" : "elsewhere";
                    return new ChatView.Stranger(
                            one.user().value(),
                            one.name().isEmpty() ? words.text("nameless") : one.name(),
                            words.text("stranger." + what),
                            person == null ? "" : person.id().toString(),
                            act && !one.keeper());
                })
                .toList();
    }

    private static List<ChatView.Option> unlinked(List<Member> roll) {
        return roll.stream()
                .map(Member::person)
                .filter(person -> person.zalo() == null)
                .map(person -> new ChatView.Option(person.id().toString(), person.name()))
                .collect(Collectors.toList());
    }

    /** The name of a village, or empty. */
    static String village(List<Village> villages, Person person) {
        return villages.stream()
                .filter(village -> village.id().equals(person.village()))
                .map(Village::name)
                .findFirst()
                .orElse("");
    }
}
