package vn.loaxa.calendar;

import java.time.DayOfWeek;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "mỗi", "hằng tuần", "2 tuần một lần", "ngày nào cũng", and giỗ, which comes back without saying so. */
final class RepeatFinder {
    private static final String WEEKDAY = "(?:thứ |t[2-7]\\b|cn\\b|chủ nhật|chúa nhật)";

    private static final Pattern TOO_OFTEN =
            Words.pattern("\\b(?:mỗi|hằng|hàng|cứ)(?: \\d+)? (?:giờ|tiếng|phút|giây)\\b(?! chiều| sáng| tối)"
                    + "|\\b" + Words.NUM
                    + " (?:giờ|tiếng|phút)(?: ?/ ?| (?:một|1) )lần\\b|\\bngày (?:[2-9]|hai|ba|bốn) lần\\b"
                    + "|\\b(?:[2-9]|hai|ba|bốn) lần ?(?:/|một|mỗi|1) ?ngày\\b");
    private static final Pattern EVERY_N = Words.pattern("(?:\\b(?:cứ|mỗi|cách|định kỳ) )*\\b" + Words.NUM
            + " (ngày|hôm|tuần|tháng|quý|năm)(?: ?/ ?|(?: lại)? (?:một|1) )lần\\b");
    private static final Pattern EVERY_ONE = Words.pattern(
            "(?:\\b(?:mỗi|cứ|hằng|hàng|cứ mỗi) )?\\b(ngày|tuần|tháng|quý|năm)(?: ?/ ?| (?:một|1) )lần\\b");
    private static final Pattern EVERY_N_SHORT =
            Words.pattern("\\b(?:cứ |mỗi |cứ mỗi )" + Words.NUM + " (ngày|tuần|tháng|năm)\\b(?: một lần)?");
    private static final Pattern EVERY_OTHER = Words.pattern(
            "\\b(?:ngày cách ngày|tuần cách tuần|cách (?:một |1 )?(?:ngày|nhật|tuần|tháng))(?: (?:một|1) lần)?\\b");
    private static final Pattern WORKING_DAYS = Words.pattern(
            "\\b(?:mỗi|các|mọi|hằng|hàng) ngày (?:làm việc(?! đầu| cuối| từ| kể)|trong tuần|đi làm|hành chính)\\b");
    private static final Pattern WEEKENDS = Words.pattern(
            "\\b(?:mỗi|các|mọi|hằng|hàng) (?:dịp )?cuối tuần\\b|\\bcuối tuần (?:hằng|hàng|mỗi) tuần\\b|\\bcuối tuần"
                    + " nào cũng\\b");
    /** With a rhythm "đầu tháng" is its first day. */
    private static final Pattern MONTH_EDGE = Words.pattern(
            "(?<!\\b(?:hai|ba|tư|năm|sáu|bảy|nhật|[2-7]|cn|tuần|làm việc) )\\b(?:vào )?(?:ngày )?(đầu|cuối)(?: tiên|"
                    + " cùng)?(?: của)? (?:(?:mỗi|hằng|hàng) tháng|tháng (?:hằng|hàng) tháng)\\b|\\b(?:mỗi|hằng|hàng)"
                    + " (?=(?:đầu|cuối) tháng)(đầu|cuối) tháng\\b");

