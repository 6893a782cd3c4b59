package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.List;

/** How an acknowledgement ended. */
public sealed interface AcknowledgeResult {
    /** Recorded now. */
    record Recorded(Directive directive) implements AcknowledgeResult {}

    /** Was recorded before; the first time is kept. */
    record Already(Directive directive, Instant firstAt) implements AcknowledgeResult {}

    /** Several open directives: the person must say which. */
    record Which(List<Directive> open) implements AcknowledgeResult {}

    /** Nothing to acknowledge, or not for this person. */
    record Nothing() implements AcknowledgeResult {}

    /** May not acknowledge for somebody else there. */
    record NotAllowed() implements AcknowledgeResult {}
}
