package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what was found in a text together. */
final class Resolver {
    private final ZonedDateTime ref;
    private final LocalDate today;
    private final Findings findings;

    Resolver(ZonedDateTime ref, Findings findings) {
        this.ref = ref;
        this.today = ref.toLocalDate();
        this.findings = findings;
    }

    TimePhrase resolve() {
        var clocks = findings.clocks.stream()
                .map(clock -> findings.part == null ? clock : clock.with(findings.part))
                .toList();
        if (clocks.stream().anyMatch(Clock::invalid)) {
            findings.fault(Reason.INVALID_TIME);
            findings.impossible = clocks.get(0);
        }
        var impossible = findings.impossible;
        if (findings.fault == Reason.INVALID_TIME && impossible != null) {
            return new TimePhrase.Rejected(Reason.INVALID_TIME, nearest(impossible));
        }
        if (findings.fault != null) {
            return TimePhrase.Rejected.of(findings.fault);
        }
        if (clocks.stream().map(Clock::meant).distinct().count() > 1) {
            return TimePhrase.Rejected.of(Reason.TWO_TIMES);
        }
        var clock = clocks.isEmpty() ? null : clocks.get(0).meant();
        if (findings.whole != null) {
            boolean alone = clock == null && findings.days.isEmpty() && findings.repeat == null;
            boolean days = findings.whole instanceof TimePhrase.Interval span && span.grain() == Grain.DAY;
            return alone ? findings.whole : TimePhrase.Rejected.of(days ? Reason.TWO_DATES : Reason.TWO_TIMES);
        }
        return RuleBuilder.build(findings, clock, ref).orElseGet(() -> once(clock));
    }

    /** 8h75 is 9h15, and 25h the first hour of the day after. */
    private List<ZonedDateTime> nearest(Clock impossible) {
        var day = findings.days.isEmpty()
                ? today
                : findings.days.get(0).resolve(today, false, true).date();
        var at = day.atStartOfDay()
                .plusHours(impossible.hour())
                .plusMinutes(impossible.minute())
                .plusSeconds(impossible.second())
                .atZone(ref.getZone());
        return at.isAfter(ref) && at.isBefore(day.plusDays(2).atStartOfDay(ref.getZone())) ? List.of(at) : List.of();
    }

    private TimePhrase once(Clock.@Nullable Meant clock) {
        if (findings.days.isEmpty()) {
            return withoutDay(clock);
        }
        boolean passed = clock != null && !at(today, clock).isAfter(ref);
        var days = new ArrayList<DaySaid.Meant>();
        var weekdays = new ArrayList<DaySaid.Weekday>();
        for (var day : findings.days) {
            if (findings.shift != 0) {
                days.add(new DaySaid.Shifted(day, findings.shift).resolve(today, passed, clock != null));
            } else if (day instanceof DaySaid.Weekday weekday) {
                weekdays.add(weekday);
            } else {
                days.add(day.resolve(today, passed, clock != null));
            }
        }
        var invalid =
                days.stream().filter(day -> day.reason() == Reason.INVALID_DATE).findFirst();
        if (invalid.isPresent()) {
            return new TimePhrase.Rejected(Reason.INVALID_DATE, suggestion(invalid.get(), clock));
        }
        if (days.isEmpty()) {
            weekdays.forEach(weekday -> days.add(weekday.resolve(today, passed, clock != null)));
        } else if (findings.either && !weekdays.isEmpty()) {
            weekdays.forEach(weekday -> days.add(weekday.resolve(today, passed, clock != null)));
        } else if (weekdays.stream()
                .anyMatch(said -> said.day() != days.get(0).date().getDayOfWeek())) {
            return new TimePhrase.Rejected(Reason.CONTRADICTION, suggestion(days.get(0), clock));
        }
        if (days.stream().map(DaySaid.Meant::date).distinct().count() > 1) {
            return new TimePhrase.Rejected(
                    Reason.TWO_DATES,
                    days.stream()
                            .flatMap(day -> suggestion(day, clock).stream())
                            .toList());
        }
        var day = days.get(0);
        return onDay(worked(day), clock);
    }

    private DaySaid.Meant worked(DaySaid.Meant day) {
        if (!findings.workingDay && !findings.workingDayBefore) {
            return day;
        }
        var days = WorkingDays.standard();
        var worked = findings.workingDay ? days.onOrAfter(day.date()) : days.onOrBefore(day.date());
        return new DaySaid.Meant(worked, null, day.reason());
    }

    private List<ZonedDateTime> suggestion(DaySaid.Meant day, Clock.@Nullable Meant clock) {
        var at = clock == null ? day.date().atStartOfDay(ref.getZone()) : at(day.date(), clock);
        return at.isAfter(ref) ? List.of(at) : List.of();
    }

    private TimePhrase withoutDay(Clock.@Nullable Meant clock) {
        if (clock != null && findings.coarse == null) {
            var at = at(today, clock);
            boolean ahead = at.isAfter(ref);
            var doubt = ahead || clock.doubt() != null ? clock.doubt() : Reason.MISSING_DATE;
            if (!ahead
                    && clock.doubt() == Reason.AMBIGUOUS_HOUR
                    && at.plusHours(12).isAfter(ref)) {
                // "3 giờ" in the morning more likely means the afternoon; before it is set it is asked all the same.
                return new TimePhrase.Moment(at.plusHours(12), clock.grain(), null, doubt);
            }
            return new TimePhrase.Moment(ahead ? at : at.plusDays(1), clock.grain(), null, doubt);
        }
        if (clock != null && findings.coarse instanceof TimePhrase.Interval weekend) {
            var first = weekend.from().toLocalDate();
            return new TimePhrase.Rejected(
                    Reason.AMBIGUOUS_DAY,
                    Stream.of(at(first, clock), at(first.plusDays(1), clock))
                            .filter(at -> at.isAfter(ref))
                            .toList());
        }
        if (findings.coarse != null) {
            return findings.coarse;
        }
        if (findings.part != null) {
            var at = today.atTime(findings.part.typical(), 0).atZone(ref.getZone());
            return new TimePhrase.Moment(at, Grain.PART, null, null);
        }
        return new TimePhrase.None();
    }

    private TimePhrase onDay(DaySaid.Meant day, Clock.@Nullable Meant clock) {
        if (clock != null) {
            var doubt = clock.doubt() != null ? clock.doubt() : day.reason();
            var at = at(day.date(), clock);
            if (clock.smallHours() && !(day.date().equals(today) && at.isAfter(ref))) {
                // The small hours of a night belong to the next date, unless that night is this one.
                at = at.plusDays(1);
                doubt = day.date().equals(today) ? doubt : Reason.AMBIGUOUS_DAY;
            }
            return new TimePhrase.Moment(at, clock.grain(), day.lunar(), doubt);
        }
        var start = day.date().atStartOfDay(ref.getZone());
        if (findings.part != null) {
            return new TimePhrase.Interval(
                    start.plusHours(findings.part.from()), start.plusHours(findings.part.to()), Grain.HOUR);
        }
        return new TimePhrase.Moment(start, Grain.DAY, day.lunar(), day.reason());
    }

    private ZonedDateTime at(LocalDate date, Clock.Meant clock) {
        return date.plusDays(clock.dayShift()).atTime(clock.time()).atZone(ref.getZone());
    }
}
