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
 * @param answered topic of the last answer that was not marked yet; empty for none
 * @param thread the conversation with the office that is open, or 0; read with the rest and kept elsewhere
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
        String answered,
        Instant answeredAt,
        long thread,
        long version) {

    static final Memory EMPTY = new Memory(
            null,
            Instant.EPOCH,
            null,
            Instant.EPOCH,
            0,
            Instant.EPOCH,
            Instant.EPOCH,
            Instant.EPOCH,
            "",
            Instant.EPOCH,
            0,
            0);

    Memory withFlow(@Nullable FlowSession next, Instant at) {
        return new Memory(
                next,
                at,
                pending,
                pendingUntil,
                token,
                silentUntil,
                welcomedAt,
                handedAt,
                answered,
                answeredAt,
                thread,
                version);
    }

    Memory withPending(Pending next, Instant until) {
        return new Memory(
                flow,
                flowAt,
                next,
                until,
                token + 1,
                silentUntil,
                welcomedAt,
                handedAt,
                answered,
                answeredAt,
                thread,
                version);
    }

    Memory withoutPending() {
        return new Memory(
                flow,
                flowAt,
                null,
                Instant.EPOCH,
                token,
                silentUntil,
                welcomedAt,
                handedAt,
                answered,
                answeredAt,
                thread,
                version);
    }

    Memory silent(Instant until) {
        return new Memory(
                flow,
                flowAt,
                pending,
                pendingUntil,
                token,
                until,
                welcomedAt,
                handedAt,
                answered,
                answeredAt,
                thread,
                version);
    }

    Memory welcomed(Instant at) {
        return new Memory(
                flow,
                flowAt,
                pending,
                pendingUntil,
                token,
                silentUntil,
                at,
                handedAt,
                answered,
                answeredAt,
                thread,
                version);
    }

    Memory handed(Instant at) {
        return new Memory(
                flow,
                flowAt,
                pending,
                pendingUntil,
                token,
                silentUntil,
                welcomedAt,
                at,
                answered,
                answeredAt,
                thread,
                version);
    }

    Memory inThread(long id) {
        return new Memory(
                flow,
                flowAt,
                pending,
                pendingUntil,
                token,
                silentUntil,
                welcomedAt,
                handedAt,
                answered,
                answeredAt,
                id,
                version);
    }

    /** Answered, and nothing was said of it yet. */
    Memory answered(String topic, Instant at) {
        return new Memory(
                flow,
                flowAt,
                pending,
                pendingUntil,
                token,
                silentUntil,
                welcomedAt,
                handedAt,
                topic,
                at,
                thread,
                version);
    }

    /** The last answer was marked, or is no longer of interest. */
    Memory marked() {
        return answered("", Instant.EPOCH);
    }
}
