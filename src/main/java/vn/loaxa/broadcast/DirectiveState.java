package vn.loaxa.broadcast;

/** Where a directive stands. */
public enum DirectiveState {
    AWAITING_APPROVAL,
    REJECTED,
    PUBLISHED,
    STOPPED,
    WITHDRAWN
}
