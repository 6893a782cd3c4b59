package vn.loaxa.reminder;

/** Where one time of a reminder stands. */
public enum OccurrenceState {
    PENDING,
    SENT,
    /** Came together with a later one of the same event, which went out alone. */
    SKIPPED,
    /** Found too late to be of use; the owner is told. */
    MISSED,
    /** Nobody could be written to. */
    UNREACHED,
    CANCELLED
}
