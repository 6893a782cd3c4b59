package vn.loaxa.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.loaxa.yaml.YamlFault;

class RecurrenceTest {
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-25T09:00:00+07:00[Asia/Ho_Chi_Minh]");
    private static final LocalDate TODAY = NOW.toLocalDate();
    private static final LocalTime EIGHT = LocalTime.of(8, 0);

    @Test
    void aDayThatAMonthLacksIsItsLast() {
        assertThat(dates(SolarRule.monthly(1, List.of(31), TODAY, EIGHT), 4))
                .containsExactly("2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28");
        assertThat(dates(SolarRule.yearly(1, 29, 2, TODAY, EIGHT), 2)).containsExactly("2027-02-28", "2028-02-29");
    }

    @Test
    void endsOnADayOrAfterSoManyTimes() {
        var weekly = SolarRule.weekly(1, List.of(DayOfWeek.SATURDAY), TODAY, EIGHT);
        assertThat(dates(weekly.endingOn(LocalDate.of(2026, 12, 5)), 9)).containsExactly("2026-11-28", "2026-12-05");
        assertThat(dates(weekly.times(3, NOW), 9)).containsExactly("2026-11-28", "2026-12-05", "2026-12-12");
        var fullMoon = new LunarRule(List.of(15), 0, false, EIGHT);
        assertThat(dates(fullMoon.times(2, NOW), 9)).containsExactly("2026-12-23", "2027-01-22");
    }

