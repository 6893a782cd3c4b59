package vn.loaxa.calendar;

import java.time.Duration;
import java.util.regex.Pattern;

/** "nhắc trước 15 phút", "trước 1 ngày và 2 tiếng", "nhắc 30 phút trước". */
final class OffsetFinder {
    private static final String ONE = Words.NUM.replaceFirst("\\(", "(nửa|") + " ?" + Unit.SAID;
    /** "trước 17h ngày 30/11" and "trước 8h sáng" are deadlines: the hour of a clock, not a length. */
    private static final String NOT_A_CLOCK = "(?! ?\\d{1,2} ?(?:h|g|giờ)(?:\\d| ?(?:" + Words.PART.replace("(", "(?:")
            + "|ngày|hôm|mai|mốt|thứ|t[2-7]|cn|chủ nhật|\\d{1,2}/)))(?! ?(?:1[3-9]|2\\d)(?:h|g| giờ))";

    private static final Pattern BEFORE =
            Words.pattern("(?:và )?(?:\\b(?:nhắc|báo)(?: (?:tôi|tui|mình|em|bà con|mọi người))?(?: lại)? )?\\btrước"
                    + "(?: đó| giờ| khi|(?: (?:cuộc|giờ|buổi|khi))?(?: họp| hẹn| đi| hội nghị| khám| lễ))?:?"
                    + NOT_A_CLOCK + " " + ONE + "( rưỡi)?(?:(?:,| và|, và|;) ?(?:trước )?" + NOT_A_CLOCK + ONE
                    + ")*(?: đồng hồ)?");
    private static final Pattern AFTERWARDS =
            Words.pattern("\\b(?:nhắc|báo)(?: (?:tôi|tui|mình|em))? (?:trước )?" + ONE + "() trước\\b");
    private static final Pattern EACH = Words.pattern("\\b" + ONE + "( rưỡi)?");

    private OffsetFinder() {}

    static void find(Phrase phrase, Findings findings) {
        for (var pattern : new Pattern[] {BEFORE, AFTERWARDS}) {
            phrase.take(pattern).ifPresent(found -> {
                findings.command |= Words.fold(found.group()).contains("nhac");
                var each = EACH.matcher(found.group());
                while (each.find()) {
                    var unit = Unit.of(each.group(2));
                    var half = length(unit, 1).dividedBy(2);
                    boolean halfOnly = Words.fold(each.group(1)).equals("nua");
                    var length = halfOnly ? half : length(unit, Words.number(each.group(1)));
                    findings.offsets.add(each.group(3) == null ? length : length.plus(half));
                }
            });
        }
    }

    private static Duration length(Unit unit, int amount) {
        return switch (unit) {
            case SECOND -> Duration.ofSeconds(amount);
            case MINUTE -> Duration.ofMinutes(amount);
            case HOUR -> Duration.ofHours(amount);
            case DAY -> Duration.ofDays(amount);
            case WEEK -> Duration.ofDays(7L * amount);
            case MONTH -> Duration.ofDays(30L * amount);
            case QUARTER -> Duration.ofDays(91L * amount);
            case YEAR -> Duration.ofDays(365L * amount);
        };
    }
}
