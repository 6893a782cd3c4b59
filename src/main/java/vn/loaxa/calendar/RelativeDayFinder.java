package vn.loaxa.calendar;

import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** "hôm nay", "mai", "mốt", "kia", "hôm qua", "bây giờ". */
final class RelativeDayFinder {
    private static final String AFTER_PART = "(?<=(?:sáng|trưa|chiều|tối|đêm|khuya|" + Words.TAKEN + ") )";
    /** Mai is a name, a flower and a place as well. */
    private static final String NOT_A_NAME =
            "(?<!bạch |hoàng |thanh |quỳnh |xuân |hoa |cây |chị |cô |bà |bác |anh |em |thị |chợ |gốc |cành )";

    private static final String MAI_ENDS = "\\b(?! (?:anh|hoa|linh|phương|lan|hương|vàng|thị|dịch|sau|mối|táng)\\b)";

    private static final Pattern NOW = Words.pattern(
            "\\b(?:ngay lúc này|ngay bây giờ|bây giờ|ngay lúc này|giờ này|lúc này|hiện giờ|ngay lập tức|lúc này|hiện"
                    + " giờ)\\b(?!,? ?(?:rưỡi|kém|\\d|(?:buổi )?"
                    + Words.PART + "))");
    private static final Pattern EARLY = Words.pattern("\\b(?:sáng )?sớm (?:ngày )?mai\\b");
    private static final Map<Pattern, Integer> DAYS = new LinkedHashMap<>();

    static {
        DAYS.put(Words.pattern("\\b(?:ngày )?(?:hôm nay|bữa nay|hnay)\\b|\\bngày nay\\b|" + AFTER_PART + "nay\\b"), 0);
        DAYS.put(
                Words.pattern("\\b(?:ngày )?hôm qua\\b|" + AFTER_PART
                        + "qua\\b(?! (?:nhà|chỗ|bên|xã|ủy ban|đón|chơi|lấy|gặp|họp|thôn|trường|viện)\\b)"),
                -1);
        DAYS.put(Words.pattern("\\bhôm kia\\b"), -2);
        DAYS.put(Words.pattern("\\bngày kìa\\b(?<!kia)"), 3);
        DAYS.put(
                Words.pattern("\\b(?:ngày|bữa) (?:kia|mốt)\\b|" + AFTER_PART
                        + "(?:kia|mốt)\\b|\\bmốt\\b(?<!mot)|^mot(?= ?" + Words.TAKEN + ")"),
                2);
        DAYS.put(
                Words.pattern(
                        "\\b(?:ngày|hôm|bữa) mai\\b|\\b(?:nmai|mơi(?<!moi))\\b|" + NOT_A_NAME + "\\bmai" + MAI_ENDS),
                1);
    }

    private RelativeDayFinder() {}

    /** Before hours are looked for: "bay gio" is also "bảy giờ", and taken so only before a part of the day. */
    static void findNow(Phrase phrase, ZonedDateTime ref, Findings findings) {
        if (phrase.take(NOW).isPresent()) {
            findings.whole = new TimePhrase.Moment(ref, Grain.SECOND, null, null);
        }
    }

    static void find(Phrase phrase, ZonedDateTime ref, Findings findings) {
        if (phrase.take(EARLY).isPresent()) {
            findings.part = DayPart.MORNING;
            findings.days.add(new DaySaid.Exact(ref.toLocalDate().plusDays(1)));
        }
        DAYS.forEach((pattern, shift) -> phrase.peek(pattern).ifPresent(m -> {
            if (!isName(phrase.typed(m.start(), m.end()), m.start(), phrase)) {
                phrase.take(m);
                findings.days.add(new DaySaid.Exact(ref.toLocalDate().plusDays(shift)));
            }
        }));
    }

    /** "Mai" with a capital inside a sentence. */
    private static boolean isName(String typed, int start, Phrase phrase) {
        if (!typed.equals("Mai") || start == 0) {
            return false;
        }
        char before = phrase.typed(start - 1, start).charAt(0);
        return before == ' '
                && start > 1
                && ".,;:!?".indexOf(phrase.typed(start - 2, start - 1).charAt(0)) < 0;
    }
}
