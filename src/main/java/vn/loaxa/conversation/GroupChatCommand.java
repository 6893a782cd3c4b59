package vn.loaxa.conversation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.conversation.Pending.Act;
import vn.loaxa.conversation.Pending.Notice;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.membership.chat.ChatCreations;
import vn.loaxa.membership.chat.ChatForecast;
import vn.loaxa.membership.chat.ChatOffer;
import vn.loaxa.membership.chat.ChatOffers;
import vn.loaxa.text.Days;
import vn.loaxa.text.Numbers;

/** "Lập nhóm chat hội nông dân": what it would be, and after ĐỒNG Ý the wish for it. Zalo is asked after the commit, by others. */
final class GroupChatCommand {
    /** Names in the preview; a roll has hundreds. */
    private static final int MOST_NAMES = 8;

    private final Directory directory;
    private final @Nullable ChatOffers chats;
    private final BodyChoice bodies;

    GroupChatCommand(Directory directory, @Nullable ChatOffers chats) {
        this.directory = directory;
        this.chats = chats;
        bodies = new BodyChoice(directory);
    }

    /** False if the words name no body: then they may be a question. */
    boolean preview(Chat chat, PersonId actor, String typed) {
        ChatOffers offers = chats;
        return offers != null
                && bodies.with(
                        chat,
                        typed,
                        name -> "lập nhóm chat " + name,
                        body -> show(chat, offers.offer(chat.handle(), chat.communeId(), actor, body.id()), body));
    }

    private void show(Chat chat, ChatOffer offer, Body body) {
        if (offer instanceof ChatOffer.Ready ready) {
            Map<String, ?> values = values(ready);
            ChatForecast forecast = ready.forecast();
            StringBuilder text = new StringBuilder(chat.text("chat.preview", values));
            if (ready.chosen().validThrough() != null) {
                text.append(' ').append(chat.text("chat.preview.until", values));
            }
            text.append('\n').append(chat.text("chat.preview.people", values));
            text.append('\n').append(chat.text("chat.preview.sum", values));
            if (forecast.days() > 1) {
                text.append('\n').append(chat.text("chat.preview.days", values));
            }
            text.append('\n').append(chat.text("chat.preview.cost", values));
            chat.confirm(
                    text.toString(),
                    chat.text("chat.yes", values),
                    chat.text("chat.no", values),
                    new Act(
                            Act.Kind.MAKE_CHAT,
                            body.id().value(),
                            ready.keeper().person().id().value(),
                            forecast.invite().size(),
                            Notice.of(ready.chosen().assetId())));
        } else if (offer instanceof ChatOffer.Refused refused) {
            chat.say("chat.refused." + refused.reason(), Map.of("group", body.name()));
        }
    }

    private static Map<String, ?> values(ChatOffer.Ready ready) {
        ChatForecast forecast = ready.forecast();
        List<Person> invite = forecast.invite();
        LocalDate until = ready.chosen().validThrough();
        String names = invite.stream().limit(MOST_NAMES).map(Person::name).collect(Collectors.joining(", "));
        int more = invite.size() - MOST_NAMES;
        Map<String, Object> values = new HashMap<>();
        values.put("group", ready.body().name());
        values.put("name", ready.name());
        values.put("size", Numbers.group(ready.chosen().size()));
        values.put("day", until == null ? "" : Days.show(until));
        values.put("keeper", ready.keeper().person().name());
        values.put("names", more > 0 ? names + " … (+" + more + ")" : names);
        values.put("invite", Numbers.group(invite.size()));
        values.put("inside", forecast.inside().size());
        values.put("unreachable", forecast.unreachable().size());
        values.put("unlinked", forecast.unlinked().size());
        values.put("noRoom", forecast.noRoom().size());
        values.put("roll", Numbers.group(forecast.roll()));
        values.put("days", forecast.days());
        values.put("dong", Numbers.group(ready.dongPerMessage()));
        return values;
    }

    /** Does exactly what was previewed; if it has come to something else since, shows it again instead. */
    void apply(Chat chat, Person person, Act act) {
        ChatOffers offers = chats;
        Notice agreed = act.notice();
        Body body = directory.body(chat.handle(), new BodyId(act.body())).orElseThrow();
        if (offers == null || agreed == null) {
            return;
        }
        ChatOffer offer = offers.offer(chat.handle(), chat.communeId(), person.id(), body.id());
        if (!(offer instanceof ChatOffer.Ready ready)) {
            show(chat, offer, body);
            return;
        }
        if (!ready.same(agreed.text(), act.person(), act.number())) {
            chat.say("chat.changed");
            show(chat, offer, body);
            return;
        }
        var actor = new Actor(person.id().value(), person.name(), "chat");
        ChatCreations.Result result = offers.make(chat.handle(), chat.communeId(), actor, ready);
        if (result == ChatCreations.Result.ASKED) {
            chat.say("chat.asked", Map.of("name", ready.name(), "group", body.name()));
        } else {
            chat.say("chat.refused.UNDER_WAY", Map.of("group", body.name()));
        }
    }
}
