package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule of times that come again, as data. {@link #text} and {@link #parse} keep it in a column. Immutable. */
public sealed interface Recurrence permits SolarRule, LunarRule, ShiftedRule, WorkingDayRule {
    /** The hour of a rule for which none was said. */
    LocalTime DEFAULT_TIME = LocalTime.of(7, 0);

    /** The first time strictly after the given one, in its zone; empty when the rule is over. */
    Optional<ZonedDateTime> next(ZonedDateTime after);

    LocalTime time();

    Recurrence at(LocalTime time);

    /** The last day on which it may fall, or null if it has no end. */
    @Nullable
    LocalDate until();

    /** The same rule with this last day. */
    Recurrence endingOn(LocalDate last);

    /** The rule as one line, such as {@code FREQ=WEEKLY;BYDAY=TH;DTSTART=2026-08-06T16:00}. */
    String text();

    /** The first {@code count} times strictly after the given one; fewer if the rule ends before. */
    default List<ZonedDateTime> first(int count, ZonedDateTime after) {
        var times = new ArrayList<ZonedDateTime>();
        for (var at = next(after); at.isPresent() && times.size() < count; at = next(at.get())) {
            times.add(at.get());
        }
        return List.copyOf(times);
    }

    /** The same rule, over after {@code count} times counted from the given one. */
    default Recurrence times(int count, ZonedDateTime after) {
        var times = first(count, after);
        return times.isEmpty() ? this : endingOn(times.get(times.size() - 1).toLocalDate());
    }

    /** Reads what {@link #text} wrote; working days are those of {@link WorkingDays#standard}. Throws IllegalArgumentException naming what does not fit. */
    static Recurrence parse(String text) {
        var fields = RuleFields.parse(text);
        Recurrence rule = fields.has("LUNAR") ? LunarRule.of(fields) : SolarRule.of(fields);
        rule = fields.has("SHIFT") ? new ShiftedRule(rule, fields.number("SHIFT", 0)) : rule;
        return fields.has("WORKDAY")
                ? new WorkingDayRule(rule, WorkingDays.standard(), fields.number("WORKDAY", 1) < 0)
                : rule;
    }
}
