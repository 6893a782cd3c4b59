package vn.loaxa.calendar;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** "ngày làm việc từ ngày 5 trở đi", "ngày làm việc cuối tháng", "trúng ngày nghỉ thì chuyển sang ngày làm việc sau". */
final class WorkingDayFinder {
    private static final String OF_MONTH = "(?: của| trong)? ?(?:tháng|" + Words.TAKEN + "+)(?: (này|sau|tới)\\b| "
            + Words.MONTH + "(?! ?(?:giờ|h\\b|g\\b|:))(?:(?: năm |/)(\\d{4}))?)?(?! (?:từ|sau|kể))";
    private static final Pattern ABOUT =
            Words.pattern("\\b(?:làm việc|ngày nghỉ|nghỉ lễ|ngày lễ|lễ|nghỉ|cuối tuần)\\b");
    private static final Pattern FIRST_OF_MONTH = Words.pattern("\\bngày làm việc đầu(?: tiên)?" + OF_MONTH);
    private static final Pattern LAST_OF_MONTH = Words.pattern("\\bngày làm việc cuối(?: cùng)?" + OF_MONTH);
    private static final Pattern FROM = Words.pattern(
            "\\bngày làm việc(?: đầu tiên| gần nhất| đầu)? (?:tính từ|kể từ|từ|vào hoặc sau)(?= (?:ngày |mùng |mồng"
                    + " |rằm)| \\d)");
    private static final Pattern ONWARDS = Words.pattern("\\b(?:trở đi|trở về sau)\\b");
    private static final Pattern IF_OFF =
            Words.pattern("(?:\\(|, ?)?(?:\\bnếu )?\\b(?:trúng|rơi vào|vướng|gặp|nhằm|rơi) (?:vào )?(?:ngày )?(?:nghỉ"
                    + " lễ|lễ|nghỉ|cuối tuần)(?: hoặc (?:ngày )?(?:lễ|nghỉ|cuối tuần))?,? (?:thì )?(?:được"
                    + " )?(?:dời|lùi|chuyển|đẩy|làm|nhắc|sang)(?: sang| qua| đến| vào| về| lên)? (?:ngày làm"
                    + " việc|hôm|ngày) (?:đầu tiên |gần nhất )?(?:liền sau|tiếp theo|kế tiếp|liền kề|sau đó|sau|(trước"
                    + " đó|liền trước|trước))\\b\\)?");

    private WorkingDayFinder() {}

    static void find(Phrase phrase, LocalDate today, Findings findings) {
        if (!phrase.has(ABOUT)) {
            return;
        }
        phrase.take(LAST_OF_MONTH)
                .ifPresent(m -> findings.days.add(new DaySaid.WorkingEdge(true, SolarFinder.month(m, today))));
        phrase.take(IF_OFF).ifPresent(m -> {
            findings.workingDay = m.group(1) == null;
            findings.workingDayBefore = m.group(1) != null;
        });
        findings.workingDay |= phrase.take(FROM).isPresent();
        if (findings.workingDay) {
            phrase.take(ONWARDS);
        } else {
            phrase.take(FIRST_OF_MONTH)
                    .ifPresent(m -> findings.days.add(new DaySaid.WorkingEdge(false, SolarFinder.month(m, today))));
        }
    }
}
