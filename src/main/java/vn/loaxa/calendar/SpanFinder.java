package vn.loaxa.calendar;

import java.time.ZonedDateTime;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** "30 phút nữa", "hai tuần nữa", "3 ngày trước", "3 giờ tới", "2 ngày vừa rồi". */
final class SpanFinder {
    /** "ngày 5 tháng sau" is a date, not five months. */
    private static final String NOT_A_DATE = "(?<!ngày |mùng |mồng |thứ |hôm |tháng |\\d[./-]|\\d|[.:])\\b";

    private static final Pattern VAGUE = Words.pattern(
            "\\b(?:lát nữa|tí nữa|chút nữa|lúc nữa|vài (?:giờ|tiếng|hôm|ngày|tuần|tháng|bữa)(?: nữa| tới)?|mấy"
                    + " (?:hôm|bữa|ngày) nữa|hôm nào|bữa nào|khi nào rảnh|khi nào tiện|lúc nào rảnh|nay mai|mai mốt|sắp"
                    + " tới đây)\\b");
    private static final Pattern HOURS_AND_MINUTES =
            Words.pattern("\\b" + Words.NUM + " ?(?:tiếng|giờ|h) ?" + Words.NUM + "(?: ?(?:phút|ph|p))? nữa\\b");
    private static final Pattern HALF_HOUR = Words.pattern(
            "\\b(?:(?:nửa|nữa) (?:tiếng|giờ)(?: đồng hồ)? nữa|sau (?:nửa|nữa) (?:tiếng|giờ)(?: đồng hồ)?(?: nữa)?)\\b");
    /** "hôm sau" is the day after something, and nobody said after what. */
    private static final Pattern SOME_DAY = Words.pattern("(?<!ngày )\\b(?:để |đến )?(?:hôm|bữa) (?:sau|khác)\\b");

    private static final Pattern WITHIN = Words.pattern(
            "\\btrong (?:vòng )?" + Words.NUM + " ?(giây|phút|ph|p|giờ|tiếng)\\b()(?: đồng hồ)?(?: nữa)?");
    private static final Pattern HALF_AGO = Words.pattern("\\bnửa (?:tiếng|giờ)(?: đồng hồ)? trước\\b");
    private static final Pattern HALF_AHEAD = Words.pattern("\\bnửa (tháng|năm) nữa\\b");
    private static final Pattern AHEAD =
            Words.pattern(NOT_A_DATE + Words.NUM + " ?" + Unit.SAID + "( rưỡi)?(?: đồng hồ)? nữa\\b");
    private static final Pattern LATER =
            Words.pattern(NOT_A_DATE + Words.NUM + " ?(phút|tiếng|ngày|hôm|tuần|tháng|năm)\\b() sau(?! khi)\\b");
    private static final Pattern AFTER = Words.pattern("\\bsau " + Words.NUM
            + " ?(giây|phút|ph|p|tiếng|ngày|hôm|tuần|tháng|năm)\\b( rưỡi)?(?: đồng hồ)?(?: nữa)?");
    private static final Pattern AGO =
            Words.pattern(NOT_A_DATE + Words.NUM + " ?" + Unit.SAID + " (?:trước|qua)(?! khi| khi| đó)\\b");
    private static final Pattern LAST = Words.pattern(
            "(?:trong )?" + NOT_A_DATE + Words.NUM + " ?" + Unit.SAID + " (?:vừa rồi|vừa qua|gần đây)\\b");
    private static final Pattern NEXT = Words.pattern(
            "(?:trong )?" + NOT_A_DATE + Words.NUM + " ?" + Unit.SAID + " (?:tiếp theo|sắp tới|kế tiếp|tới)\\b");
    /** "9 gio toi" is nine in the evening, "3 gio toi" are the next three hours: nobody says "3 giờ tối". */
    private static final Pattern EVENING_HOUR = Words.pattern(
            "(?<!trong )\\b(?:[5-9]|1\\d|2\\d|năm|sáu|bảy|tám|chín|mười|mười một|(?<=lúc )\\d) ?(?:giờ|h|g) toi\\b");

