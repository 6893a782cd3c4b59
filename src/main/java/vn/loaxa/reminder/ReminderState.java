package vn.loaxa.reminder;

/** Where a reminder stands. */
public enum ReminderState {
    RUNNING,
    /** Silent until it is resumed; what falls into the pause is left out. */
    PAUSED,
    /** All its times are over. */
    OVER,
    CANCELLED,
    /** Stopped by the system: its owner may no longer remind that audience. */
    STOPPED,
    /** Somebody said it is done. */
    DONE
}
