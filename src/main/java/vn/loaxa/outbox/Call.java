package vn.loaxa.outbox;

import java.util.List;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** What is to be done at Zalo. Stored as JSON in the outbox. */
public sealed interface Call {

    /** Whom it concerns, as text: {@code user:ID} or {@code group:ID}. Calls to one recipient go out in order. */
    String recipient();

    /** Whether it leaves a message in the chat. If so an unknown ending must be settled; all else may simply be repeated. */
    default boolean leavesMessage() {
        return true;
    }

    /** Consultation message to a person (inside the window, zalo-openapi §8). */
    record ToUser(ZaloUserId user, OutgoingMessage message) implements Call {
        @Override
        public String recipient() {
            return "user:" + user;
        }
    }

    /** Message into a GMF group chat. */
    record ToGroup(ZaloGroupId group, OutgoingMessage message) implements Call {
        @Override
        public String recipient() {
            return "group:" + group;
        }
    }

    /** A stored file (see {@link Outbox#storeFile}) to a person: uploaded when sent, and again when Zalo has dropped it. */
    record FileToUser(ZaloUserId user, long fileId) implements Call {
        @Override
        public String recipient() {
            return "user:" + user;
        }
    }

    /** A stored file into a group chat. */
    record FileToGroup(ZaloGroupId group, long fileId) implements Call {
        @Override
        public String recipient() {
            return "group:" + group;
        }
    }

    /** Invites people into a group chat; that Zalo took it does not prove that they joined (zalo-openapi §3). */
    record InviteToGroup(ZaloGroupId group, List<ZaloUserId> users) implements Call {
        public InviteToGroup {
            users = List.copyOf(users);
        }

        @Override
        public String recipient() {
            return "group:" + group;
        }

        @Override
        public boolean leavesMessage() {
            return false;
        }
    }

    /** Removes people from a group chat. */
    record RemoveFromGroup(ZaloGroupId group, List<ZaloUserId> users) implements Call {
        public RemoveFromGroup {
            users = List.copyOf(users);
        }

        @Override
        public String recipient() {
            return "group:" + group;
        }

        @Override
        public boolean leavesMessage() {
            return false;
        }
    }
}
