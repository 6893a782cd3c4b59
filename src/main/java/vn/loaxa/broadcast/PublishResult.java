package vn.loaxa.broadcast;

/** How publishing, or deciding about it, ended. */
public sealed interface PublishResult {
    record Published(Directive directive, Plan plan) implements PublishResult {}

    /** Kept and waiting for a second person. */
    record AwaitingApproval(Directive directive, Plan plan) implements PublishResult {}

    /** The second person said no, as asked for by {@link DirectiveService#reject}; nothing goes out. */
    record Rejected(Directive directive) implements PublishResult {}

    record Refused(Reason reason) implements PublishResult {}

    enum Reason {
        NOT_ALLOWED,
        NOBODY_IN_AUDIENCE,
        TEXT_TOO_LONG,
        TEXT_EMPTY,
        NO_SUCH_DIRECTIVE,
        OWN_TEXT,
        NOT_WAITING
    }
}
