package vn.loaxa.calendar;

import java.util.regex.Pattern;

/** "ngày làm việc từ ngày 5 trở đi", "ngày làm việc đầu tiên hằng tháng", "trúng ngày nghỉ thì chuyển sang ngày làm việc sau". */
final class WorkingDayFinder {
    private static final Pattern FIRST_OF_MONTH = Words.pattern(
            "\\bngày làm việc đầu(?: tiên)?(?: của| trong)?(?: (?:tháng|mỗi tháng)\\b)?(?! (?:từ|sau|kể))");
    private static final Pattern LAST_OF_MONTH = Words.pattern("\\bngày làm việc cuối\\b");
    private static final Pattern FROM = Words.pattern(
            "\\bngày làm việc(?: đầu tiên| gần nhất| đầu)? (?:tính từ|kể từ|từ|vào hoặc sau)(?= (?:ngày |mùng |mồng |rằm)|"
                    + " \\d)");
    private static final Pattern ONWARDS = Words.pattern("\\b(?:trở đi|trở về sau)\\b");
    private static final Pattern IF_OFF = Words.pattern(
            "(?:\\(|, ?)?(?:\\bnếu )?\\b(?:trúng|rơi vào|vướng|gặp|nhằm|rơi) (?:vào )?(?:ngày )?(?:nghỉ lễ|lễ|nghỉ|cuối tuần)"
                    + "(?: hoặc (?:ngày )?(?:lễ|nghỉ|cuối tuần))?,? (?:thì )?(?:được )?(?:dời|lùi|chuyển|đẩy|làm|nhắc|sang)(?: sang| qua| đến| vào)?"
                    + " (?:ngày làm việc|hôm|ngày) (?:đầu tiên )?(?:liền sau|tiếp theo|kế tiếp|liền kề|sau đó|sau)\\b\\)?");

    private WorkingDayFinder() {}

    static void find(Phrase phrase, Findings findings) {
        if (phrase.take(LAST_OF_MONTH).isPresent()) {
            findings.fault(Reason.VAGUE);
        }
        findings.workingDay =
                phrase.take(IF_OFF).isPresent() || phrase.take(FROM).isPresent();
        if (findings.workingDay) {
            phrase.take(ONWARDS);
        } else if (findings.repeat != null && phrase.take(FIRST_OF_MONTH).isPresent()) {
            findings.workingDay = true;
            findings.days.add(new DaySaid.Solar(1, 0, 0, null));
        }
    }
}
