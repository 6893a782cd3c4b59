package vn.loaxa.outbox;

import java.util.List;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** What is to be done at Zalo. Stored as JSON in the outbox. */
public sealed interface Call {

    /** Consultation message to a person (inside the window, zalo-openapi §8). */
    record ToUser(ZaloUserId user, OutgoingMessage message) implements Call {}

    /** Message into a GMF group chat. */
    record ToGroup(ZaloGroupId group, OutgoingMessage message) implements Call {}

    /** A stored file (see {@link Outbox#storeFile}) to a person: uploaded when sent, and again when Zalo has dropped it. */
    record FileToUser(ZaloUserId user, long fileId) implements Call {}

    /** A stored file into a group chat. */
    record FileToGroup(ZaloGroupId group, long fileId) implements Call {}

    /** Invites people into a group chat; that Zalo took it does not prove that they joined (zalo-openapi §3). */
    record InviteToGroup(ZaloGroupId group, List<ZaloUserId> users) implements Call {}

    /** Removes people from a group chat. */
    record RemoveFromGroup(ZaloGroupId group, List<ZaloUserId> users) implements Call {}
}
