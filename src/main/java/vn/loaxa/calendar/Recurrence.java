package vn.loaxa.calendar;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** A rule of times that come again, as data. {@link #text} and {@link #parse} keep it in a column. Immutable. */
public sealed interface Recurrence permits SolarRule, LunarRule {
    /** The hour of a rule for which none was said. */
    LocalTime DEFAULT_TIME = LocalTime.of(7, 0);

    /** The first time strictly after the given one, in its zone; empty when the rule is over. */
    Optional<ZonedDateTime> next(ZonedDateTime after);

    LocalTime time();

    Recurrence at(LocalTime time);

    /** The rule as one line, such as {@code FREQ=WEEKLY;BYDAY=TH;DTSTART=2026-08-06T16:00}. */
    String text();

    /** Reads what {@link #text} wrote. Throws IllegalArgumentException naming what does not fit. */
    static Recurrence parse(String text) {
        var fields = RuleFields.parse(text);
        return fields.has("LUNAR") ? LunarRule.of(fields) : SolarRule.of(fields);
    }
}
