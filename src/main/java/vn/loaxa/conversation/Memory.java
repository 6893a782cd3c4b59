package vn.loaxa.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.engine.FlowSession;

/**
 * What is remembered between two messages of one account. Immutable.
 *
 * @param flowAt when the flow was last moved
 * @param token counts previews up, so that a button under an old one does not confirm the new one
 * @param silentUntil a person talks with them until then
 * @param welcomedAt first contact, or the epoch
 * @param handedAt when somebody was last called for them, or the epoch
 */
record Memory(
        @Nullable FlowSession flow,
        Instant flowAt,
        @Nullable Pending pending,
        Instant pendingUntil,
        int token,
        Instant silentUntil,
        Instant welcomedAt,
        Instant handedAt,
        long version) {

    static final Memory EMPTY =
            new Memory(null, Instant.EPOCH, null, Instant.EPOCH, 0, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, 0);

    Memory withFlow(@Nullable FlowSession next, Instant at) {
        return new Memory(next, at, pending, pendingUntil, token, silentUntil, welcomedAt, handedAt, version);
    }

    Memory withPending(Pending next, Instant until) {
        return new Memory(flow, flowAt, next, until, token + 1, silentUntil, welcomedAt, handedAt, version);
    }

    Memory withoutPending() {
        return new Memory(flow, flowAt, null, Instant.EPOCH, token, silentUntil, welcomedAt, handedAt, version);
    }

    Memory silent(Instant until) {
        return new Memory(flow, flowAt, pending, pendingUntil, token, until, welcomedAt, handedAt, version);
    }

    Memory welcomed(Instant at) {
        return new Memory(flow, flowAt, pending, pendingUntil, token, silentUntil, at, handedAt, version);
    }

    Memory handed(Instant at) {
        return new Memory(flow, flowAt, pending, pendingUntil, token, silentUntil, welcomedAt, at, version);
    }
}
