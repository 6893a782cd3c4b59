package vn.loaxa.calendar;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * An hour as said.
 *
 * @param exact written on the 24-hour clock ("04:00", "16h") or with am/pm, so it needs no part of the day
 */
record Clock(
        int hour,
        int minute,
        int second,
        Grain grain,
        boolean exact,
        @Nullable DayPart part) {

    /** An hour as meant: the day may be the next one ("12 giờ đêm"). */
    record Meant(
            LocalTime time,
            int dayShift,
            Grain grain,
            @Nullable Reason doubt,
            boolean smallHours) {}

    Clock with(DayPart other) {
        return part == null ? new Clock(hour, minute, second, grain, exact, other) : this;
    }

    boolean invalid() {
        boolean onTheClock = hour < 24 || (hour == 24 && minute == 0);
        return !onTheClock || minute > 59 || second > 59 || (part != null && outside(part));
    }

    private boolean outside(DayPart said) {
        return switch (said) {
            case MORNING -> hour > 12;
            case NOON -> hour > 14 || (hour > 3 && hour < 10);
            case AFTERNOON -> hour > 19 || hour == 0;
            case EVENING -> hour == 0 || (hour > 12 && hour < 17);
            case NIGHT -> hour > 5 && hour < 8;
        };
    }

    /** Which hour of the day is meant. Hours from 7 to 12 without a part are read as written; 1 to 6 must be asked. */
    Meant meant() {
        boolean late = part == DayPart.NIGHT || part == DayPart.EVENING;
        if (hour == 24 || (late && hour == 12) || (part == DayPart.NIGHT && hour == 0)) {
            return new Meant(LocalTime.of(0, minute, second), 1, grain, null, false);
        }
        if (part == null) {
            return new Meant(at(hour), 0, grain, exact || hour > 6 || hour == 0 ? null : Reason.AMBIGUOUS_HOUR, false);
        }
        return switch (part) {
            case MORNING -> new Meant(at(hour % 24), 0, grain, hour == 12 ? Reason.AMBIGUOUS_HOUR : null, false);
            case NOON -> new Meant(at(hour <= 3 ? hour + 12 : hour), 0, grain, null, false);
            case AFTERNOON -> later(hour > 7 && hour < 12);
            case EVENING -> later(hour < 5);
            case NIGHT ->
                hour < 6
                        ? new Meant(at(hour), 0, grain, null, true)
                        : new Meant(at(hour < 12 ? hour + 12 : hour), 0, grain, null, false);
        };
    }

    private Meant later(boolean doubtful) {
        return new Meant(at(hour < 12 ? hour + 12 : hour), 0, grain, doubtful ? Reason.AMBIGUOUS_HOUR : null, false);
    }

    private LocalTime at(int meantHour) {
        return LocalTime.of(meantHour, minute, second);
    }
}
