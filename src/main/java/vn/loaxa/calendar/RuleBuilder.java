package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a rule of "mỗi", "hằng tuần" and the days around it. */
final class RuleBuilder {
    private final Findings findings;
    private final ZonedDateTime after;
    private final LocalDate from;
    private final LocalTime time;

    private RuleBuilder(Findings findings, ZonedDateTime ref, LocalTime time) {
        this.findings = findings;
        var since = findings.since;
        this.after = since == null ? ref : since.atStartOfDay(ref.getZone()).minusNanos(1);
        this.from = since == null ? ref.toLocalDate() : since;
        this.time = time;
    }

    /** Empty when the text says nothing about coming again. */
    static Optional<TimePhrase> build(Findings findings, Clock.@Nullable Meant clock, ZonedDateTime ref) {
        boolean anniversary = findings.anniversary
                && findings.days.size() == 1
                && findings.days.get(0) instanceof DaySaid.Lunar lunar
                && lunar.month() > 0
                && lunar.year() == 0;
        if (findings.repeat == null && !anniversary) {
            return Optional.empty();
        }
        var doubt = doubt(findings, clock);
        if (doubt != null) {
            return Optional.of(TimePhrase.Rejected.of(doubt));
        }
        var time = clock == null ? Recurrence.DEFAULT_TIME : clock.time();
        var repeat = findings.repeat == null ? new Findings.Repeat(Unit.YEAR, 1) : findings.repeat;
        var said = new RuleBuilder(findings, ref, time).rule(repeat);
        if (said == null) {
            return Optional.of(TimePhrase.Rejected.of(Reason.MISSING_DATE));
        }
        var rule = ending(findings.shift == 0 ? said : new ShiftedRule(said, findings.shift), findings, ref);
        var first = rule.next(ref);
        return Optional.of(
                first.isPresent()
                        ? new TimePhrase.Recurring(rule, first.get(), clock != null)
                        : TimePhrase.Rejected.of(Reason.PAST));
    }

    /** The rule with its end and on working days, if such were said. */
    private static Recurrence ending(Recurrence rule, Findings findings, ZonedDateTime ref) {
        var ended = findings.workingDay || findings.workingDayBefore
                ? new WorkingDayRule(rule, WorkingDays.standard(), findings.workingDayBefore)
                : rule;
        if (findings.until != null) {
            ended = ended.endingOn(findings.until);
        }
        if (findings.times > 0) {
            ended = ended.times(findings.times, ref);
        }
        var during = findings.during;
        var first = ended.next(ref);
        if (during != null && during.unit() != null && first.isPresent()) {
            ended = ended.endingOn(during.unit()
                    .plus(first.get(), during.interval())
                    .toLocalDate()
                    .minusDays(1));
        }
        return ended;
    }

    private static @Nullable Reason doubt(Findings findings, Clock.@Nullable Meant clock) {
        if (clock != null && clock.doubt() != null) {
            return clock.doubt();
        }
        for (var day : findings.days) {
            if (day instanceof DaySaid.Solar solar) {
                if (solar.day() < 1 || solar.day() > 31 || solar.month() > 12) {
                    return Reason.INVALID_DATE;
                }
                if (solar.doubt() != null) {
                    return solar.doubt();
                }
            }
            if (day instanceof DaySaid.Lunar lunar && (lunar.day() < 1 || lunar.day() > 30 || lunar.month() > 12)) {
                return Reason.INVALID_DATE;
            }
        }
        return null;
    }

    private @Nullable Recurrence rule(Findings.Repeat repeat) {
        var lunar = only(DaySaid.Lunar.class);
        if (!lunar.isEmpty()) {
            return lunar(lunar, repeat);
        }
        for (var edge : only(DaySaid.WorkingEdge.class)) {
            boolean monthly = edge.month() == null && repeat.unit() != Unit.YEAR;
            var days = SolarRule.monthly(interval(repeat), List.of(edge.last() ? -1 : 1), from, time);
            return monthly ? new WorkingDayRule(begun(days), WorkingDays.standard(), edge.last()) : null;
        }
        var solar = solar(repeat);
        return solar == null ? null : begun(solar);
    }

    private static int interval(Findings.Repeat repeat) {
        return repeat.interval() * (repeat.unit() == Unit.QUARTER ? 3 : 1);
    }

    /** "cứ 3 tháng một lần ngày 10" begins with the next such day, not with one three months on. */
    private SolarRule begun(SolarRule rule) {
        return rule.interval() == 1
                ? rule
                : rule.every(1)
                        .next(after)
                        .map(first -> rule.from(first.toLocalDate()))
                        .orElse(rule);
    }

    /** Of a rhythm longer than one it counts from the next such day: "rằm ba tháng một lần". */
    private @Nullable Recurrence lunar(List<DaySaid.Lunar> said, Findings.Repeat repeat) {
        int month = said.get(0).month();
        if (said.stream().anyMatch(day -> day.month() != month)) {
            return null;
        }
        var days = said.stream().map(DaySaid.Lunar::day).toList();
        var rule = new LunarRule(days, month, said.get(0).leap(), time).every(1, findings.since);
        int interval = interval(repeat);
        if (interval == 1) {
            return rule;
        }
        boolean months = repeat.unit() == Unit.MONTH || repeat.unit() == Unit.QUARTER;
        boolean fits = month > 0 ? repeat.unit() == Unit.YEAR : months;
        return fits
                ? rule.next(after)
                        .map(first -> rule.every(interval, first.toLocalDate()))
                        .orElse(rule)
                : null;
    }

    private @Nullable SolarRule solar(Findings.Repeat repeat) {
        int interval = interval(repeat);
        for (var nth : only(DaySaid.Nth.class)) {
            return SolarRule.monthlyOn(interval, nth.day(), nth.ordinal(), from, time);
        }
        if (!findings.weekdays.isEmpty()) {
            boolean weekly = repeat.unit() == null || repeat.unit() == Unit.WEEK || repeat.unit() == Unit.DAY;
            return weekly ? SolarRule.weekly(interval, findings.weekdays, start(), time) : null;
        }
        if (repeat.unit() == Unit.DAY) {
            return SolarRule.daily(interval, start(), time);
        }
        if (!only(DaySaid.MonthEnd.class).isEmpty()) {
            return SolarRule.monthly(interval, List.of(-1), from, time);
        }
        var solar = only(DaySaid.Solar.class);
        if (solar.isEmpty()) {
            return repeat.unit() == null && findings.part != null ? SolarRule.daily(interval, from, time) : null;
        }
        if (solar.get(0).month() == 0) {
            boolean fits = repeat.unit() == null || repeat.unit() == Unit.MONTH || repeat.unit() == Unit.QUARTER;
            return fits
                    ? SolarRule.monthly(
                            interval, solar.stream().map(DaySaid.Solar::day).toList(), from, time)
                    : null;
        }
        boolean yearly = solar.size() == 1 && (repeat.unit() == null || repeat.unit() == Unit.YEAR);
        return yearly
                ? SolarRule.yearly(interval, solar.get(0).day(), solar.get(0).month(), from, time)
                : null;
    }

    /** "mỗi ngày từ 25/11": the day on which a daily or weekly rule begins. */
    private LocalDate start() {
        return findings.days.isEmpty()
                ? from
                : findings.days.get(0).resolve(from, false, false).date();
    }

    private <T extends DaySaid> List<T> only(Class<T> kind) {
        return findings.days.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
