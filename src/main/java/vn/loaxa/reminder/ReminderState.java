package vn.loaxa.reminder;

/** Where a reminder stands. */
enum ReminderState {
    RUNNING,
    /** All its times are over. */
    OVER,
    CANCELLED,
    /** Stopped by the system: its owner may no longer remind that body. */
    STOPPED
}
