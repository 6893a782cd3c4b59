package vn.loaxa.membership.chat;

import java.time.Instant;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.zalo.wire.ZaloGroupId;

/**
 * One round of inviting the members of a body into its chat, over as many days as it takes.
 *
 * @param batches calls made so far
 */
public record ChatRound(
        long id, CommuneId commune, BodyId body, ZaloGroupId group, Instant startedAt, State state, int batches) {
    public enum State {
        RUNNING,
        DONE,
        STOPPED
    }

    /** What is known of one person's invitation. */
    public enum Step {
        WAITING,
        /** In the outbox, on its way to Zalo. */
        ASKED,
        /** Zalo took it; whether the person came in is told by the roster. */
        INVITED,
        REFUSED
    }
}
