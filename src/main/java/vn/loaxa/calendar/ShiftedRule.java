package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** So many days before (negative) or after each time of another rule: "trước Tết 10 ngày hằng năm". */
public record ShiftedRule(Recurrence rule, int days) implements Recurrence {

    @Override
    public Optional<ZonedDateTime> next(ZonedDateTime after) {
        return rule.next(after.minusDays(days)).map(at -> at.plusDays(days));
    }

    @Override
    public LocalTime time() {
        return rule.time();
    }

    @Override
    public ShiftedRule at(LocalTime time) {
        return new ShiftedRule(rule.at(time), days);
    }

    @Override
    public @Nullable LocalDate until() {
        var last = rule.until();
        return last == null ? null : last.plusDays(days);
    }

    @Override
    public ShiftedRule endingOn(LocalDate last) {
        return new ShiftedRule(rule.endingOn(last.minusDays(days)), days);
    }

    @Override
    public String text() {
        return rule.text() + ";SHIFT=" + days;
    }
}
