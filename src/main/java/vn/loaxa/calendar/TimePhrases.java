package vn.loaxa.calendar;

import java.time.ZonedDateTime;
import java.util.regex.Pattern;

/**
 * Understands times as Vietnamese people type them, with and without accents: "7h sáng mai", "thứ 7 cuối tháng", "rằm tháng
 * Giêng", "mỗi thứ 2 lúc 8h30", "nhắc trước 15 phút". Of a long text the first 600 characters are looked at. Never throws for a
 * reference in the years 1901 to 2190. Thread-safe.
 */
public final class TimePhrases {
    private static final Pattern COMMAND = Words.pattern(
            "(?:\\b(?:hãy|nhớ|làm ơn|giúp|đặt|hẹn) )*\\bnhắc(?: nhở)?(?: lịch)?(?: giúp| giùm| dùm| hộ)?(?:"
                    + " (?:tôi|tui|mình|em|anh|chị|con|cháu|bác|tớ|chúng tôi|mọi người|bà con|đồng chí))?(?: (?:là|rằng|về"
                    + " việc|về|việc))?\\b:?");

    /** What says "nhuận" and was not understood must not be taken for the plain month. */
    private static final Pattern LEAP_LEFT = Words.pattern("(?<=" + Words.TAKEN + " )nhuận\\b(?<!nhuan)");

    /** "trước 17h": how long before was not said. */
    private static final Pattern DEADLINE = Words.pattern("\\btrước ?(?=" + Words.TAKEN + ")");

    private static final Pattern EITHER = Words.pattern("\\b(?:hoặc|hay)\\b");

    private TimePhrases() {}

    /**
     * What the text says, seen from {@code ref} and in its zone. This is a reading: it may lie in the past or lack its hour.
     * Before anything is scheduled it goes through {@link #forSchedule}.
     */
    public static Reading parse(String text, ZonedDateTime ref) {
        var phrase = new Phrase(text);
        var findings = new Findings();
        AroundFinder.find(phrase, ref.toLocalDate(), findings);
        OffsetFinder.find(phrase, findings);
        findings.command |= phrase.take(COMMAND).isPresent();
        findings.either = phrase.has(EITHER);
        RepeatFinder.find(phrase, findings);
        WorkingDayFinder.find(phrase, ref.toLocalDate(), findings);
        EndFinder.find(phrase, ref.toLocalDate(), findings);
        SpanFinder.find(phrase, ref, findings);
        RelativeDayFinder.findNow(phrase, ref, findings);
        RangeFinder.find(phrase, ref, findings);
        ClockFinder.find(phrase, findings);
        LunarFinder.find(phrase, findings);
        SolarFinder.find(phrase, ref.toLocalDate(), findings);
        YearFinder.find(phrase, ref.toLocalDate(), findings);
        WeekdayFinder.find(phrase, ref.toLocalDate(), findings);
        RelativeDayFinder.find(phrase, ref, findings);
        CoarseFinder.find(phrase, ref, findings);
        PartFinder.find(phrase, findings);
        if (findings.command && findings.offsets.isEmpty() && phrase.has(DEADLINE)) {
            findings.fault(Reason.VAGUE);
        }
        if (phrase.has(LEAP_LEFT)) {
            findings.fault(Reason.VAGUE);
        }
        if (findings.whole == null && findings.part == null && findings.repeat == null) {
            SpanFinder.within(phrase, ref, findings);
        }
        return new Reading(new Resolver(ref, findings).resolve(), findings.offsets, phrase.rest(), findings.command);
    }

    /**
     * The same phrase if it may be scheduled as it stands: a {@link TimePhrase.Moment} with an hour, in the future and beyond
     * doubt, or a {@link TimePhrase.Recurring} with its hour. Everything else is {@link TimePhrase.Rejected} and must be asked.
     */
    public static TimePhrase forSchedule(TimePhrase phrase, ZonedDateTime ref) {
        return Scheduling.check(phrase, ref);
    }
}
