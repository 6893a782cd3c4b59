package vn.loaxa.broadcast;

import java.util.Set;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloGroupId;

/**
 * The group chat linked to a body.
 *
 * @param members who is in the body: the chat is used only if all of them are meant
 * @param readers who reads along in the chat, members or not
 * @param listed whether that is known from Zalo's list, or only taken from the roll
 */
record GroupChat(ZaloGroupId group, BodyId body, Set<PersonId> members, Set<PersonId> readers, boolean listed) {
    GroupChat {
        members = Set.copyOf(members);
        readers = Set.copyOf(readers);
    }
}
