package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
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
 */
public record LunarRule(
        List<Integer> days,
        int month,
        boolean leap,
        LocalTime time,
        @Nullable LocalDate until) implements Recurrence {

    LunarRule(List<Integer> days, int month, boolean leap, LocalTime time) {
        this(days, month, leap, time, null);
    }

    public LunarRule {
        days = days.stream().distinct().sorted().toList();
        if (days.isEmpty() || days.get(0) < 1 || days.get(days.size() - 1) > 30 || month < 0 || month > 12) {
            throw new IllegalArgumentException("No such lunar days: " + days + " of month " + month);
        }
    }

    static LunarRule of(RuleFields fields) {
        return new LunarRule(
                fields.list("LUNAR").stream().map(Integer::valueOf).toList(),
                fields.number("MONTH", 0),
                fields.number("LEAP", 0) == 1,
                LocalTime.parse(fields.need("TIME")),
                fields.find("UNTIL").map(LocalDate::parse).orElse(null));
    }

    @Override
    public Optional<ZonedDateTime> next(ZonedDateTime after) {
        if (!LunarCalendar.covers(after.toLocalDate())) {
            return Optional.empty();
        }
        int year = LunarCalendar.of(after.toLocalDate()).year();
        // The year at hand may be over for this rule; the next one never is.
        for (int ahead = 0; ahead <= 1 && LunarCalendar.coversYear(year + ahead); ahead++) {
            var next = daysOf(year + ahead).stream()
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
            for (int day : days) {
                found.add(LunarCalendar.nearest(new LunarDate(year, candidate.number(), candidate.leap(), day)));
            }
        }
        return found;
    }

    @Override
    public LunarRule at(LocalTime newTime) {
        return new LunarRule(days, month, leap, newTime, until);
    }

    @Override
    public LunarRule endingOn(LocalDate last) {
        return new LunarRule(days, month, leap, time, last);
    }

    @Override
    public String text() {
        var fields = new RuleFields()
                .putList("LUNAR", days)
                .put("MONTH", month)
                .put("LEAP", leap ? 1 : 0)
                .put("TIME", time);
        return (until == null ? fields : fields.put("UNTIL", until)).toString();
    }
}
