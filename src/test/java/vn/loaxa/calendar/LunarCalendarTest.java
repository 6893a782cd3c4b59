package vn.loaxa.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LunarCalendarTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    @Test
    void everyDayAgreesWithTheSky() {
        var vietnam = new HoNgocDuc(7);
        var before1968 = new HoNgocDuc(8);
        for (var day = LocalDate.of(1950, 1, 1); day.getYear() <= 2060; day = day.plusDays(1)) {
            var ours = LunarCalendar.of(day);
            boolean printedAtUtc8 = day.getYear() < 1968 && ours.equals(before1968.of(day));
            assertThat(printedAtUtc8 || ours.equals(vietnam.of(day)))
                    .as("%s is %s", day, ours)
                    .isTrue();
            assertThat(LunarCalendar.solar(ours)).as("%s and back", ours).contains(day);
        }
    }

    /** Mùng 1 Tết as printed in Vietnam's calendars; 1985, 2007, 2030 and 2053 differ from China's. */
    private static final String TET = """
        1976-01-31 1977-02-18 1978-02-07 1979-01-28 1980-02-16 1981-02-05 1982-01-25 1983-02-13 1984-02-02 1985-01-21
        1986-02-09 1987-01-29 1988-02-17 1989-02-06 1990-01-27 1991-02-15 1992-02-04 1993-01-23 1994-02-10 1995-01-31
        1996-02-19 1997-02-07 1998-01-28 1999-02-16 2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09
        2006-01-29 2007-02-17 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19
        2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29
        2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08
        2036-01-28 2037-02-15 2038-02-04 2039-01-24 2040-02-12 2041-02-01 2042-01-22 2043-02-10 2044-01-30 2045-02-17
        2046-02-06 2047-01-26 2048-02-14 2049-02-02 2050-01-23 2051-02-11 2052-02-01 2053-02-18
        """;

    @Test
    void tetFallsAsPublishedFrom1976To2053() {
        var published = Arrays.stream(TET.strip().split("\\s+", -1))
                .map(LocalDate::parse)
                .toList();
        assertThat(published).hasSize(78);
        for (var day : published) {
            assertThat(LunarCalendar.tet(day.getYear())).isEqualTo(day);
            assertThat(LunarCalendar.of(day)).isEqualTo(new LunarDate(day.getYear(), 1, false, 1));
        }
        assertThat(LunarCalendar.tet(1968)).isEqualTo("1968-01-29");
    }

    @ParameterizedTest
    @CsvSource({"2017, 6", "2020, 4", "2023, 2", "2025, 6", "2028, 5", "2024, 0", "2026, 0", "2027, 0"})
    void leapMonthsAreThosePublished(int year, int leap) {
        var leaps = LunarCalendar.months(year).stream()
                .filter(LunarCalendar.Month::leap)
                .toList();
        assertThat(leaps).isEqualTo(leap == 0 ? List.of() : List.of(new LunarCalendar.Month(leap, true)));
    }

    @Test
    void theThirtiethOfAShortMonthIsTheTwentyNinth() {
        // Chạp of 2026 has 29 days.
        assertThat(LunarCalendar.solar(new LunarDate(2026, 12, false, 30))).isEmpty();
        assertThat(LunarCalendar.nearest(new LunarDate(2026, 12, false, 30))).isEqualTo("2027-02-05");
        var lastDay = new LunarRule(List.of(30), 12, false, LocalTime.of(22, 0));
        assertThat(lastDay.first(2, LocalDate.of(2026, 11, 25).atStartOfDay(VIETNAM)))
                .extracting(at -> at.toLocalDateTime().toString())
                .containsExactly("2027-02-05T22:00", "2028-01-25T22:00");
    }

    @Test
    void aYearlyFeastIsKeptOnceInALeapYearAndAMonthlyOneInBothMonths() {
        var after = LocalDate.of(2025, 6, 30).atStartOfDay(VIETNAM);
        var yearly = new LunarRule(List.of(15), 6, false, LocalTime.NOON);
        var leapOnly = new LunarRule(List.of(15), 6, true, LocalTime.NOON);
        var monthly = new LunarRule(List.of(15), 0, false, LocalTime.NOON);
        assertThat(dates(yearly, 2, after)).containsExactly("2025-07-09", "2026-07-28");
        assertThat(dates(leapOnly, 2, after)).containsExactly("2025-08-08", "2026-07-28");
        assertThat(dates(monthly, 3, after)).containsExactly("2025-07-09", "2025-08-08", "2025-09-06");
    }

    private static List<String> dates(Recurrence rule, int count, ZonedDateTime after) {
        return rule.first(count, after).stream()
                .map(at -> at.toLocalDate().toString())
                .toList();
    }
}
