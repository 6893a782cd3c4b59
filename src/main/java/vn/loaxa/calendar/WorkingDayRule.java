package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * "The first working day from that day on": what falls on a weekend or a holiday comes on the next working day, at the same
 * hour. Two times that would meet on one day are one.
 *
 * @param before the last working day up to that day instead ("ngày làm việc cuối tháng")
 */
public record WorkingDayRule(Recurrence rule, WorkingDays days, boolean before) implements Recurrence {

    public WorkingDayRule(Recurrence rule, WorkingDays days) {
        this(rule, days, false);
    }

    @Override
    public Optional<ZonedDateTime> next(ZonedDateTime after) {
        // What was due during the days off just before may still be to come.
        var from = before ? after : after.minusDays(WorkingDays.LONGEST_REST);
        for (var due = rule.next(from); due.isPresent(); due = rule.next(due.get())) {
            var day = due.get().toLocalDate();
            var moved = (before ? days.onOrBefore(day) : days.onOrAfter(day))
                    .atTime(due.get().toLocalTime())
                    .atZone(after.getZone());
            if (moved.isAfter(after)) {
                return Optional.of(moved);
            }
        }
        return Optional.empty();
    }

    @Override
    public LocalTime time() {
        return rule.time();
    }

    @Override
    public WorkingDayRule at(LocalTime time) {
        return new WorkingDayRule(rule.at(time), days, before);
    }

    @Override
    public @Nullable LocalDate until() {
        return rule.until();
    }

    @Override
    public WorkingDayRule endingOn(LocalDate last) {
        return new WorkingDayRule(rule.endingOn(last), days, before);
    }

    @Override
    public String text() {
        return rule.text() + ";WORKDAY=" + (before ? -1 : 1);
    }
}
