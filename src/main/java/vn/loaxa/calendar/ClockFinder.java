package vn.loaxa.calendar;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "19h30", "8 giờ rưỡi", "11 giờ kém 15", "7:30 chiều", "9:00 AM". Of "7h-9h" only the beginning counts. */
final class ClockFinder {
    private static final String BEFORE = "(?<![\\p{L}\\d/:.,])(?<![\\p{L}\\d]-)(?<!\\d\\.)";
    private static final String SUFFIX =
            "(?: ?(?:đúng )?(?:vào )?(?:buổi |ban )?(?:" + Words.PART + "|(am|pm|a\\.m\\.?|p\\.m\\.?))\\b)?";
    private static final String HOUR =
            "(\\d{1,2}|(?:hai mươi(?: (?:mốt|một|hai|ba))?|mười (?:ba|bốn|lăm|sáu|bảy|tám|chín)|mười một|mười"
                    + " hai|mười|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)(?= ))";
    /** Not the beginning of a date or of another hour: "22h 25.12.2025", "8h 20 tháng 9", "8h 10h". */
    private static final String NOT_DATE = "(?![\\d/]|[.-]\\d| ?tháng\\b| ?(?:h|g|giờ)\\b| ?:)";

    private static final Pattern COLON =
            Words.pattern(BEFORE + "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?![\\d/:])" + SUFFIX);
    private static final Pattern HOURS = Words.pattern(BEFORE + "\\b(?<!mươi )" + HOUR
            + " ?(?:giờ|h(?=\\W|\\d|$)|g(?=\\d\\d| (?:sáng|trưa|chiều|tối|đêm)\\b)|(?<![345])g(?=\\W|$))(?! đồng hồ|"
            + " nữa)(?: ?(rưỡi)\\b| ?(?:kém|thiếu) (\\d{1,2}|năm|mười lăm|mười|hai mươi lăm|hai mươi)(?:"
            + " ?phút)?\\b|(\\d{1,2})(?: ?(?:phút|p|')(?:\\b|(?<=')))?" + NOT_DATE
            + "| (\\d{2}|(?:mười|hai mươi|ba mươi|bốn mươi|năm mươi)(?:"
            + " (?:một|hai|ba|bốn|lăm|năm|sáu|bảy|tám|chín))?|\\d(?= ?(?:phút|p)\\b))(?: ?(?:phút|p)\\b)?"
            + NOT_DATE + "(?! (?:người|hộ|triệu|nghìn|cái|con|bao|kg)\\b)"
            + "| " + Words.NUM + " phút\\b)?" + SUFFIX);
    /** "7 rưỡi tối", "lúc 8 rưỡi", "mai 9 kém 15 sáng": the word giờ left out, which only a part or "lúc" makes a time. */
    private static final String SHORT_HOUR =
            BEFORE + "\\b(\\d{1,2}|mười một|mười hai|mười|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)";

    private static final String SHORT_REST = "(?: (rưỡi)| kém (\\d{1,2}|năm|mười lăm|mười|hai mươi lăm|hai mươi))";
    private static final String DAY_FOLLOWS = "(?= (?:nay|mai|mốt|kia|hôm|ngày|bữa|thứ|t[2-7]|cn|chủ nhật)\\b)";
    private static final Pattern SHORT =
            Words.pattern("(?:\\b(lúc|vào lúc|hồi|khoảng|tầm|sáng|trưa|chiều|tối|đêm|mai|nay)" + " )?" + SHORT_HOUR
                    + SHORT_REST + "\\b" + "(?: (?:buổi )?" + Words.PART + "\\b|(" + DAY_FOLLOWS + "))?");
    /** "6.30 sáng"; what may be a date (6.12) stays one. */
    private static final Pattern DOTTED = Words.pattern("(?<!ngày |hôm |mùng |mồng )" + BEFORE
            + "(\\d{1,2})\\.(00|1[3-9]|[2-5]\\d) ?(?:buổi )?" + Words.PART + "\\b");

    private static final Pattern MIDNIGHT = Words.pattern("\\b(?:lúc |vào )?nửa đêm\\b");
    /** More hours than this in one text are a timetable. */
    private static final int MOST = 12;

    private static final Pattern QUARTER_TO = Words.pattern("\\bkém \\d");
    private static final Pattern TO = Words.pattern("^ ?(?:-|–|đến|tới) ?$");

    private ClockFinder() {}

    static void find(Phrase phrase, Findings findings) {
        @Nullable MatchResult before = null;
        int seen = 0;
        for (var m = next(phrase); m != null && seen < MOST; m = next(phrase)) {
            seen++;
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
        if (findings.clocks.isEmpty()) {
            withoutTheWord(phrase, findings);
        }
        if (phrase.has(QUARTER_TO)) {
            findings.fault(Reason.VAGUE);
        }
    }

    private static void withoutTheWord(Phrase phrase, Findings findings) {
        phrase.take(DOTTED)
                .ifPresent(m -> findings.clocks.add(new Clock(
                        Words.number(m.group(1)),
                        Words.number(m.group(2)),
                        0,
                        Grain.MINUTE,
                        false,
                        DayPart.of(m.group(3)))));
        phrase.peek(SHORT)
                .filter(m -> findings.clocks.isEmpty())
                .filter(m -> m.group(1) != null || m.group(5) != null || m.group(6) != null)
                .ifPresent(m -> {
                    // A part that leads up to the hour stays for the finder of parts.
                    boolean leads =
                            m.group(1) != null && !Words.fold(m.group(1)).matches("(?:vao )?luc|hoi|khoang|tam");
                    phrase.takeBetween(leads ? m.start(2) : m.start(), m.end());
                    int hour = Words.number(m.group(2));
                    int minute = m.group(3) != null ? 30 : 60 - Words.number(m.group(4));
                    int begun = m.group(3) != null ? hour : hour == 0 ? 23 : hour - 1;
                    var part = m.group(5) == null ? null : DayPart.of(m.group(5));
                    findings.clocks.add(new Clock(begun, minute, 0, Grain.MINUTE, false, part));
                });
        if (findings.clocks.isEmpty() && phrase.take(MIDNIGHT).isPresent()) {
            findings.clocks.add(new Clock(24, 0, 0, Grain.HOUR, true, null));
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
            findings.impossible = clock;
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
