package vn.loaxa.calendar;

import java.util.List;
import java.util.regex.Pattern;

/** "sáng", "buổi chiều", "tối": beside a day or an hour, or as the whole text. "ăn trưa" is a meal. */
final class PartFinder {
    private static final String NOT_A_MEAL = "(?<!ăn |bữa |cơm |quà |thắp |chiếu |ánh |đèn )";
    private static final String TAKEN = Words.TAKEN + "";
    private static final Pattern BESIDE_AFTER = Words.pattern(NOT_A_MEAL + "\\b(?:buổi )?" + Words.PART
            + "(?=,? ?(?:vào |lúc |vào lúc |khoảng |ngày |hôm )*" + TAKEN + ")");
    private static final Pattern BESIDE_BEFORE =
            Words.pattern("(?<=" + TAKEN + ",? (?:vào |buổi |lúc |vào lúc |vào buổi )?)" + Words.PART + "\\b");
    private static final Pattern SAID = Words.pattern("\\b(?:vào )?buổi " + Words.PART + "\\b");
    private static final Pattern WHOLE = Words.pattern("^(?:vào |lúc )?" + Words.PART + "[.!]?$");

    private PartFinder() {}

    static void find(Phrase phrase, Findings findings) {
        for (var pattern : List.of(WHOLE, SAID, BESIDE_AFTER, BESIDE_BEFORE)) {
            if (findings.part != null) {
                return;
            }
            phrase.peek(pattern).ifPresent(m -> {
                String said = m.group(1);
                // "toi", "sang" and "dem" are other words too when the rest of the text carries accents.
                if (Words.accented(said) || !phrase.accented() || said.equals("khuya")) {
                    phrase.take(m);
                    findings.part = DayPart.of(said);
                }
            });
        }
    }
}
