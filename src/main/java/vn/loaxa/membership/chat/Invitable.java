package vn.loaxa.membership.chat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Who of a roll can be invited into a chat now, in the order of the roll, and why the others cannot. Thread-safe. */
final class Invitable {
    /** Why not; empty text for somebody who can be. */
    static final String CAN = "";

    static final String INSIDE = "INSIDE";
    static final String NO_ACCOUNT = "NO_ACCOUNT";
    static final String BLOCKED = "BLOCKED";
    static final String NOT_FOLLOWING = "NOT_FOLLOWING";
    static final String ASKED_LATELY = "ASKED_LATELY";
    static final String NO_ROOM = "NO_ROOM";
    static final String NOT_MEMBER = "NOT_MEMBER";
    /** Whoever went by themselves is not called back by a machine. */
    static final String LEFT = "LEFT";

    private final Directory directory;
    private final RulesInForce rules;
    private final Clock clock;
    private final ChatRosterStore rosters = new ChatRosterStore();
    private final ChatRoundStore rounds = new ChatRoundStore();

    Invitable(Directory directory, RulesInForce rules, Clock clock) {
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    /** A member of the roll, and why they cannot be invited. */
    record Judged(Person person, String why) {}

    /**
     * @param group the chat, or null for one that is still to be made
     * @param most how many it holds, the Official Account counted; 0 if that is not known
     * @param others how many take a place in it besides the roll, while it is still to be made
     */
    List<Judged> judge(Handle handle, CommuneId commune, Body body, @Nullable ZaloGroupId group, int most, int others) {
        Set<String> inside = new HashSet<>();
        Set<String> left = new HashSet<>();
        Set<String> asked = Set.of();
        if (group != null) {
            rosters.seen(handle, commune, group, true).forEach(seen -> inside.add(seen.user()));
            rosters.seen(handle, commune, group, false).forEach(seen -> left.add(seen.user()));
            asked = rounds.invitedSince(
                    handle,
                    commune,
                    group,
                    clock.instant().minus(rules.now().groups().inviteAgain()));
        }
        int room = most == 0 ? Integer.MAX_VALUE : most - 1 - inside.size() - others;
        List<Judged> judged = new ArrayList<>();
        for (Member member : directory.roll(handle, body.id())) {
            String why = why(member.person(), inside, left, asked);
            if (why.equals(CAN) || why.equals(ASKED_LATELY)) {
                room--;
            }
            judged.add(new Judged(member.person(), why.equals(CAN) && room < 0 ? NO_ROOM : why));
        }
        return judged;
    }

    /** By person; whoever is not on the roll any more is missing. */
    Map<PersonId, String> now(Handle handle, ChatRound round, Body body) {
        int most = rosters.row(handle, round.commune(), round.group())
                .map(ChatRosterStore.Row::mostMembers)
                .orElse(0);
        Map<PersonId, String> now = new HashMap<>();
        judge(handle, round.commune(), body, round.group(), most, 0)
                .forEach(one -> now.put(one.person().id(), one.why()));
        return now;
    }

    private String why(Person person, Set<String> inside, Set<String> left, Set<String> asked) {
        ZaloUserId user = person.zalo();
        if (user == null) {
            return NO_ACCOUNT;
        }
        if (inside.contains(user.value())) {
            return INSIDE;
        }
        if (left.contains(user.value())) {
            return LEFT;
        }
        if (person.blocked()) {
            return BLOCKED;
        }
        if (asked.contains(user.value())) {
            return ASKED_LATELY;
        }
        // Zalo lets the account invite who follows it, or had to do with it within its window (zalo-openapi §3).
        boolean open = rules.now().windows().at(person.lastInteraction(), clock.instant()) != ZaloRules.Window.CLOSED;
        return person.follows() || open ? CAN : NOT_FOLLOWING;
    }
}
