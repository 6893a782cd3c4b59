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
            if (m.group(2) != null) {
                int year = Integer.parseInt(m.group(2));
                findings.days.replaceAll(day -> in(day, year, year));
            } else {
                int shift = SolarFinder.shift(m.group(1));
                findings.days.replaceAll(day ->
                        in(day, today.getYear() + shift, LunarCalendar.of(today).year() + shift));
            }
        });
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
