package vn.loaxa.broadcast;

import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** How one person will be reached. */
sealed interface Route {
    /** Through a group chat that they are in; {@code listed} if that is known, and not only taken from the roll. */
    record ByGroup(ZaloGroupId group, boolean listed) implements Route {}

    /** By a message of their own; {@code charged} past the free window. */
    record ToPerson(ZaloUserId user, boolean charged) implements Route {}

    /** Not through Zalo: somebody has to go. */
    record Visit(Unreachable why) implements Route {}
}
