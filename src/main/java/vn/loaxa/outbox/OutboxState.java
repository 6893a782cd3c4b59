package vn.loaxa.outbox;

/** Where a row stands. */
public enum OutboxState {
    /** Waits for its turn or its time. */
    PENDING,
    /** Leased to a dispatcher and being sent. */
    SENDING,
    /** Zalo took it. Final. */
    SENT,
    /** Zalo refused it for good. Final. */
    FAILED,
    /** Not known whether it was sent; being settled. */
    UNKNOWN,
    /** Could not be settled: a person must look. Final unless a late echo proves it was sent. */
    UNSETTLED,
    /** Taken back before it was sent. Final. */
    CANCELLED
}