    @Test
    void isTheSameAfterAColumn() {
        var rules = List.of(
                SolarRule.weekly(2, List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), TODAY, EIGHT)
                        .endingOn(LocalDate.of(2027, 1, 31)),
                SolarRule.monthlyOn(1, DayOfWeek.SATURDAY, -1, TODAY, EIGHT),
                new LunarRule(List.of(1, 15), 0, false, EIGHT).endingOn(LocalDate.of(2027, 6, 30)),
                new LunarRule(List.of(10), 3, false, EIGHT),
                new WorkingDayRule(SolarRule.monthly(1, List.of(5), TODAY, EIGHT), WorkingDays.standard()),
                new WorkingDayRule(SolarRule.monthly(1, List.of(-1), TODAY, EIGHT), WorkingDays.standard(), true),
                new LunarRule(List.of(15), 0, false, EIGHT).every(3, TODAY),
                new ShiftedRule(new LunarRule(List.of(1), 1, false, EIGHT), -10));
        for (var rule : rules) {
            assertThat(Recurrence.parse(rule.text())).isEqualTo(rule);
        }
        assertThatThrownBy(() -> Recurrence.parse("FREQ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHolidayPutsItOffToTheNextWorkingDay() {
        var rule = new WorkingDayRule(SolarRule.monthly(1, List.of(5), TODAY, EIGHT), WorkingDays.standard());
        // 5/12 is a Saturday; 5/2/2027 is the last day of the year, and Tết lasts until Tuesday 9/2.
        assertThat(dates(rule, 3)).containsExactly("2026-12-07", "2027-01-05", "2027-02-10");
        var saturdayNight = ZonedDateTime.parse("2026-12-05T20:00:00+07:00[Asia/Ho_Chi_Minh]");
        assertThat(rule.next(saturdayNight))
                .hasValueSatisfying(at -> assertThat(at.toLocalDate()).isEqualTo("2026-12-07"));
    }

    @Test
    void theTableOfHolidaysIsConfiguration() {
        var days = WorkingDays.read("""
            solar: {2/9: Quốc khánh}
            lunar: {10/3: Giỗ Tổ}
            days-off: {2026-12-07: Nghỉ bù}
            worked: {2026-12-12: Làm bù}
            """, "thu.yml");
        assertThat(days.onOrAfter(LocalDate.of(2026, 12, 5))).isEqualTo("2026-12-08");
        assertThat(days.isWorked(LocalDate.of(2026, 12, 12))).isTrue();
        assertThat(days.holiday(LocalDate.of(2027, 4, 16))).contains("Giỗ Tổ");
        assertThat(days.isWorked(LocalDate.of(2027, 9, 2))).isFalse();
        assertThatThrownBy(() -> WorkingDays.read("solar:\n  2/13: Sai\n", "thu.yml"))
                .isInstanceOf(YamlFault.class)
                .hasMessageContaining("2/13");
        assertThatThrownBy(() -> WorkingDays.read("days-off:\n  2026-02-30: Sai\n", "thu.yml"))
                .isInstanceOf(YamlFault.class)
                .hasMessageContaining("2026-02-30");
    }

    @Test
    void fromNovemberOnTheAnnouncedDaysOfTheComingYearAreMissed() {
        var days = WorkingDays.read("days-off: {2026-02-20: Nghỉ Tết}\nworked: {2028-01-08: Làm bù}", "thu.yml");
        assertThat(days.yearToEnter(LocalDate.of(2026, 10, 31))).isEmpty();
        assertThat(days.yearToEnter(LocalDate.of(2026, 11, 1))).contains(2027);
        assertThat(days.yearToEnter(LocalDate.of(2027, 6, 1))).contains(2027);
        assertThat(days.yearToEnter(LocalDate.of(2027, 11, 1))).isEmpty();
    }

    @Test
    void theLastWorkingDayLiesBeforeAWeekendOrAHoliday() {
        var last = new WorkingDayRule(SolarRule.monthly(1, List.of(-1), TODAY, EIGHT), WorkingDays.standard(), true);
        assertThat(dates(last, 4)).containsExactly("2026-11-30", "2026-12-31", "2027-01-29", "2027-02-26");
        // 30/4 is a holiday.
        assertThat(last.next(ZonedDateTime.parse("2027-04-01T00:00:00+07:00[Asia/Ho_Chi_Minh]")))
                .hasValueSatisfying(at -> assertThat(at.toLocalDate()).isEqualTo("2027-04-29"));
    }

    @Test
    void lunarRhythmCountsMoonsThroughALeapMonth() {
        // 2028 has a second fifth month, which is a moon like the others.
        var from = LunarCalendar.nearest(new LunarDate(2028, 3, false, 15));
        var rule = new LunarRule(List.of(15), 0, false, EIGHT).every(3, from);
        var moons = rule.first(3, from.atStartOfDay(NOW.getZone())).stream()
                .map(at -> LunarCalendar.of(at.toLocalDate()))
                .toList();
        assertThat(moons)
                .containsExactly(
                        new LunarDate(2028, 3, false, 15),
                        new LunarDate(2028, 5, true, 15),
                        new LunarDate(2028, 8, false, 15));
        var yearly = new LunarRule(List.of(10), 1, false, EIGHT).every(2, LocalDate.of(2027, 2, 15));
        assertThat(dates(yearly, 2)).containsExactly("2027-02-15", "2029-02-22");
    }

    @Test
    void theShippedTableHasTheHolidaysOfTheLaw() throws Exception {
        var days = WorkingDays.read(Files.readString(Path.of("config/holidays.yml")), "holidays.yml");
        var off = TODAY.withDayOfYear(1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .filter(day -> days.holiday(day).isPresent())
                .map(LocalDate::toString);
        assertThat(off)
                .containsExactly(
                        "2026-01-01",
                        "2026-02-16",
                        "2026-02-17",
                        "2026-02-18",
                        "2026-02-19",
                        "2026-02-20",
                        "2026-04-26",
                        "2026-04-30",
                        "2026-05-01",
                        "2026-09-02",
                        "2027-01-01",
                        "2027-02-05",
                        "2027-02-06",
                        "2027-02-07",
                        "2027-02-08",
                        "2027-02-09",
                        "2027-04-16",
                        "2027-04-30",
                        "2027-05-01",
                        "2027-09-02");
    }

    @Test
    void oneTimeIsLeftOutOrPutElsewhere() {
        var rule = SolarRule.daily(1, TODAY, EIGHT);
        var first = rule.first(4, NOW);
        assertThat(Changes.NONE.skip(first.get(0)).first(2, rule, NOW)).containsExactly(first.get(1), first.get(2));
        var later = first.get(1).plusHours(3);
        var moved = Changes.NONE.move(first.get(0), later);
        assertThat(moved.first(3, rule, NOW)).containsExactly(first.get(1), later, first.get(2));
        // It is still to come when its old time is over.
        assertThat(moved.first(1, rule, first.get(1))).containsExactly(later);
        assertThat(moved.skip(first.get(0)).first(2, rule, NOW)).containsExactly(first.get(1), first.get(2));
    }

    @Test
    void isSaidWithItsEndAndTheDateInBothCalendars() {
        assertThat(ShowDates.moment(ZonedDateTime.parse("2026-03-14T19:30:00+07:00")))
                .isEqualTo("19h30 thứ Bảy 14/3/2026 (26 tháng Giêng)");
        assertThat(ShowDates.rule(SolarRule.daily(1, TODAY, EIGHT).endingOn(LocalDate.of(2026, 12, 31))))
                .isEqualTo("08h00 hằng ngày, đến hết 31/12/2026");
        assertThat(ShowDates.rule(
                        new WorkingDayRule(SolarRule.monthly(1, List.of(5), TODAY, EIGHT), WorkingDays.standard())))
                .isEqualTo("08h00 ngày 5 hằng tháng, trúng ngày nghỉ thì sang ngày làm việc kế tiếp");
        // Past the tables of the lunar calendar only the solar date is said.
        assertThat(ShowDates.dayWithLunar(LocalDate.of(2500, 1, 1))).isEqualTo("thứ Sáu 1/1/2500");
    }

    private static List<String> dates(Recurrence rule, int count) {
        return rule.first(count, NOW).stream()
                .map(at -> at.toLocalDate().toString())
                .toList();
    }
}
