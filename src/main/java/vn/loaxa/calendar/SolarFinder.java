package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "2026-11-25", "25/11/2026", "25/11", "ngày 25 tháng 11 năm 2026", "ngày 5 tháng sau", "ngày 25", "cuối tháng". */
final class SolarFinder {
    private static final String BEFORE = "(?<![\\d/.:])(?<![^\\s" + Words.TAKEN + "]-)(?<!\\d,)";
    private static final String SOLAR = "(?: ?\\(?(?:dương lịch|dương|dl)\\b\\)?)?";
    private static final Pattern ISO =
            Words.pattern("\\b(?:ngày )?" + BEFORE + "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d)");
    private static final Pattern FULL = Words.pattern(
            "\\b(?:ngày |hôm )?" + BEFORE + "(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/])" + SOLAR);
    private static final String NOT_OF_HOW_MANY =
            "(?! (?:hộ|người|phiếu|đại biểu|thành viên|hội viên|chi hội|thôn|đồng chí|cháu|điểm|ý"
                    + " kiến|xe|gói|phần|tổ|ha|m|kg)\\b)";
    private static final Pattern SHORT =
            Words.pattern("\\b(?:ngày |hôm |(?<!tỉ lệ |tỷ lệ |đạt |được |số ))((?:mùng |mồng )?)" + BEFORE
                    + "(?!24/7)(\\d{1,2})/(\\d{1,2})(?![\\d/]|[.-]\\d)" + NOT_OF_HOW_MANY + SOLAR);
    private static final Pattern DASHED = Words.pattern("\\b(?:(?:ngày |hôm )" + BEFORE + "(\\d{1,2})[.-](\\d{1,2})|"
            + BEFORE + "(\\d{2})-(\\d{2}))(?![\\d/h]|[.-]\\d)");
    private static final Pattern NAMED_MONTH = Words.pattern("\\b(?:ngày |hôm )?((?:mùng |mồng )?)(?<![\\d/.:-])"
            + Words.DAY + " tháng " + Words.MONTH + "(?:(?:,? năm |[/ ])(\\d{4}))?" + SOLAR);
    private static final Pattern OF_MONTH = Words.pattern(
            "\\b(?:ngày |hôm )(?:mùng |mồng )?" + Words.DAY + "(?: của)? tháng (này|sau|tới|trước|qua)\\b");
    private static final Pattern MONTH_FIRST = Words.pattern("\\btháng " + Words.MONTH
            + "(?: năm (\\d{4}))?,? (?:vào )?ngày (?:mùng |mồng )?" + Words.DAY + "\\b(?! ?(?:/|tháng))");
    private static final Pattern THAT_MONTH_FIRST = Words.pattern(
            "\\btháng (này|sau|tới),? (?:vào )?ngày (?:mùng |mồng )?" + Words.DAY + "\\b(?! ?(?:/|tháng))");
    private static final Pattern FIRST_DAY = Words.pattern(
            "\\bngày đầu(?: tiên)?(?: của)? tháng(?: (này|sau|tới)\\b| " + Words.MONTH + "(?:(?: năm |/)(\\d{4}))?)?");
    private static final Pattern LAST_DAY = Words.pattern(
            "\\b(?:ngày )?(?<!(?:hai|ba|tư|năm|sáu|bảy|nhật|[2-7]|cn|tuần) )cuối(?: cùng)?(?: của)? (?:tháng|"
                    + Words.TAKEN + "+)(?: (này|sau|tới)\\b| " + Words.MONTH + "(?:(?: năm |/)(\\d{4}))?)?");
    private static final Pattern DAYS = Words.pattern("\\b(?:ngày (?=\\d)|ngày (?=mười |hai mươi|ba mươi|hăm ))"
            + Words.DAY + "(?! ?(?:lần|tiếng|viên|người|công|h\\b|giờ)|[\\d/.:-]\\d)\\b"
            + "((?:(?: ?,| và| \\+|, và) ?(?:ngày )?\\d{1,2}\\b(?![/.:h])" + NOT_OF_HOW_MANY + ")*)"
            + "(?: (?:tây|dương lịch|dương)\\b)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private SolarFinder() {}

    static void find(Phrase phrase, LocalDate today, Findings findings) {
        phrase.takeAll(ISO).forEach(m -> add(findings, m.group(3), m.group(2), m.group(1), null));
        phrase.takeAll(FULL).forEach(m -> add(findings, m.group(1), m.group(3), year(m.group(4)), null));
        phrase.takeAll(SHORT).forEach(m -> add(findings, m.group(2), m.group(3), "0", doubt(findings, m, m.group(1))));
        for (var m : phrase.takeAll(DASHED)) {
            boolean named = m.group(1) != null;
            add(findings, m.group(named ? 1 : 3), m.group(named ? 2 : 4), "0", null);
        }
        phrase.takeAll(OF_MONTH).forEach(m -> findings.days.add(ofMonth(phrase, m.group(1), m.group(2), today)));
        phrase.takeAll(THAT_MONTH_FIRST)
                .forEach(m -> findings.days.add(ofMonth(phrase, m.group(2), m.group(1), today)));
        phrase.takeAll(MONTH_FIRST)
                .forEach(m -> add(findings, m.group(3), m.group(1), m.group(2) == null ? "0" : m.group(2), null));
        phrase.takeAll(FIRST_DAY).forEach(m -> findings.days.add(first(month(m, today), today)));
        phrase.takeAll(LAST_DAY).forEach(m -> findings.days.add(new DaySaid.MonthEnd(month(m, today))));
        for (var m : phrase.takeAll(NAMED_MONTH)) {
            var doubt = doubt(findings, m, m.group(1));
            add(findings, m.group(2), m.group(3), m.group(4) == null ? "0" : m.group(4), doubt);
        }
        for (var m : phrase.takeAll(DAYS)) {
            add(findings, m.group(1), "0", "0", null);
            NUMBER.matcher(m.group(2)).results().forEach(also -> add(findings, also.group(), "0", "0", null));
        }
    }

    private static void add(Findings findings, String day, String month, String year, @Nullable Reason doubt) {
        int monthNumber = Words.number(month);
        boolean zeroMonth = monthNumber == 0 && !month.equals("0");
        if (zeroMonth) {
            findings.fault(Reason.INVALID_DATE);
        }
        findings.days.add(new DaySaid.Solar(Words.number(day), monthNumber, Integer.parseInt(year), doubt));
    }

    /** "mùng 8 tháng 3" is said of Women's Day, "mùng 3 tháng 3" of the lunar feast. */
    private static @Nullable Reason doubt(Findings findings, MatchResult m, String firstDays) {
        boolean solar = Words.fold(m.group()).matches(".* (?:\\(?duong.*|\\(?dl\\)?)");
        // A giỗ is kept by the lunar calendar, and written without saying so.
        boolean maybeLunar = !firstDays.isEmpty() || findings.anniversary && findings.repeat == null;
        return solar || !maybeLunar ? null : Reason.AMBIGUOUS_CALENDAR;
    }

    private static String year(String said) {
        return said.length() == 2 ? "20" + said : said;
    }

    private static DaySaid ofMonth(Phrase phrase, String day, String which, LocalDate today) {
        var month = YearMonth.from(today).plusMonths(shift(which));
        // Without accents "thang sau" may be the sixth month as well.
        boolean sixth = which.equals("sau") && !phrase.accented();
        return new DaySaid.Solar(
                Words.number(day), month.getMonthValue(), month.getYear(), sixth ? Reason.AMBIGUOUS_DAY : null);
    }

    private static DaySaid first(@Nullable YearMonth said, LocalDate today) {
        return new DaySaid.Exact((said == null ? YearMonth.from(today).plusMonths(1) : said).atDay(1));
    }

    /** The month of "tháng này", "tháng 3" (this year's, or the next if it is over); null if none was said. */
    static @Nullable YearMonth month(MatchResult m, LocalDate today) {
        if (m.group(1) != null) {
            return YearMonth.from(today).plusMonths(shift(m.group(1)));
        }
        if (m.group(2) == null) {
            return null;
        }
        int number = Math.min(12, Math.max(1, Words.number(m.group(2))));
        int year = m.group(3) != null
                ? Integer.parseInt(m.group(3))
                : today.getYear() + (number < today.getMonthValue() ? 1 : 0);
        return YearMonth.of(year, number);
    }

    static int shift(String said) {
        return switch (Words.fold(said)) {
            case "nay", "hien tai", "hien nay" -> 0;
            case "truoc", "qua", "roi", "vua roi", "vua qua", "ngoai" -> -1;
            case "sau nua", "toi nua" -> 2;
            default -> 1;
        };
    }
}
