package vn.loaxa.reminder;

import java.time.Instant;

/** One time at which a reminder is due, for the event it is about. */
record Occurrence(long id, Instant event, Instant due) {}
