package vn.loaxa.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "thứ 7", "t7 tuần sau", "chúa nhật", "thứ bảy cuối tháng"; with a rhythm also "thứ 2, 4, 6" and "thứ 2 đến thứ 6". */
final class WeekdayFinder {
    /** "lần thứ 2" counts; "thu 2 trieu" collects money; "t3" of "HND-T3" is a village. */
    private static final String WEEKDAY = "(?<![-\\p{L}\\d])(?<!lần |mũi |đợt |vòng |kỳ |khóa |hạng )"
            + "(thứ ?(?:hai|ba|tư|năm|sáu|bảy|[2-7])|t[2-7]|chủ nhật|chủ nhựt|chúa nhật|cn)\\b"
            + "(?! (?:triệu|trăm|nghìn|ngàn|đồng|k|loại|người|hộ)\\b)";

    private static final String WEEK = "tuần (này|sau nữa|tới nữa|sau|tới|trước|qua|rồi|vừa rồi|vừa qua|kế tiếp|kế)\\b";
    private static final Pattern RANGE = Words.pattern("(?:từ )?" + WEEKDAY
            + " ?(?:đến|tới|-|–) ?(thứ ?(?:hai|ba|tư|năm|sáu|bảy|[2-7])|t[2-7]|chủ nhật|cn|[2-7])\\b");
    private static final Pattern LIST =
            Words.pattern(WEEKDAY + "((?:(?: ?,| và| -|-| )? ?(?:thứ |t)?(?:[2-7]|cn|chủ nhật)\\b(?![/:h]))+)");
    private static final Pattern LIST_ITEM = Words.pattern("([2-7]|cn|chủ nhật)");
    private static final Pattern NTH = Words.pattern(WEEKDAY
            + " (?:(cuối cùng|cuối|tuần cuối)|(đầu tiên|đầu|tuần đầu tiên|tuần đầu)|(?:tuần )?thứ"
            + " (hai|ba|tư|[1-4]))(?:"
            + " của| trong)?"
            + " ?(?:tháng|" + Words.TAKEN + "+)(?: (này|sau|tới)\\b| " + Words.MONTH + "(?:(?: năm |/)(\\d{4}))?)?");
    private static final Pattern ONE =
            Words.pattern(WEEKDAY + "(?:,? (?:của )?" + WEEK + "| (này|tới|vừa rồi|vừa qua|rồi)\\b)?");
    private static final String SAID =
            "(?:thứ ?(?:hai|ba|tư|năm|sáu|bảy|[2-7])|t[2-7]|chủ nhật|chúa nhật|cn|cuối tuần)";
    private static final Pattern EXCEPT =
            Words.pattern("(?:, ?)?\\b(?:ngoại trừ|trừ|không kể)(?: ra)?(?: các| những)?(?: ngày)? (" + SAID
                    + "\\b(?:(?: ?, ?| và |, và )" + SAID + "\\b)*)");
    private static final Pattern EXCEPT_ITEM = Words.pattern(SAID + "\\b");
    private static final Pattern EXCEPT_LEFT =
            Words.pattern("\\b(?:ngoại trừ|trừ|không kể)(?: ra)? (?:ngày|các|những|lễ|tết|dịp|tháng|hôm|tuần|thứ)\\b");
    private static final Pattern WEEK_ALONE = Words.pattern("\\b" + WEEK);

    /** Where nothing else speaks of a time. */
    private static final Pattern NTH_CHILD =
            Words.pattern("\\b(?:con|cháu|đứa|bé|người|vợ|chồng) thứ (?:hai|ba|tư|năm|sáu|bảy|[2-9])\\b");

    private WeekdayFinder() {}

