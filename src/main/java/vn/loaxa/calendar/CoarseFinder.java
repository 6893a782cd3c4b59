package vn.loaxa.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A week, month, quarter or year without a day; and feasts by their name. Only asked when no day was said. */
final class CoarseFinder {
    private static final String RELATIVE =
            "(này|hiện tại|hiện nay|sau nữa|tới nữa|sau|tới|trước|qua|rồi|vừa rồi|vừa qua|ngoái|nay|kế tiếp|kế)\\b";
    private static final Pattern FIRST_WEEK =
            Words.pattern("\\btuần (đầu tiên|đầu|cuối cùng|cuối|thứ (?:hai|ba|tư|[1-4]))(?: của)? tháng " + Words.MONTH
                    + "(?:(?: năm |/)(\\d{4}))?");
    private static final Pattern WEEKEND = Words.pattern("\\bcuối tuần(?: " + RELATIVE + ")?");
    private static final Pattern WEEK = Words.pattern("\\btuần " + RELATIVE);
    private static final Pattern MONTH =
            Words.pattern("\\btháng (?:" + RELATIVE + "|" + Words.MONTH + "(?:(?: năm |/| )(\\d{4}))?)");
    private static final Pattern QUARTER = Words.pattern(
            "\\b(?:quý|quí) (?:" + RELATIVE + "|(iv|iii|ii|i|[1-4]|một|hai|ba|bốn|tư)\\b(?:(?: năm |/| )(\\d{4}))?)");
    private static final Pattern YEAR = Words.pattern("\\bnăm (?:" + RELATIVE
            + "|(\\d{3,4}|\\d{1,2}(?= (?:tcn|trước công nguyên)))( tcn| trước công nguyên)?\\b)");
    /** "04/2027" where a month may stand; "Nghị định 08/2027" is none. */
    private static final Pattern MONTH_SLASH =
            Words.pattern("(?:^|\\b(?:vào|trong|từ|đến|hết) )(0?[1-9]|1[0-2])/(\\d{4})(?![\\d/])");

    private static final Pattern VAGUE = Words.pattern("\\b(?:(?:đầu|giữa) (?:tuần|tháng|quý|năm)|cuối (?:quý|năm)"
            + "|(?:sau|trước|ra|giáp|gần) tết|tháng (?:giêng|chạp)|đầu giêng|cuối chạp)\\b");
    private static final String FEAST_NAME =
            "(giáng sinh|noel|quốc khánh|tết dương lịch|tết tây|tết dương|tết trung thu|trung thu|giỗ tổ hùng"
                    + " vương|giỗ tổ|vu lan|tết nguyên đán|tết âm lịch|tết ta|tết cổ truyền|tết đoan ngọ|ông công ông"
                    + " táo|ông táo|quốc tế lao động|quốc tế phụ nữ|phụ nữ quốc tế|phụ nữ việt nam|nhà giáo việt nam|quốc"
                    + " tế thiếu nhi|giải phóng miền nam|thống nhất đất nước|thương binh liệt sĩ|thương binh liệt sỹ|cách"
                    + " mạng tháng tám|cách mạng tháng 8|thầy thuốc việt nam|lễ tình nhân|valentine|tết hàn thực|tết"
                    + " nguyên tiêu)";

    private static final String FEAST_YEAR = "(?: (?:năm )?(?:(\\d{4})|(nay|này|sau|tới))\\b)?";
    private static final Pattern FEAST = Words.pattern("^(?:ngày |vào |dịp |lễ |hôm |đêm |nghỉ |" + Words.TAKEN + "| )*"
            + FEAST_NAME + FEAST_YEAR + "(?: |[.!]|" + Words.TAKEN + ")*$");
    /** Inside a longer text only what is called a day is one: "quà trung thu" is none. */
    private static final Pattern FEAST_DAY = Words.pattern(
            "(?:\\b(?:vào |đúng )?(?:ngày|hôm|dịp|đêm)(?: lễ| tết)? |" + Words.TAKEN + " )" + FEAST_NAME + FEAST_YEAR);

