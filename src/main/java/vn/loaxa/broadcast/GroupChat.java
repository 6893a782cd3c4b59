package vn.loaxa.broadcast;

import java.util.Set;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** The group chat linked to a body, and who is in the body. */
record GroupChat(ZaloGroupId group, BodyId body, Set<PersonId> members) {
    GroupChat {
        members = Set.copyOf(members);
    }
}
