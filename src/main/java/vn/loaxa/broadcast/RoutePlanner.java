package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Chooses one route for each person: a group chat, else a message of their own while their window is open, else somebody
 * has to go. Pure. A chat is used only when all members of its body are meant, for it cannot be told whom to leave out; and only for
 * those who read along in it ({@link ChatReaders}): the others get a route of their own.
 */
final class RoutePlanner {
    private final RulesInForce rules;

    RoutePlanner(RulesInForce rules) {
        this.rules = rules;
    }

    /** {@code chats} in the order in which they are preferred for people of several bodies. */
    Routing route(List<Recipient> recipients, List<GroupChat> chats, Instant now) {
        return route(recipients, chats, now, Set.of());
    }

    /** {@code optedOut} get no message; where they are in a chat that is written to, they read along all the same. */
    Routing route(List<Recipient> recipients, List<GroupChat> chats, Instant now, Set<ZaloUserId> optedOut) {
        Map<PersonId, GroupChat> chatOf = chatOfEach(recipients, chats);
        List<Routing.Routed> routed = new ArrayList<>(recipients.size());
        for (Recipient recipient : recipients) {
            GroupChat chat = chatOf.get(recipient.person().id());
            ZaloUserId account = recipient.person().zalo();
            Route route = account != null && optedOut.contains(account)
                    ? new Route.Visit(Unreachable.OPTED_OUT)
                    : route(recipient.person(), chat, now);
            routed.add(new Routing.Routed(recipient, route));
        }
        return new Routing(routed);
    }

    private Route route(Person person, @Nullable GroupChat chat, Instant now) {
        if (person.zalo() == null) {
            return new Route.Visit(Unreachable.NO_ZALO);
        }
        if (person.blocked()) {
            return new Route.Visit(Unreachable.REFUSED);
        }
        if (chat != null) {
            return new Route.ByGroup(chat.group(), chat.listed());
        }
        return switch (rules.now().windows().at(person.lastInteraction(), now)) {
            case FREE -> new Route.ToPerson(person.zalo(), false);
            case CHARGED -> new Route.ToPerson(person.zalo(), true);
            case CLOSED -> new Route.Visit(Unreachable.OUTSIDE_WINDOW);
        };
    }

    /** The chat of the body in which a person is counted goes first, then any other chat that is written to anyway. */
    private static Map<PersonId, GroupChat> chatOfEach(List<Recipient> recipients, List<GroupChat> chats) {
        Set<PersonId> meant = new HashSet<>();
        recipients.forEach(recipient -> meant.add(recipient.person().id()));
        Map<PersonId, GroupChat> chatOf = new HashMap<>();
        Map<BodyId, GroupChat> usable = new HashMap<>();
        for (GroupChat chat : chats) {
            if (meant.containsAll(chat.members())) {
                usable.put(chat.body(), chat);
                chat.readers().forEach(reader -> chatOf.putIfAbsent(reader, chat));
            }
        }
        for (Recipient recipient : recipients) {
            GroupChat own = recipient.body() == null ? null : usable.get(recipient.body());
            if (own != null && own.readers().contains(recipient.person().id())) {
                chatOf.put(recipient.person().id(), own);
            }
        }
        return chatOf;
    }
}
