package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.Optional;

/** How publishing, or deciding about it, ended. */
public sealed interface PublishResult {
    record Published(Directive directive, Plan plan) implements PublishResult {}

    /** Decided; it goes out by itself at that time. */
    record Scheduled(Directive directive, Plan plan, Instant at) implements PublishResult {}

    /** Played through as a drill: written down, and nothing went out. */
    record Drilled(Directive directive, Plan plan) implements PublishResult {}

    /** Ended before anybody had it: there is nobody to tell. */
    record Ended(Directive directive) implements PublishResult {}

    /** Kept and waiting for a second person. */
    record AwaitingApproval(Directive directive, Plan plan) implements PublishResult {}

    /** The second person said no, as asked for by {@link DirectiveService#reject}; nothing goes out. */
    record Rejected(Directive directive) implements PublishResult {}

    record Refused(Reason reason) implements PublishResult {}

    /** The directive that came of it, if any did. */
    default Optional<Directive> outcome() {
        if (this instanceof Published published) {
            return Optional.of(published.directive());
        }
        if (this instanceof Scheduled scheduled) {
            return Optional.of(scheduled.directive());
        }
        if (this instanceof Drilled drilled) {
            return Optional.of(drilled.directive());
        }
        if (this instanceof AwaitingApproval waiting) {
            return Optional.of(waiting.directive());
        }
        return Optional.empty();
    }

    enum Reason {
        NOT_ALLOWED,
        NOBODY_IN_AUDIENCE,
        TEXT_TOO_LONG,
        TEXT_EMPTY,
        /** Braces around a word that nothing can be filled in for. */
        UNKNOWN_PLACEHOLDER,
        /** The sentence of the follow-up cannot be read, or not be kept. */
        FOLLOW_UP,
        NO_SUCH_DIRECTIVE,
        OWN_TEXT,
        NOT_WAITING,
        /** The one that it is about is replaced, withdrawn, or never went out. */
        NOT_IN_FORCE
    }
}
