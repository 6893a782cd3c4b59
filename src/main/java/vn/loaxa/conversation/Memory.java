package vn.loaxa.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.engine.FlowSession;

/**
 * What is remembered between two messages of one account. Immutable.
 *
 * @param welcomedAt first contact, or the epoch
 */
record Memory(Running running, Preview preview, Office office, Answered last, Instant welcomedAt, long version) {

    static final Memory EMPTY = new Memory(
            new Running(null, Instant.EPOCH),
            new Preview(null, Instant.EPOCH, 0),
            new Office(Instant.EPOCH, Instant.EPOCH, 0),
            Answered.NOTHING,
            Instant.EPOCH,
            0);

    /** @param movedAt when the flow was last moved */
    record Running(@Nullable FlowSession flow, Instant movedAt) {}

    /** @param token counts previews up, so that a button under an old one does not confirm the new one */
    record Preview(@Nullable Pending pending, Instant until, int token) {}

    /**
     * @param silentUntil a person talks with them until then
     * @param handedAt when somebody was last called for them, or the epoch
     * @param thread the conversation with the office that is open, or 0; read with the rest and kept elsewhere
     */
    record Office(Instant silentUntil, Instant handedAt, long thread) {}

    /** @param topic of the last answer that was not marked yet; empty for none */
    record Answered(String topic, Instant at) {
        static final Answered NOTHING = new Answered("", Instant.EPOCH);
    }

    Memory withFlow(@Nullable FlowSession next, Instant at) {
        return new Memory(new Running(next, at), preview, office, last, welcomedAt, version);
    }

    Memory withPending(Pending next, Instant until) {
        return with(new Preview(next, until, preview.token() + 1));
    }

    Memory withoutPending() {
        return with(new Preview(null, Instant.EPOCH, preview.token()));
    }

    Memory silent(Instant until) {
        return with(new Office(until, office.handedAt(), office.thread()));
    }

    Memory handed(Instant at) {
        return with(new Office(office.silentUntil(), at, office.thread()));
    }

    Memory inThread(long id) {
        return with(new Office(office.silentUntil(), office.handedAt(), id));
    }

    Memory welcomed(Instant at) {
        return new Memory(running, preview, office, last, at, version);
    }

    /** Answered, and nothing was said of it yet. */
    Memory answered(String topic, Instant at) {
        return with(new Answered(topic, at));
    }

    /** The last answer was marked, or is no longer of interest. */
    Memory marked() {
        return with(Answered.NOTHING);
    }

    private Memory with(Preview next) {
        return new Memory(running, next, office, last, welcomedAt, version);
    }

    private Memory with(Office next) {
        return new Memory(running, preview, next, last, welcomedAt, version);
    }

    private Memory with(Answered next) {
        return new Memory(running, preview, office, next, welcomedAt, version);
    }
}
