package vn.loaxa.reminder;

import java.time.Instant;

/** One time at which a reminder is due, for the event it is about; {@code origin} is that event by the rule, before it was moved. */
record Occurrence(long id, Instant origin, Instant event, Instant due) {}
