package vn.loaxa.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the solar calendar: RRULE of RFC 5545, of which this is the part that people say. A day that a month does not
 * have (the 31st, 29/2) is the last day of that month instead of being left out.
 *
 * @param interval every how many days, weeks, months or years
 * @param weekdays with {@code ordinal} 0 each such weekday, else only the n-th of the month (-1 the last)
 * @param monthDays 1 to 31, or -1 for the last
 * @param month 1 to 12 for a yearly rule, else 0
 * @param from the first day on which it may fall; counts the interval
 * @param until the last day, or null
 */
public record SolarRule(
        Freq freq,
        int interval,
        List<DayOfWeek> weekdays,
        int ordinal,
        List<Integer> monthDays,
        int month,
        LocalDate from,
        @Nullable LocalDate until,
        LocalTime time)
        implements Recurrence {

    /** How often. */
    public enum Freq {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    public SolarRule {
        weekdays = weekdays.stream().distinct().sorted().toList();
        monthDays = monthDays.stream().distinct().sorted().toList();
        if (interval < 1) {
            throw new IllegalArgumentException("A rule cannot come every " + interval + " times");
        }
    }

    static SolarRule daily(int interval, LocalDate from, LocalTime time) {
        return new SolarRule(Freq.DAILY, interval, List.of(), 0, List.of(), 0, from, null, time);
    }

    static SolarRule weekly(int interval, List<DayOfWeek> weekdays, LocalDate from, LocalTime time) {
        return new SolarRule(Freq.WEEKLY, interval, weekdays, 0, List.of(), 0, from, null, time);
    }

    static SolarRule monthly(int interval, List<Integer> monthDays, LocalDate from, LocalTime time) {
        return new SolarRule(Freq.MONTHLY, interval, List.of(), 0, monthDays, 0, from, null, time);
    }

    static SolarRule monthlyOn(int interval, DayOfWeek weekday, int ordinal, LocalDate from, LocalTime time) {
        return new SolarRule(Freq.MONTHLY, interval, List.of(weekday), ordinal, List.of(), 0, from, null, time);
    }

    static SolarRule yearly(int interval, int day, int month, LocalDate from, LocalTime time) {
        return new SolarRule(Freq.YEARLY, interval, List.of(), 0, List.of(day), month, from, null, time);
    }

    static SolarRule of(RuleFields fields) {
        var start = LocalDateTime.parse(fields.need("DTSTART"));
        return new SolarRule(
                Freq.valueOf(fields.need("FREQ")),
                fields.number("INTERVAL", 1),
                fields.list("BYDAY").stream().map(SolarRule::weekday).toList(),
                fields.number("ORDINAL", 0),
                fields.list("BYMONTHDAY").stream().map(Integer::valueOf).toList(),
                fields.number("BYMONTH", 0),
                start.toLocalDate(),
                fields.find("UNTIL").map(LocalDate::parse).orElse(null),
                start.toLocalTime());
    }

    SolarRule every(int newInterval) {
        return new SolarRule(freq, newInterval, weekdays, ordinal, monthDays, month, from, until, time);
    }

    SolarRule from(LocalDate first) {
        return new SolarRule(freq, interval, weekdays, ordinal, monthDays, month, first, until, time);
    }

    @Override
    public SolarRule endingOn(LocalDate last) {
        return new SolarRule(freq, interval, weekdays, ordinal, monthDays, month, from, last, time);
    }

    @Override
    public SolarRule at(LocalTime newTime) {
        return new SolarRule(freq, interval, weekdays, ordinal, monthDays, month, from, until, newTime);
    }

    @Override
    public Optional<ZonedDateTime> next(ZonedDateTime after) {
        // Reckoned in local time and put into the zone afterwards, so that the hour on the wall stays.
        var local = after.toLocalDateTime();
        var dates = rule().iterator(new DateTime(from.getYear(), from.getMonthValue() - 1, from.getDayOfMonth()));
        var startDay = local.toLocalDate();
        if (startDay.isAfter(from)) {
            dates.fastForward(new DateTime(startDay.getYear(), startDay.getMonthValue() - 1, startDay.getDayOfMonth()));
        }
        while (dates.hasNext()) {
            var date = dates.nextDateTime();
            var moment = LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDayOfMonth())
                    .atTime(time);
            if (until != null && moment.toLocalDate().isAfter(until)) {
                return Optional.empty();
            }
            if (moment.isAfter(local)) {
                return Optional.of(moment.atZone(after.getZone()));
            }
        }
        return Optional.empty();
    }

    private RecurrenceRule rule() {
        var fields = new RuleFields().put("FREQ", freq).put("INTERVAL", interval);
        if (month > 0) {
            fields.put("BYMONTH", month);
        }
        if (!weekdays.isEmpty()) {
            fields.putList("BYDAY", weekdays.stream().map(this::byDay).toList());
        }
        if (monthDays.size() == 1 && monthDays.get(0) > 28) {
            // "The 31st, or the last day there is": of the days from the 28th on, the last that exists.
            fields.putList(
                    "BYMONTHDAY",
                    IntStream.rangeClosed(28, monthDays.get(0)).boxed().toList());
            fields.put("BYSETPOS", -1);
        } else {
            fields.putList("BYMONTHDAY", monthDays);
        }
        try {
            return new RecurrenceRule(fields.toString());
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("Not a rule: " + fields, e);
        }
    }

    private String byDay(DayOfWeek day) {
        return (ordinal == 0 ? "" : Integer.toString(ordinal)) + day.name().substring(0, 2);
    }

    private static DayOfWeek weekday(String code) {
        for (var day : DayOfWeek.values()) {
            if (day.name().startsWith(code)) {
                return day;
            }
        }
        throw new IllegalArgumentException("Not a weekday: " + code);
    }

    @Override
    public String text() {
        var fields = new RuleFields().put("FREQ", freq).put("INTERVAL", interval);
        fields.putList(
                "BYDAY",
                weekdays.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.toList()));
        fields.put("ORDINAL", ordinal).putList("BYMONTHDAY", monthDays).put("BYMONTH", month);
        if (until != null) {
            fields.put("UNTIL", until);
        }
        return fields.put("DTSTART", from.atTime(time)).toString();
    }
}