    private static final Pattern DAY_PREFIX = Words.pattern(
            "\\b(?:mỗi|các|hằng|hàng|mọi)(?= (?:ngày )?(?:rằm|mùng|mồng)| ngày (?:\\d{1,2}|cuối|đầu|làm việc đầu|làm"
                    + " việc cuối)\\b)");
    private static final Pattern UNIT = Words.pattern(
            "(?:\\bđịnh kỳ )?\\b(?:mỗi|hằng|hàng|mọi|từng) (ngày|hôm|bữa|tuần|tháng|quý|năm)\\b|\\b(thường niên)\\b"
                    + "|\\b(ngày|hôm|tuần|tháng|quý|năm) nào cũng\\b");
    private static final Pattern WEEKDAY_PREFIX = Words.pattern(
            "\\b(?:vào )?(?:mỗi|các|mọi|hằng|hàng)(?: ngày)?(?= (?:buổi )?(?:" + Words.PART + " )?" + WEEKDAY + ")");
    private static final Pattern WEEKDAY_SUFFIX = Words.pattern("(?<=" + WEEKDAY + ".{0,4}) nào cũng\\b");
    private static final Pattern PART_PREFIX =
            Words.pattern("\\b(?:mỗi|hằng|hàng)(?: buổi)?(?= " + Words.PART + "\\b)");
    private static final Pattern PART_SUFFIX = Words.pattern("(?<=sáng|trưa|chiều|tối|đêm) nào cũng\\b");
    private static final Pattern ANNIVERSARY = Words.pattern(
            "giỗ (?:tổ|ông|bà|cụ|bố|mẹ|cha|má|bác|chú|cô|dì|anh|chị|họ|ba|tía|thầy|u|cố|kỵ)\\b|(?:đám|ngày|cúng|làm|ăn)"
                    + " giỗ\\b");
    private static final Pattern GIO = Pattern.compile("giỗ");

    private RepeatFinder() {}

    static void find(Phrase phrase, Findings findings) {
        findings.anniversary = phrase.has(GIO) || phrase.has(ANNIVERSARY);
        if (phrase.take(TOO_OFTEN).isPresent()) {
            findings.fault(Reason.TOO_OFTEN);
        }
        for (var pattern : List.of(EVERY_N, EVERY_N_SHORT)) {
            phrase.take(pattern).ifPresent(m -> repeat(findings, Unit.of(m.group(2)), Words.number(m.group(1))));
        }
        phrase.take(EVERY_OTHER).ifPresent(m -> repeat(findings, other(m.group()), 2));
        phrase.take(EVERY_ONE).ifPresent(m -> repeat(findings, Unit.of(m.group(1)), 1));
        phrase.take(WORKING_DAYS).ifPresent(m -> {
            repeat(findings, Unit.WEEK, 1);
            findings.weekdays.addAll(List.of(DayOfWeek.values()).subList(0, 5));
        });
        phrase.take(WEEKENDS).ifPresent(m -> {
            repeat(findings, Unit.WEEK, 1);
            findings.weekdays.addAll(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        });
        phrase.take(MONTH_EDGE).ifPresent(m -> {
            repeat(findings, Unit.MONTH, 1);
            findings.days.add(
                    Words.fold(m.group(1) != null ? m.group(1) : m.group(2)).startsWith("cuoi")
                            ? new DaySaid.MonthEnd(null)
                            : new DaySaid.Solar(1, 0, 0, null));
        });
        phrase.take(DAY_PREFIX).ifPresent(m -> repeat(findings, null, 1));
        for (var m : phrase.takeAll(UNIT)) {
            String unit = m.group(1) != null ? m.group(1) : m.group(2) != null ? "năm" : m.group(3);
            repeat(findings, Unit.of(unit), 1);
        }
        for (var pattern : List.of(WEEKDAY_PREFIX, WEEKDAY_SUFFIX)) {
            phrase.take(pattern).ifPresent(m -> repeat(findings, null, 1));
        }
        for (var pattern : List.of(PART_PREFIX, PART_SUFFIX)) {
            phrase.take(pattern).ifPresent(m -> repeat(findings, null, 1));
        }
    }

    private static Unit other(String said) {
        String words = Words.fold(said);
        return words.contains("tuan") ? Unit.WEEK : words.contains("thang") ? Unit.MONTH : Unit.DAY;
    }

    private static void repeat(Findings findings, @Nullable Unit unit, int interval) {
        var before = findings.repeat;
        if (before == null || before.unit() == null) {
            findings.repeat = new Findings.Repeat(unit, interval);
        } else if (unit != null && unit.compareTo(before.unit()) > 0 && before.interval() == 1) {
            // "mỗi ngày 5 hằng tháng": the longer one tells the rhythm.
            findings.repeat = new Findings.Repeat(unit, interval);
        }
    }
}
