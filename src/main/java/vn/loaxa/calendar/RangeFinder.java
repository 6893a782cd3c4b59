package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** "từ ngày 10 đến ngày 12 tháng 8", "10/12 - 12/12", "22-25/12": days in a row, which are no single time. */
final class RangeFinder {
    private static final String TO = " ?(?:-|–|đến hết|đến|tới) ?";
    private static final String MONTH = "(?:[/.]| tháng )(\\d{1,2})(?:(?:[/.]| năm )(\\d{4}))?";
    private static final Pattern DATES = Words.pattern("(?:\\btừ )?(?:\\bngày )?(?<![\\d/.:-])(\\d{1,2})(?:" + MONTH
            + ")?" + TO + "(?:ngày )?(\\d{1,2})" + MONTH + "(?![\\d/h:]|[.-]\\d| ?(?:âm|al)\\b)");

    private RangeFinder() {}

    static void find(Phrase phrase, ZonedDateTime ref, Findings findings) {
        if (findings.repeat != null || findings.whole != null) {
            return;
        }
        phrase.peek(DATES).ifPresent(m -> read(phrase, m, ref, findings));
    }

    private static void read(Phrase phrase, MatchResult m, ZonedDateTime ref, Findings findings) {
        int endMonth = Integer.parseInt(m.group(5));
        int year = m.group(6) == null ? number(m, 3, 0) : Integer.parseInt(m.group(6));
        var start = new DaySaid.Solar(number(m, 1, 0), number(m, 2, endMonth), number(m, 3, year), null)
                .resolve(ref.toLocalDate(), false, false);
        var end = new DaySaid.Solar(
                        number(m, 4, 0), endMonth, year == 0 ? start.date().getYear() : year, null)
                .resolve(ref.toLocalDate(), false, false);
        phrase.take(m);
        if (start.reason() == Reason.INVALID_DATE || end.reason() == Reason.INVALID_DATE) {
            findings.fault(Reason.INVALID_DATE);
            return;
        }
        findings.whole = span(start.date(), end.date(), ref);
    }

    private static TimePhrase span(LocalDate from, LocalDate to, ZonedDateTime ref) {
        var last = to.isBefore(from) ? to.plusYears(1) : to;
        return new TimePhrase.Interval(
                from.atStartOfDay(ref.getZone()), last.plusDays(1).atStartOfDay(ref.getZone()), Grain.DAY);
    }

    private static int number(MatchResult m, int group, int otherwise) {
        return m.group(group) == null ? otherwise : Integer.parseInt(m.group(group));
    }
}
