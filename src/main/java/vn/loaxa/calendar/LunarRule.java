package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days of the lunar month, monthly or yearly.
 *
 * <p>Leap months: a monthly rule holds in them too (there is a rằm in every month that the moon makes). A yearly one does
 * not: giỗ and feasts are kept once, in the first of the two months; one that was set for a leap month is kept in the leap
 * month where there is one and in the plain month in other years. The 30th in a month of 29 days is the 29th.
 *
 * @param days 1 to 30, ascending
 * @param month 1 to 12 for a yearly rule, 0 for a monthly one
 * @param leap for a yearly rule: meant for the leap month
 * @param until the last day, or null
 * @param interval every how many lunar months or years; leap months count, since each is a moon of its own
 * @param from the first day on which it may fall, or null; its lunar month or year is the one from which is counted
 */
public record LunarRule(
        List<Integer> days,
        int month,
        boolean leap,
        LocalTime time,
        @Nullable LocalDate until,
        int interval,
        @Nullable LocalDate from)
        implements Recurrence {
    /** Days from one new moon to the next, on average. */
    private static final double MOON = 29.530588853;

    LunarRule(List<Integer> days, int month, boolean leap, LocalTime time) {
        this(days, month, leap, time, null, 1, null);
    }

    public LunarRule {
        days = days.stream().distinct().sorted().toList();
        if (days.isEmpty() || days.get(0) < 1 || days.get(days.size() - 1) > 30 || month < 0 || month > 12) {
            throw new IllegalArgumentException("No such lunar days: " + days + " of month " + month);
        }
        if (interval < 1 || interval > 1 && from == null) {
            throw new IllegalArgumentException("Every " + interval + " times, from " + from);
        }
    }

    static LunarRule of(RuleFields fields) {
        return new LunarRule(
                fields.list("LUNAR").stream().map(Integer::valueOf).toList(),
                fields.number("MONTH", 0),
                fields.number("LEAP", 0) == 1,
                LocalTime.parse(fields.need("TIME")),
                fields.find("UNTIL").map(LocalDate::parse).orElse(null),
                fields.number("INTERVAL", 1),
                fields.find("FROM").map(LocalDate::parse).orElse(null));
    }

    /** The same, not before that day and only every so many months or years counted from it. */
    LunarRule every(int newInterval, @Nullable LocalDate first) {
        return new LunarRule(days, month, leap, time, until, newInterval, first);
    }

    @Override
    public Optional<ZonedDateTime> next(ZonedDateTime after) {
        if (!LunarCalendar.covers(after.toLocalDate())) {
            return Optional.empty();
        }
        var start = after.toLocalDate();
        int year = LunarCalendar.of(from != null && start.isBefore(from) ? from : start)
                .year();
        // The year at hand may be over for this rule; the next one of its rhythm never is.
        int years = month > 0 ? interval : interval / 12 + 1;
        for (int ahead = 0; ahead <= years && LunarCalendar.coversYear(year + ahead); ahead++) {
            var next = daysOf(year + ahead).stream()
                    .filter(day -> from == null || !day.isBefore(from))
                    .map(day -> day.atTime(time).atZone(after.getZone()))
                    .filter(moment -> moment.isAfter(after))
                    .min(Comparator.naturalOrder());
            if (next.isPresent()) {
                return next.filter(
                        found -> until == null || !found.toLocalDate().isAfter(until));
            }
        }
        return Optional.empty();
    }

    private List<LocalDate> daysOf(int year) {
        var found = new ArrayList<LocalDate>();
        for (var candidate : month == 0 ? LunarCalendar.months(year) : List.of(new LunarCalendar.Month(month, leap))) {
            for (int day : inRhythm(year, candidate) ? days : List.<Integer>of()) {
                found.add(LunarCalendar.nearest(new LunarDate(year, candidate.number(), candidate.leap(), day)));
            }
        }
        return found;
    }

    private boolean inRhythm(int year, LunarCalendar.Month candidate) {
        if (interval == 1 || from == null) {
            return true;
        }
        var first = LunarCalendar.of(from);
        if (month > 0) {
            return Math.floorMod(year - first.year(), interval) == 0;
        }
        var newMoon = LunarCalendar.nearest(new LunarDate(year, candidate.number(), candidate.leap(), 1));
        long days = ChronoUnit.DAYS.between(from.minusDays(first.day() - 1L), newMoon);
        return Math.floorMod(Math.round(days / MOON), interval) == 0;
    }

    @Override
    public LunarRule at(LocalTime newTime) {
        return new LunarRule(days, month, leap, newTime, until, interval, from);
    }

    @Override
    public LunarRule endingOn(LocalDate last) {
        return new LunarRule(days, month, leap, time, last, interval, from);
    }

    @Override
    public String text() {
        var fields = new RuleFields()
                .putList("LUNAR", days)
                .put("MONTH", month)
                .put("LEAP", leap ? 1 : 0)
                .put("TIME", time);
        if (until != null) {
            fields.put("UNTIL", until);
        }
        if (from != null) {
            fields.put("INTERVAL", interval).put("FROM", from);
        }
        return fields.toString();
    }
}
