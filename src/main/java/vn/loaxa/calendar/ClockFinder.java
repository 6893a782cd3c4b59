package vn.loaxa.calendar;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "19h30", "8 giờ rưỡi", "11 giờ kém 15", "7:30 chiều", "9:00 AM". Of "7h-9h" only the beginning counts. */
final class ClockFinder {
    private static final String BEFORE = "(?<![\\p{L}\\d/:.,])(?<![\\p{L}\\d]-)(?<!\\d\\.)";
    private static final String SUFFIX =
            "(?: ?(?:đúng )?(?:buổi )?(?:" + Words.PART + "|(am|pm|a\\.m\\.?|p\\.m\\.?))\\b)?";
    private static final String HOUR = "(\\d{1,2}|(?:mười một|mười hai|mười|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)(?= ))";
    /** Not the beginning of a date or of another hour: "22h 25.12.2025", "8h 20 tháng 9", "8h 10h". */
    private static final String NOT_DATE = "(?![\\d/]|[.-]\\d| ?tháng\\b| ?(?:h|g|giờ)\\b| ?:)";

    private static final Pattern COLON =
            Words.pattern(BEFORE + "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?![\\d/:])" + SUFFIX);
    private static final Pattern HOURS = Words.pattern(BEFORE + "\\b" + HOUR
            + " ?(?:giờ|h(?=\\W|\\d|$)|(?<![345])g(?=\\W|\\d|$))(?! đồng hồ| nữa)"
            + "(?: ?(rưỡi)\\b| ?kém (\\d{1,2}|năm|mười lăm|mười|hai mươi lăm|hai mươi)(?: ?phút)?\\b"
            + "|(\\d{1,2})(?: ?(?:phút|p)\\b)?" + NOT_DATE
            + "| (\\d{2}|(?:mười|hai mươi|ba mươi|bốn mươi|năm mươi)(?: (?:một|hai|ba|bốn|lăm|năm|sáu|bảy|tám|chín))?|\\d(?= ?(?:phút|p)\\b))(?: ?(?:phút|p)\\b)?"
            + NOT_DATE + "(?! (?:người|hộ|triệu|nghìn|cái|con|bao|kg)\\b)"
            + "| " + Words.NUM + " phút\\b)?" + SUFFIX);
    private static final Pattern QUARTER_TO = Words.pattern("\\bkém \\d");
    private static final Pattern TO = Words.pattern("^ ?(?:-|–|đến|tới) ?$");

    private ClockFinder() {}

    static void find(Phrase phrase, Findings findings) {
        @Nullable MatchResult before = null;
        for (var m = next(phrase); m != null; m = next(phrase)) {
            phrase.take(m);
            // "7h - 9h": taken from left to right, so what stands between two hours tells a range.
            if (before != null && isRange(phrase, before.end(), m.start())) {
                phrase.takeBetween(before.end(), m.start());
                endOfRange(phrase, m, findings);
            } else {
                add(phrase, m, findings);
            }
            before = m;
        }
        if (phrase.has(QUARTER_TO)) {
            findings.fault(Reason.VAGUE);
        }
    }

    private static boolean isRange(Phrase phrase, int from, int to) {
        return from < to && TO.matcher(Words.lower(phrase.typed(from, to))).find();
    }

    /** "3h-5h chiều": the part that is said at the end holds for the beginning, unless it comes later in the day by then. */
    private static void endOfRange(Phrase phrase, MatchResult m, Findings findings) {
        var end = read(phrase, m);
        int last = findings.clocks.size() - 1;
        if (last >= 0 && end.part() != null && findings.clocks.get(last).hour() < end.hour()) {
            findings.clocks.set(last, findings.clocks.get(last).with(end.part()));
        }
    }

    private static @Nullable MatchResult next(Phrase phrase) {
        var colon = phrase.peek(COLON);
        var hours = phrase.peek(HOURS);
        if (colon.isPresent()
                && (hours.isEmpty() || colon.get().start() < hours.get().start())) {
            return colon.get();
        }
        return hours.orElse(null);
    }

    private static void add(Phrase phrase, MatchResult m, Findings findings) {
        var clock = read(phrase, m);
        if (clock.invalid()) {
            findings.fault(Reason.INVALID_TIME);
        } else {
            findings.clocks.add(clock);
        }
    }

    private static Clock read(Phrase phrase, MatchResult m) {
        return m.groupCount() == 5 ? colon(phrase, m) : hours(phrase, m);
    }

    private static Clock colon(Phrase phrase, MatchResult m) {
        int hour = Integer.parseInt(m.group(1));
        int second = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        boolean exact = m.group(1).length() == 2 && hour < 10;
        return finish(phrase, m, 4, hour, Integer.parseInt(m.group(2)), second, Grain.MINUTE, exact);
    }

    private static Clock hours(Phrase phrase, MatchResult m) {
        int hour = Words.number(m.group(1));
        boolean exact = m.group(1).matches("0\\d");
        for (int group = 4; group <= 6; group++) {
            if (m.group(group) != null) {
                return finish(phrase, m, 7, hour, Words.number(m.group(group)), 0, Grain.MINUTE, exact);
            }
        }
        if (m.group(2) != null) {
            return finish(phrase, m, 7, hour, 30, 0, Grain.MINUTE, exact);
        }
        if (m.group(3) != null) {
            int before = Words.number(m.group(3));
            return finish(phrase, m, 7, hour == 0 ? 23 : hour - 1, 60 - before, 0, Grain.MINUTE, exact);
        }
        return finish(phrase, m, 7, hour, 0, 0, Grain.HOUR, exact);
    }

    private static Clock finish(
            Phrase phrase, MatchResult m, int partGroup, int hour, int minute, int second, Grain grain, boolean exact) {
        String half = m.group(partGroup + 1);
        if (half != null) {
            int on24 = half.startsWith("p") ? hour % 12 + 12 : hour % 12;
            return new Clock(hour > 12 ? hour : on24, minute, second, grain, true, null);
        }
        String part = m.group(partGroup);
        if (part == null || hour < 7 && maybeAnotherWord(phrase, part, hour > 4)) {
            return new Clock(hour, minute, second, grain, exact, null);
        }
        return new Clock(hour, minute, second, grain, exact, DayPart.of(part));
    }

    /** In a text with accents, "4h sang" is "sang nhà" and not "4h sáng"; "5h toi" may be "5h tôi". */
    private static boolean maybeAnotherWord(Phrase phrase, String part, boolean eveningToo) {
        boolean whoever = part.equals("toi") && eveningToo;
        return whoever || !Words.accented(part) && phrase.accented();
    }
}