    static void find(Phrase phrase, LocalDate today, Findings findings) {
        if (!findings.command && findings.clocks.isEmpty() && phrase.has(NTH_CHILD)) {
            return;
        }
        for (var m : phrase.takeAll(NTH)) {
            int ordinal = m.group(2) != null ? -1 : m.group(3) != null ? 1 : Words.number(m.group(4));
            findings.days.add(
                    new DaySaid.Nth(day(m.group(1)), ordinal, month(m.group(5), m.group(6), m.group(7), today)));
        }
        if (findings.repeat == null && !findings.command && !findings.clocks.isEmpty() && allWeek(phrase)) {
            // Read so, but not set so: "nhắc" asks whether every week is meant.
            findings.repeat = new Findings.Repeat(Unit.WEEK, 1);
        }
        if (findings.repeat != null) {
            repeated(phrase, findings);
            return;
        }
        for (var m : phrase.takeAll(ONE)) {
            String week = m.group(2);
            if (week == null && m.group(3) == null) {
                week = phrase.take(WEEK_ALONE).map(found -> found.group(1)).orElse(null);
            }
            if (m.group(3) != null && Words.fold(m.group(3)).matches("vua.*|roi")) {
                findings.days.add(new DaySaid.Exact(today.with(TemporalAdjusters.previous(day(m.group(1))))));
                continue;
            }
            findings.days.add(new DaySaid.Weekday(day(m.group(1)), week == null ? null : SolarFinder.shift(week)));
        }
    }

    /** "thứ 2 đến thứ 6" of no week in particular. */
    private static boolean allWeek(Phrase phrase) {
        var range = phrase.peek(RANGE);
        return range.isPresent()
                && !phrase.has(WEEK_ALONE)
                && Math.floorMod(
                                day(range.get().group(2)).getValue()
                                        - day(range.get().group(1)).getValue(),
                                7)
                        >= 4;
    }

    /** "mỗi ngày trừ chủ nhật": what is left of the week, or of the days said. */
    private static void except(List<MatchResult> excluded, Findings findings) {
        var left = new ArrayList<>(findings.weekdays.isEmpty() ? List.of(DayOfWeek.values()) : findings.weekdays);
        for (var m : excluded) {
            EXCEPT_ITEM.matcher(m.group(1)).results().map(MatchResult::group).forEach(said -> {
                boolean weekend = Words.fold(said).startsWith("cuoi");
                left.removeAll(weekend ? List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY) : List.of(day(said)));
            });
        }
        findings.weekdays.clear();
        findings.weekdays.addAll(left);
        if (left.isEmpty()) {
            findings.fault(Reason.VAGUE);
        }
    }

    private static void repeated(Phrase phrase, Findings findings) {
        var excluded = phrase.takeAll(EXCEPT);
        phrase.take(RANGE).ifPresent(m -> {
            var day = day(m.group(1));
            for (int i = 0; i < 7; i++, day = day.plus(1)) {
                findings.weekdays.add(day);
                if (day == day(m.group(2))) {
                    break;
                }
            }
        });
        for (var m : phrase.takeAll(LIST)) {
            findings.weekdays.add(day(m.group(1)));
            var item = LIST_ITEM.matcher(m.group(2));
            while (item.find()) {
                findings.weekdays.add(day(item.group(1)));
            }
        }
        phrase.takeAll(ONE).forEach(m -> findings.weekdays.add(day(m.group(1))));
        if (!excluded.isEmpty()) {
            except(excluded, findings);
        }
        // "trừ ngày lễ" and the like are not kept.
        if (phrase.has(EXCEPT_LEFT)) {
            findings.fault(Reason.VAGUE);
        }
    }

    private static DayOfWeek day(String said) {
        String folded = Words.fold(said);
        if (folded.startsWith("c")) {
            return DayOfWeek.SUNDAY;
        }
        return DayOfWeek.of(Words.number(folded.replaceFirst("^(?:thu ?|t)", "")) - 1);
    }

    private static @Nullable YearMonth month(
            @Nullable String relative, @Nullable String number, @Nullable String year, LocalDate today) {
        if (relative != null) {
            return YearMonth.from(today).plusMonths(SolarFinder.shift(relative));
        }
        if (number == null) {
            return null;
        }
        int month = Math.min(12, Math.max(1, Words.number(number)));
        int inYear = year != null ? Integer.parseInt(year) : today.getYear() + (month < today.getMonthValue() ? 1 : 0);
        return YearMonth.of(inYear, month);
    }
}
