package vn.loaxa.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What a reminder is about, which decides until when it is still of use after a failure of the machine (the late rule):
 *
 * <ul>
 *   <li>{@link #PERSONAL}, {@link #WORK}: up to two hours past its time;
 *   <li>{@link #MEETING}: up to ten minutes past the beginning, since a meeting that has begun is not announced;
 *   <li>{@link #DAY} (a feast, an anniversary): to the end of that day;
 *   <li>{@link #DEADLINE} (a tax, an insurance): up to seven days past it, since it can still be paid.
 * </ul>
 *
 * What comes later than that is missed: nobody gets it, and whoever set it is told.
 */
public enum ReminderKind {
    PERSONAL,
    WORK,
    MEETING,
    DAY,
    DEADLINE;

    /** The last moment at which a reminder of this event helps somebody. */
    Instant usefulUntil(Instant event, ZoneId zone) {
        return switch (this) {
            case PERSONAL, WORK -> event.plus(Duration.ofHours(2));
            case MEETING -> event.plus(Duration.ofMinutes(10));
            case DAY -> event.atZone(zone).with(LocalTime.MAX).toInstant();
            case DEADLINE -> event.plus(Duration.ofDays(7));
        };
    }

    /** Whether people are asked if they come. */
    boolean invites() {
        return this == MEETING;
    }
}
