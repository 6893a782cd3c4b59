package vn.loaxa.broadcast;

/** The ladder of one person's delivery. It only goes up: ranks are compared, a late lower event changes nothing. */
public enum DeliveryStatus {
    WAITING,
    UNSURE,
    FAILED,
    UNREACHABLE,
    SENT,
    DELIVERED,
    SEEN,
    ACKNOWLEDGED
}
