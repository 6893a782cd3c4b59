package vn.loaxa.outbox;

/** Who goes first. A reply never waits behind a broadcast; bulk always gets a share, so it is never starved. */
public enum Lane {
    REPLY,
    URGENT,
    BULK
}
