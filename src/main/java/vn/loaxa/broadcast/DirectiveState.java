package vn.loaxa.broadcast;

/** Where a directive stands. */
public enum DirectiveState {
    AWAITING_APPROVAL,
    REJECTED,
    /** Decided; goes out at its time. */
    SCHEDULED,
    /** Played through; nothing went out and nothing ever will. */
    DRILLED,
    PUBLISHED,
    STOPPED,
    /** A later one has taken its place. */
    REPLACED,
    WITHDRAWN
}