    private SpanFinder() {}

    static void find(Phrase phrase, ZonedDateTime ref, Findings findings) {
        if (phrase.take(VAGUE).isPresent()) {
            findings.fault(Reason.VAGUE);
        }
        phrase.take(HOURS_AND_MINUTES)
                .ifPresent(m -> findings.whole = moment(
                        ref.plusHours(Words.number(m.group(1))).plusMinutes(Words.number(m.group(2))), Grain.MINUTE));
        phrase.take(HALF_HOUR).ifPresent(m -> findings.whole = moment(ref.plusMinutes(30), Grain.MINUTE));
        phrase.take(HALF_AGO).ifPresent(m -> findings.whole = moment(ref.minusMinutes(30), Grain.MINUTE));
        phrase.take(HALF_AHEAD).ifPresent(m -> {
            var today = ref.toLocalDate();
            boolean month = Unit.of(m.group(1)) == Unit.MONTH;
            findings.days.add(new DaySaid.Exact(month ? today.plusDays(15) : today.plusMonths(6)));
        });
        for (var pattern : new Pattern[] {AHEAD, LATER, AFTER}) {
            phrase.take(pattern).ifPresent(m -> shift(m, ref, findings));
        }
        phrase.take(LAST).ifPresent(m -> findings.whole = last(m, ref));
        if (!phrase.has(EVENING_HOUR)) {
            phrase.take(NEXT).ifPresent(m -> findings.whole = next(m, ref));
        }
        phrase.take(AGO).ifPresent(m -> ago(m, ref, findings));
        if (phrase.take(SOME_DAY).isPresent()) {
            findings.fault(Reason.VAGUE);
        }
    }

    /** "trong 5 phút": a time ahead if nothing else in the text is one; a length otherwise ("họp trong 2 tiếng lúc 8h"). */
    static void within(Phrase phrase, ZonedDateTime ref, Findings findings) {
        if (!findings.command && findings.days.isEmpty() && findings.clocks.isEmpty() && findings.coarse == null) {
            phrase.take(WITHIN).ifPresent(m -> shift(m, ref, findings));
        }
    }

    private static void shift(MatchResult m, ZonedDateTime ref, Findings findings) {
        var unit = Unit.of(m.group(2));
        var time = unit.plus(ref, Words.number(m.group(1)));
        boolean half = m.group(3) != null && !m.group(3).isEmpty();
        if (unit.withinDay()) {
            var exact = half ? time.plusMinutes(unit == Unit.HOUR ? 30 : 0) : time;
            findings.whole = moment(exact, unit == Unit.SECOND ? Grain.SECOND : Grain.MINUTE);
        } else if (half) {
            findings.fault(Reason.VAGUE);
        } else {
            findings.days.add(new DaySaid.Exact(time.toLocalDate()));
        }
    }

    private static void ago(MatchResult m, ZonedDateTime ref, Findings findings) {
        var unit = Unit.of(m.group(2));
        var time = unit.plus(ref, -Words.number(m.group(1)));
        if (unit.withinDay()) {
            findings.whole = moment(time, unit == Unit.SECOND ? Grain.SECOND : Grain.MINUTE);
        } else {
            findings.days.add(new DaySaid.Exact(time.toLocalDate()));
        }
    }

    private static TimePhrase last(MatchResult m, ZonedDateTime ref) {
        var unit = Unit.of(m.group(2));
        var end = unit.start(ref);
        return new TimePhrase.Interval(unit.plus(end, -Words.number(m.group(1))), end, unit.grain());
    }

    private static TimePhrase next(MatchResult m, ZonedDateTime ref) {
        var unit = Unit.of(m.group(2));
        var from = unit.plus(unit.start(ref), 1);
        return new TimePhrase.Interval(from, unit.plus(from, Words.number(m.group(1))), unit.grain());
    }

    private static TimePhrase moment(ZonedDateTime at, Grain grain) {
        return new TimePhrase.Moment(at, grain, null, null);
    }
}
