package vn.loaxa.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day as said. */
sealed interface DaySaid {

    /** A day as meant; {@code reason} is a doubt, or INVALID_DATE with the nearest possible day. */
    record Meant(
            LocalDate date,
            @Nullable LunarDate lunar,
            @Nullable Reason reason) {
        static Meant sure(LocalDate date) {
            return new Meant(date, null, null);
        }
    }

    /** The day meant on this day; {@code passed}: the hour that was said is over today. */
    Meant resolve(LocalDate today, boolean passed, boolean hourSaid);

    /** "mai", "2 tuần nữa", "tháng sau ngày 5". */
    record Exact(LocalDate date) implements DaySaid {
        @Override
        public Meant resolve(LocalDate today, boolean passed, boolean hourSaid) {
            return Meant.sure(date);
        }
    }

    /** "25/11", "ngày 25", with month and year 0 if not said. {@code doubt}: what must be asked in any case. */
    record Solar(int day, int month, int year, @Nullable Reason doubt) implements DaySaid {
        @Override
        public Meant resolve(LocalDate today, boolean passed, boolean hourSaid) {
            if (day < 1 || day > 31 || month > 12 || month < 0 || year != 0 && (year < 1 || year > 9999)) {
                return new Meant(nearest(today), null, Reason.INVALID_DATE);
            }
            if (month == 0) {
                return dayOfMonth(today, passed);
            }
            if (year != 0) {
                return inMonth(YearMonth.of(year, month));
            }
            var thisYear = inMonth(YearMonth.of(today.getYear(), month));
            if (!isOver(thisYear.date(), today, passed)) {
                return thisYear;
            }
            // What was over a few weeks ago is more likely a slip than meant for the next year.
            boolean justOver = !thisYear.date().isBefore(today.minusDays(90));
            var next = inMonth(YearMonth.of(today.getYear() + 1, month));
            return new Meant(
                    next.date(),
                    null,
                    justOver && thisYear.reason() == null && next.reason() == null ? Reason.PAST : next.reason());
        }

        private LocalDate nearest(LocalDate today) {
            int possible = month == 0 ? today.getMonthValue() : Math.min(12, Math.max(1, month));
            var in = YearMonth.of(year < 1 || year > 9999 ? today.getYear() : year, possible);
            var date = in.atDay(Math.min(in.lengthOfMonth(), Math.max(1, day)));
            return year == 0 && date.isBefore(today) ? date.plusYears(1) : date;
        }

        private Meant dayOfMonth(LocalDate today, boolean passed) {
            for (int ahead = 0; ; ahead++) {
                var month = YearMonth.from(today).plusMonths(ahead);
                if (month.isValidDay(day) && !isOver(month.atDay(day), today, passed)) {
                    return new Meant(month.atDay(day), null, doubt);
                }
            }
        }

        private Meant inMonth(YearMonth in) {
            return in.isValidDay(day)
                    ? new Meant(in.atDay(day), null, doubt)
                    : new Meant(in.atEndOfMonth(), null, Reason.INVALID_DATE);
        }
    }

    /** "23 tháng Chạp", "10/3 âm", "rằm", with month and year 0 if not said. */
    record Lunar(
            int day,
            int month,
            boolean leap,
            int year,
            @Nullable Reason doubt) implements DaySaid {
        @Override
        public Meant resolve(LocalDate today, boolean passed, boolean hourSaid) {
            if (day < 1 || day > 30 || month < 0 || month > 12 || year != 0 && (year < 1900 || year > 2199)) {
                return new Meant(today, null, Reason.INVALID_DATE);
            }
            if (!LunarCalendar.covers(today)) {
                return new Meant(today, null, Reason.INVALID_DATE);
            }
            LocalDate date;
            if (year != 0) {
                date = LunarCalendar.nearest(new LunarDate(year, month, leap, day));
            } else {
                var rule = new LunarRule(List.of(day), month, leap, LocalTime.MIDNIGHT);
                var from = (passed ? today.plusDays(1) : today).atStartOfDay(ZoneOffset.UTC);
                date = rule.next(from.minusSeconds(1))
                        .map(ZonedDateTime::toLocalDate)
                        .orElse(today);
            }
            return new Meant(date, LunarCalendar.of(date), doubt);
        }
    }

    /** "thứ 7"; {@code weeks} 0 is "tuần này", 1 "tuần sau", null the next one. */
    record Weekday(DayOfWeek day, @Nullable Integer weeks) implements DaySaid {
        @Override
        public Meant resolve(LocalDate today, boolean passed, boolean hourSaid) {
            if (weeks != null) {
                var monday = today.minusDays(today.getDayOfWeek().getValue() - 1L);
                return Meant.sure(monday.plusWeeks(weeks).plusDays(day.getValue() - 1L));
            }
            var next = today.with(TemporalAdjusters.next(day));
            boolean maybeToday = today.getDayOfWeek() == day && hourSaid && !passed;
            return new Meant(next, null, maybeToday ? Reason.AMBIGUOUS_DAY : null);
        }
    }

    /** "thứ bảy cuối tháng": the n-th of the month (-1 the last), in the month said or the next that has it ahead. */
    record Nth(DayOfWeek day, int ordinal, @Nullable YearMonth month) implements DaySaid {
        @Override
        public Meant resolve(LocalDate today, boolean passed, boolean hourSaid) {
            if (month != null) {
                return Meant.sure(in(month));
            }
            var thisMonth = in(YearMonth.from(today));
            return Meant.sure(
                    isOver(thisMonth, today, passed) ? in(YearMonth.from(today).plusMonths(1)) : thisMonth);
        }

        private LocalDate in(YearMonth of) {
            return of.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day));
        }
    }

    /** "cuối tháng": the last day. */
    record MonthEnd(@Nullable YearMonth month) implements DaySaid {
        @Override
        public Meant resolve(LocalDate today, boolean passed, boolean hourSaid) {
            var end = (month == null ? YearMonth.from(today) : month).atEndOfMonth();
            return Meant.sure(
                    month == null && isOver(end, today, passed)
                            ? YearMonth.from(today).plusMonths(1).atEndOfMonth()
                            : end);
        }
    }

    /** "ngày làm việc cuối tháng": the last ({@code last}) or first working day of the month said, or the next that has it ahead. */
    record WorkingEdge(boolean last, @Nullable YearMonth month) implements DaySaid {
        @Override
        public Meant resolve(LocalDate today, boolean passed, boolean hourSaid) {
            if (month != null) {
                return Meant.sure(in(month));
            }
            var thisMonth = in(YearMonth.from(today));
            return Meant.sure(
                    isOver(thisMonth, today, passed) ? in(YearMonth.from(today).plusMonths(1)) : thisMonth);
        }

        private LocalDate in(YearMonth of) {
            var days = WorkingDays.standard();
            return last ? days.onOrBefore(of.atEndOfMonth()) : days.onOrAfter(of.atDay(1));
        }
    }

    /** "trước Tết 10 ngày": so many days before (negative) or after another day. */
    record Shifted(DaySaid from, int days) implements DaySaid {
        @Override
        public Meant resolve(LocalDate today, boolean passed, boolean hourSaid) {
            // "sau Tết 5 ngày", said on mùng 2, is of this Tết.
            var meant = from.resolve(today.minusDays(Math.max(0, days)), passed && days == 0, hourSaid);
            return new Meant(meant.date().plusDays(days), null, meant.reason());
        }
    }

    private static boolean isOver(LocalDate date, LocalDate today, boolean passed) {
        return date.isBefore(today) || passed && date.equals(today);
    }
}
