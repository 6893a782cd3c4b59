package vn.loaxa.calendar;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "rằm tháng Bảy", "mùng 3 Tết", "23 tháng Chạp", "10/3 âm lịch", "ngày 20 âm". */
final class LunarFinder {
    private static final String LUNAR = "(?:âm lịch|âm|al|âl)\\b\\.?";
    private static final String DAY = Words.DAY;
    private static final String YEAR = "(?: năm (\\d{4})|[/ ](\\d{4}))?";

    private static final Pattern SLASH = Words.pattern(
            "\\b(?:ngày |hôm )?(?:mùng |mồng )?(?<![\\d/.-])(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{4}))? ?\\(?" + LUNAR
                    + "\\)?");
    private static final Pattern FULL_MOON = Words.pattern("\\b(?:ngày |hôm )?rằm\\b(?: tháng " + Words.MONTH
            + "( nhuận)?)?(?: năm (\\d{4}))?(?: (?:này|tới|sau)\\b)?(?: " + LUNAR + ")?");
    private static final Pattern NEW_YEAR = Words.pattern(
            "\\b(?:ngày |hôm )?(?:mùng|mồng) " + DAY
                    + " tết\\b(?: âm lịch| nguyên đán)?|\\b(?:ngày |hôm )?(?<![\\d/])(2[3-9]|30) tết\\b|\\b(?:đêm )?(giao thừa)\\b");
    private static final Pattern MONTH_NAMED = Words.pattern("\\b(?:ngày |hôm )?(?:mùng |mồng )?(?<!\\d)"
            + DAY + " tháng (giêng|chạp)\\b( nhuận)?"
            + YEAR
            + "(?: " + LUNAR + ")?");
    private static final Pattern MONTH_LUNAR = Words.pattern("\\b(?:ngày |hôm )?(?:mùng |mồng )?(?<!\\d)" + DAY
            + " tháng " + Words.MONTH + "( nhuận)?" + YEAR + " ?\\(?" + LUNAR + "\\)?");
    private static final Pattern MONTH_LEAP = Words.pattern(
            "\\b(?:ngày |hôm )?(?:mùng |mồng )?(?<!\\d)" + DAY + " tháng " + Words.MONTH + "( nhuận)\\b" + YEAR);
    private static final Pattern DAY_LUNAR = Words.pattern(
            "\\b(?:ngày |hôm )?(?:mùng |mồng )?(?<![\\d/.-])(?:(\\d{1,2})(?: và|,) ?(?:ngày )?(?:mùng |mồng )?)?(\\d{1,2}) ?\\(?(?:âm lịch|âm|âl)\\b\\)?");
    private static final Pattern DAY_ALONE = Words.pattern("\\b(?:ngày |hôm )?(?<!chúc )(?:mùng|mồng) " + DAY
            + "\\b(?! tháng| mới|/\\d)(?:(?: và|,) (?:mùng |mồng )?" + DAY + "\\b)?");

    private LunarFinder() {}

    static void find(Phrase phrase, Findings findings) {
        for (var m : phrase.takeAll(SLASH)) {
            add(findings, m.group(1), m.group(2), false, m.group(3), null);
        }
        for (var m : phrase.takeAll(NEW_YEAR)) {
            newYear(findings, m);
        }
        for (var m : phrase.takeAll(FULL_MOON)) {
            int month = m.group(1) == null ? 0 : Words.number(m.group(1));
            int year = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
            findings.days.add(new DaySaid.Lunar(15, month, m.group(2) != null, year, null));
        }
        for (var pattern : new Pattern[] {MONTH_NAMED, MONTH_LUNAR, MONTH_LEAP}) {
            for (var m : phrase.takeAll(pattern)) {
                String year = m.group(4) != null ? m.group(4) : m.group(5);
                add(findings, m.group(1), m.group(2), m.group(3) != null, year, null);
            }
        }
        for (var m : phrase.takeAll(DAY_LUNAR)) {
            if (m.group(1) != null) {
                add(findings, m.group(1), "0", false, null, null);
            }
            add(findings, m.group(2), "0", false, null, null);
        }
        for (var m : phrase.takeAll(DAY_ALONE)) {
            // On its own "mùng 1" is the lunar one; the others are said of both calendars. With "hằng tháng" all are
            // lunar.
            boolean sure = findings.repeat != null || Words.number(m.group(1)) == 1;
            add(findings, m.group(1), "0", false, null, sure ? null : Reason.AMBIGUOUS_CALENDAR);
            if (m.group(2) != null) {
                add(findings, m.group(2), "0", false, null, sure ? null : Reason.AMBIGUOUS_CALENDAR);
            }
        }
    }

    private static void newYear(Findings findings, MatchResult m) {
        if (m.group(1) != null) {
            add(findings, m.group(1), "1", false, null, null);
        } else {
            add(findings, m.group(2) != null ? m.group(2) : "30", "12", false, null, null);
        }
    }

    private static void add(
            Findings findings, String day, String month, boolean leap, @Nullable String year, @Nullable Reason doubt) {
        int number = Words.number(month);
        findings.days.add(
                new DaySaid.Lunar(Words.number(day), number, leap, year == null ? 0 : Integer.parseInt(year), doubt));
    }
}