    private static final Pattern FEAST_FIRST =
            Words.pattern("^(?:(?:ngày|hôm|dịp|đêm)(?: lễ| tết)? )?" + FEAST_NAME + FEAST_YEAR);

    private CoarseFinder() {}

    /** A feast with which the text begins. */
    static void feastAtStart(Phrase phrase, LocalDate today, Findings findings) {
        phrase.take(FEAST_FIRST).ifPresent(m -> findings.days.add(feast(m, today)));
    }

    static void find(Phrase phrase, ZonedDateTime ref, Findings findings) {
        if (!findings.days.isEmpty() || findings.whole != null) {
            return;
        }
        phrase.take(FEAST)
                .or(() -> phrase.take(FEAST_DAY))
                .ifPresent(m -> findings.days.add(feast(m, ref.toLocalDate())));
        if (!findings.days.isEmpty()) {
            return;
        }
        if (phrase.take(VAGUE).isPresent()) {
            findings.fault(Reason.VAGUE);
            return;
        }
        var week = phrase.take(FIRST_WEEK);
        if (week.isPresent()) {
            findings.coarse = moment(weekOfMonth(week.get(), ref.toLocalDate()), ref, Grain.WEEK);
            return;
        }
        phrase.take(WEEKEND).ifPresent(m -> findings.coarse = weekend(m, ref));
        phrase.take(WEEK).ifPresent(m -> coarse(findings, ref, Unit.WEEK, SolarFinder.shift(m.group(1))));
        phrase.take(QUARTER).ifPresent(m -> quarter(m, ref, findings));
        phrase.take(MONTH).ifPresent(m -> month(m, ref, findings));
        phrase.take(MONTH_SLASH)
                .ifPresent(m -> findings.coarse = moment(
                        LocalDate.of(Integer.parseInt(m.group(2)), Integer.parseInt(m.group(1)), 1), ref, Grain.MONTH));
        phrase.take(YEAR).ifPresent(m -> year(m, ref, findings));
    }

    private static void coarse(Findings findings, ZonedDateTime ref, Unit unit, int shift) {
        findings.coarse = new TimePhrase.Moment(unit.plus(unit.start(ref), shift), unit.grain(), null, null);
    }

    private static void month(MatchResult m, ZonedDateTime ref, Findings findings) {
        if (m.group(1) != null) {
            coarse(findings, ref, Unit.MONTH, SolarFinder.shift(m.group(1)));
            return;
        }
        int year = m.group(3) == null ? ref.getYear() : Integer.parseInt(m.group(3));
        int month = Words.number(m.group(2));
        if (month < 1 || month > 12) {
            findings.fault(Reason.INVALID_DATE);
        } else if (findings.coarse == null) {
            findings.coarse = moment(LocalDate.of(year, month, 1), ref, Grain.MONTH);
        }
    }

    private static void quarter(MatchResult m, ZonedDateTime ref, Findings findings) {
        if (m.group(1) != null) {
            coarse(findings, ref, Unit.QUARTER, SolarFinder.shift(m.group(1)));
            return;
        }
        String said = m.group(2);
        int number = said.startsWith("i") ? (said.equals("iv") ? 4 : said.length()) : Words.number(said);
        int year = m.group(3) == null ? ref.getYear() : Integer.parseInt(m.group(3));
        findings.coarse = moment(LocalDate.of(year, number * 3 - 2, 1), ref, Grain.QUARTER);
    }

    private static void year(MatchResult m, ZonedDateTime ref, Findings findings) {
        if (findings.coarse != null) {
            return;
        }
        if (m.group(1) != null) {
            coarse(findings, ref, Unit.YEAR, SolarFinder.shift(m.group(1)));
        } else {
            int year = Integer.parseInt(m.group(2));
            findings.coarse = moment(LocalDate.of(m.group(3) == null ? year : -year, 1, 1), ref, Grain.YEAR);
        }
    }

