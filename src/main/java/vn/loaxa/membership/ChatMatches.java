package vn.loaxa.membership;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.chat.ChatRoster;
import vn.loaxa.membership.chat.ChatRosters;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Says of an unknown account in a body's chat whose it is. Whoever has a linked account acts with its owner's rights, so only
 * members who hold no post at all are matched by a leader: all others prove their account themselves. Thread-safe; part of the
 * caller's transaction.
 */
public final class ChatMatches {
    /** How it ended; all but the first changed nothing. */
    public enum Result {
        DONE,
        NOT_ALLOWED,
        /** The account is not in the chat, or is known to be somebody's. */
        NOT_UNKNOWN,
        /** Not on the roll of the body, or with an account of their own. */
        NOT_UNLINKED,
        HOLDS_POST
    }

    private final Directory directory;
    private final ChatRosters rosters;
    private final Permission permission;

    public ChatMatches(Directory directory) {
        this.directory = directory;
        rosters = new ChatRosters(directory);
        permission = new Permission(directory);
    }

    /** Links the account to the member. Audited. */
    public Result match(Handle handle, CommuneId commune, Actor actor, Body body, ZaloUserId user, PersonId person) {
        Long id = actor.personId();
        PersonId self = new PersonId(id == null ? 0 : id);
        if (permission
                .body(handle, commune, self, Right.MANAGE_MEMBERS, body.id())
                .isEmpty()) {
            return Result.NOT_ALLOWED;
        }
        Optional<ChatRoster.Stranger> stranger = rosters.of(handle, commune, body).stream()
                .flatMap(roster -> roster.strangers().stream())
                .filter(one -> one.user().equals(user) && one.person() == null)
                .findFirst();
        if (stranger.isEmpty()) {
            return Result.NOT_UNKNOWN;
        }
        Optional<Person> member = directory.roll(handle, body.id()).stream()
                .map(Member::person)
                .filter(one -> one.id().equals(person) && one.zalo() == null)
                .findFirst();
        if (member.isEmpty()) {
            return Result.NOT_UNLINKED;
        }
        boolean plain = directory.authority(handle, commune, person).titles().isEmpty();
        if (!plain || !permission.outranks(handle, commune, self, person, body)) {
            return Result.HOLDS_POST;
        }
        directory.link(handle, commune, actor, user, person);
        return Result.DONE;
    }
}
