package vn.loaxa.calendar;

import java.time.LocalDate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * "trước Tết 10 ngày", "3 ngày trước rằm tháng Bảy", "sau ngày 30/4 một tuần": takes the length and leaves the day to the finders of
 * days. Without a day that can be found, "trước 3 ngày" is how long before to remind, and left as well.
 */
final class AroundFinder {
    private static final String LENGTH = Words.NUM + " (ngày|hôm|tuần)\\b(?! (?:nữa|làm việc|tới|liền))";
    private static final String WORD = "[^\\s,;:." + Words.TAKEN + "]+";
    private static final Pattern SIDE = Words.pattern("\\b(?:trước|sau)\\b");
    private static final Pattern DAY_THEN_LENGTH =
            Words.pattern("\\b(trước|sau) (" + WORD + "(?: " + WORD + "){0,6}?) " + LENGTH);
    private static final Pattern LENGTH_THEN_DAY =
            Words.pattern("(?<!thứ |ngày |hôm |mùng |mồng |tháng |tuần |[\\d/.])\\b" + LENGTH + " (trước|sau) (" + WORD
                    + "(?: " + WORD + "){0,6})");
    private static final Pattern TET =
            Words.pattern("^(?:ngày |dịp )?(tết)(?! (?:trung thu|đoan ngọ|tây|dương|thiếu nhi|hàn thực|nguyên tiêu))\\b"
                    + "(?: nguyên đán| âm lịch| ta| cổ truyền)?");

    private static final DaySaid TET_DAY = new DaySaid.Lunar(1, 1, false, 0, null);

    private AroundFinder() {}

    static void find(Phrase phrase, LocalDate today, Findings findings) {
        if (!phrase.has(SIDE)) {
            return;
        }
        phrase.peek(DAY_THEN_LENGTH)
                .filter(m -> isDay(typed(phrase, m, 2), today, true))
                .ifPresent(m -> take(phrase, m, 1, 2, 3, findings));
        if (findings.shift == 0) {
            phrase.peek(LENGTH_THEN_DAY)
                    .filter(m -> isDay(typed(phrase, m, 4), today, false))
                    .ifPresent(m -> take(phrase, m, 3, 4, 1, findings));
        }
    }

    private static String typed(Phrase phrase, MatchResult m, int group) {
        return phrase.typed(m.start(group), m.end(group));
    }

    private static void take(Phrase phrase, MatchResult m, int side, int day, int length, Findings findings) {
        int days = Words.number(m.group(length)) * (Unit.of(m.group(length + 1)) == Unit.WEEK ? 7 : 1);
        findings.shift = Words.fold(m.group(side)).equals("sau") ? days : -days;
        phrase.takeBetween(m.start(side), m.end(side));
        phrase.takeBetween(m.start(length), m.end(length + 1));
        var tet = TET.matcher(Words.lower(typed(phrase, m, day)));
        if (tet.find()) {
            phrase.takeBetween(m.start(day), m.start(day) + tet.end());
            findings.days.add(TET_DAY);
        }
    }

    /** Whether the words are a day; {@code whole}: and nothing else. */
    private static boolean isDay(String words, LocalDate today, boolean whole) {
        var phrase = new Phrase(words);
        var findings = new Findings();
        var tet = phrase.take(TET);
        if (tet.isPresent()) {
            findings.days.add(TET_DAY);
        }
        LunarFinder.find(phrase, findings);
        SolarFinder.find(phrase, today, findings);
        YearFinder.find(phrase, today, findings);
        if (findings.days.isEmpty()) {
            CoarseFinder.feastAtStart(phrase, today, findings);
        }
        return findings.days.size() == 1
                && phrase.beginsTaken()
                && (!whole || phrase.rest().isEmpty());
    }
}