    /** The n-th week that begins in the month. */
    private static LocalDate weekOfMonth(MatchResult m, LocalDate today) {
        int year = m.group(3) == null ? today.getYear() : Integer.parseInt(m.group(3));
        String nth = Words.fold(m.group(1));
        if (nth.startsWith("cuoi")) {
            int number = Math.min(12, Math.max(1, Words.number(m.group(2))));
            return YearMonth.of(year, number).atDay(1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
        }
        int weeks = nth.startsWith("dau") ? 0 : Words.number(nth.substring(4)) - 1;
        int month = Math.min(12, Math.max(1, Words.number(m.group(2))));
        var first = YearMonth.of(year, month).atDay(1);
        return first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)).plusWeeks(weeks);
    }

    private static TimePhrase weekend(MatchResult m, ZonedDateTime ref) {
        int weeks = m.group(1) == null ? 0 : SolarFinder.shift(m.group(1));
        var saturday = Unit.WEEK.start(ref).plusWeeks(weeks).plusDays(5);
        return new TimePhrase.Interval(saturday, saturday.plusDays(2), Grain.DAY);
    }

    private static DaySaid feast(MatchResult m, LocalDate today) {
        var day = feast(Words.fold(m.group(1)));
        String year = m.group(2) != null ? m.group(2) : m.group(3);
        return year == null ? day : YearFinder.in(day, year, today);
    }

    private static DaySaid feast(String name) {
        return switch (name) {
            case "giang sinh", "noel" -> new DaySaid.Solar(25, 12, 0, null);
            case "quoc khanh" -> new DaySaid.Solar(2, 9, 0, null);
            case "tet duong lich", "tet tay", "tet duong" -> new DaySaid.Solar(1, 1, 0, null);
            case "quoc te lao dong" -> new DaySaid.Solar(1, 5, 0, null);
            case "quoc te phu nu", "phu nu quoc te" -> new DaySaid.Solar(8, 3, 0, null);
            case "phu nu viet nam" -> new DaySaid.Solar(20, 10, 0, null);
            case "nha giao viet nam" -> new DaySaid.Solar(20, 11, 0, null);
            case "quoc te thieu nhi" -> new DaySaid.Solar(1, 6, 0, null);
            case "giai phong mien nam", "thong nhat dat nuoc" -> new DaySaid.Solar(30, 4, 0, null);
            case "thuong binh liet si", "thuong binh liet sy" -> new DaySaid.Solar(27, 7, 0, null);
            case "cach mang thang tam", "cach mang thang 8" -> new DaySaid.Solar(19, 8, 0, null);
            case "thay thuoc viet nam" -> new DaySaid.Solar(27, 2, 0, null);
            case "le tinh nhan", "valentine" -> new DaySaid.Solar(14, 2, 0, null);
            case "tet han thuc" -> new DaySaid.Lunar(3, 3, false, 0, null);
            case "tet nguyen tieu" -> new DaySaid.Lunar(15, 1, false, 0, null);
            case "trung thu", "tet trung thu" -> new DaySaid.Lunar(15, 8, false, 0, null);
            case "vu lan" -> new DaySaid.Lunar(15, 7, false, 0, null);
            case "tet nguyen dan", "tet am lich", "tet ta", "tet co truyen" -> new DaySaid.Lunar(1, 1, false, 0, null);
            case "tet doan ngo" -> new DaySaid.Lunar(5, 5, false, 0, null);
            case "ong cong ong tao", "ong tao" -> new DaySaid.Lunar(23, 12, false, 0, null);
            default -> new DaySaid.Lunar(10, 3, false, 0, null);
        };
    }

    private static TimePhrase moment(LocalDate date, ZonedDateTime ref, Grain grain) {
        return new TimePhrase.Moment(date.atStartOfDay(ref.getZone()), grain, null, null);
    }
}
