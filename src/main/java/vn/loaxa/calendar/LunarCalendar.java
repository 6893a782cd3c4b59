package vn.loaxa.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.time4j.PlainDate;
import net.time4j.calendar.EastAsianMonth;
import net.time4j.calendar.EastAsianYear;
import net.time4j.calendar.VietnameseCalendar;

/**
 * Vietnam's lunar calendar (reckoned at UTC+7, so it sometimes differs from China's by a day or a month), both ways, for
 * solar years 1901 to 2199. Thread-safe.
 *
 * <p>By Time4J. From 1968 on, when Vietnam went over to UTC+7, each day agrees with an independent reckoning from the sky; before, Time4J
 * keeps for some years to the calendar printed at that time, which was reckoned at UTC+8.
 *
 * <p>Two rules are ours: the 30th in a month of 29 days means the 29th, and a leap month that the year does not have means
 * the month of the same number.
 */
public final class LunarCalendar {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    /** Time4J counts its days from here. */
    private static final LocalDate TIME4J_EPOCH = LocalDate.of(1972, 1, 1);

    private LunarCalendar() {}

    /** A month of a lunar year. */
    public record Month(int number, boolean leap) {}

    /** Whether the lunar date of that day is known. */
    public static boolean covers(LocalDate day) {
        // The first weeks of 1900 belong to the lunar year before.
        return day.getYear() > FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    static boolean coversYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** The lunar date of a solar day; throws IllegalArgumentException outside of the years above. */
    public static LunarDate of(LocalDate day) {
        checkYear(day.getYear());
        var lunar = PlainDate.from(day).transform(VietnameseCalendar.axis());
        int month = lunar.getMonth().getNumber();
        // In January and February the months from the tenth on still belong to the year before.
        int year = day.getMonthValue() <= 2 && month >= 10 ? day.getYear() - 1 : day.getYear();
        return new LunarDate(year, month, lunar.getMonth().isLeap(), lunar.getDayOfMonth());
    }

    /** The solar day of a lunar date, or empty if there is no such day (the 30th of a short month, a leap month that is none). */
    public static Optional<LocalDate> solar(LunarDate date) {
        var year = checkYear(date.year());
        var month = month(date.month(), date.leap());
        if (!VietnameseCalendar.isValid(year, month, date.day())) {
            return Optional.empty();
        }
        return Optional.of(toSolar(VietnameseCalendar.of(year, month, date.day())));
    }

    /** The solar day of a lunar date under the two rules above; there always is one. */
    public static LocalDate nearest(LunarDate date) {
        return solar(date)
                .or(() -> solar(new LunarDate(date.year(), date.month(), date.leap(), Math.min(date.day(), 29))))
                .orElseGet(() -> nearest(new LunarDate(date.year(), date.month(), false, date.day())));
    }

    /** The months of a lunar year in their order: 12, or 13 in a leap year. */
    public static List<Month> months(int year) {
        var months = new ArrayList<Month>();
        for (int number = 1; number <= 12; number++) {
            months.add(new Month(number, false));
            if (solar(new LunarDate(year, number, true, 1)).isPresent()) {
                months.add(new Month(number, true));
            }
        }
        return List.copyOf(months);
    }

    /** 29 or 30. */
    public static int lengthOfMonth(int year, Month month) {
        return solar(new LunarDate(year, month.number(), month.leap(), 30)).isPresent() ? 30 : 29;
    }

    /** The first day of the lunar year: mùng 1 tháng Giêng. */
    public static LocalDate tet(int year) {
        checkYear(year);
        return toSolar(VietnameseCalendar.ofTet(year));
    }

    private static LocalDate toSolar(VietnameseCalendar date) {
        return TIME4J_EPOCH.plusDays(date.getDaysSinceEpochUTC());
    }

    private static EastAsianMonth month(int number, boolean leap) {
        var month = EastAsianMonth.valueOf(number);
        return leap ? month.withLeap() : month;
    }

    private static EastAsianYear checkYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "Lunar dates are known from " + FIRST_YEAR + " to " + LAST_YEAR + ", not for " + year);
        }
        return EastAsianYear.forGregorian(year);
    }
}
