package vn.loaxa.calendar;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** The year said apart from its day: "rằm tháng 7 năm sau", "26/3 âm lịch năm 2027", "năm nay". */
final class YearFinder {
    private static final Pattern YEAR =
            Words.pattern("(?<=" + Words.TAKEN + ",? ?)năm (?:(nay|này|sau|tới)\\b|(\\d{4})\\b)");

    private YearFinder() {}

    static void find(Phrase phrase, LocalDate today, Findings findings) {
        boolean lacksYear = findings.days.stream().anyMatch(YearFinder::lacksYear);
        if (!lacksYear) {
            return;
        }
        phrase.take(YEAR).ifPresent(m -> {
            String said = m.group(2) != null ? m.group(2) : m.group(1);
            findings.days.replaceAll(day -> in(day, said, today));
        });
    }

    /** The day in a year said as a number or as "nay", "sau". */
    static DaySaid in(DaySaid day, String said, LocalDate today) {
        if (Character.isDigit(said.charAt(0))) {
            int year = Integer.parseInt(said);
            return in(day, year, year);
        }
        int shift = SolarFinder.shift(said);
        int lunarYear = LunarCalendar.covers(today) ? LunarCalendar.of(today).year() : today.getYear();
        return in(day, today.getYear() + shift, lunarYear + shift);
    }

    private static boolean lacksYear(DaySaid day) {
        return day instanceof DaySaid.Solar solar && solar.month() > 0 && solar.year() == 0
                || day instanceof DaySaid.Lunar lunar && lunar.month() > 0 && lunar.year() == 0;
    }

    private static DaySaid in(DaySaid day, int solarYear, int lunarYear) {
        if (day instanceof DaySaid.Solar solar && solar.month() > 0 && solar.year() == 0) {
            return new DaySaid.Solar(solar.day(), solar.month(), solarYear, solar.doubt());
        }
        if (day instanceof DaySaid.Lunar lunar && lunar.month() > 0 && lunar.year() == 0) {
            return new DaySaid.Lunar(lunar.day(), lunar.month(), lunar.leap(), lunarYear, lunar.doubt());
        }
        return day;
    }
}
