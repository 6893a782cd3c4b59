package vn.loaxa.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where what comes again begins and ends: "từ 1/12", "đến 31/12", "cho đến hết tháng 6", "trong 4 tuần", "5 lần". Only asked where something comes again. */
final class EndFinder {
    private static final String LEAD =
            "(?:, ?)?\\b(?:kéo dài |cho )?(?:đến|tới)(?: khi)?(?: hết| cuối| tận)?(?: ngày)? ";
    private static final Pattern DATE =
            Words.pattern(LEAD + "(\\d{1,2})(?:[/.-]| tháng )(\\d{1,2})(?:(?:[/.-]| năm )(\\d{4}))?(?![\\d/h])");
    private static final Pattern SINCE =
            Words.pattern("(?:, ?)?\\b(?:bắt đầu )?(?:kể )?từ(?: ngày)? (\\d{1,2})(?:[/.-]| tháng )"
                    + "(\\d{1,2})(?:(?:[/.-]| năm )(\\d{4}))?(?![\\d/h]| ?(?:âm|al)\\b)");
    private static final Pattern MONTH =
            Words.pattern("(?:, ?)?\\b(?:cho )?(?:đến|tới)? ?(?:hết|cuối) (?:tháng (?:(này|sau|tới)\\b|" + Words.MONTH
                    + "(?:(?: năm |/)(\\d{4}))?)|năm(?: (nay|này|sau)\\b|()(?! \\d)))");
    private static final Pattern TIMES = Words.pattern("(?:, ?)?\\b(?:trong |làm |nhắc |chỉ |tổng cộng |đủ )?"
            + Words.NUM + " lần\\b(?! (?:một|mỗi|1)\\b| ?/)(?: thôi| nữa)?");
    private static final Pattern DURING = Words.pattern("(?:, ?)?\\b(?:trong|liền|suốt|liên tục) (?:vòng |suốt )?"
            + Words.NUM + " (ngày|tuần|tháng|năm)\\b(?: liền| tới| nữa)?");
    private static final int MOST_TIMES = 1000;

    private EndFinder() {}

    static void find(Phrase phrase, LocalDate today, Findings findings) {
        if (findings.repeat == null) {
            return;
        }
        phrase.take(SINCE).ifPresent(m -> since(m, today, findings));
        phrase.take(DATE).ifPresent(m -> date(m, today, findings));
        if (findings.until == null) {
            phrase.take(MONTH).ifPresent(m -> month(m, today, findings));
        }
        phrase.take(TIMES).ifPresent(m -> {
            findings.times = Words.number(m.group(1));
            if (findings.times < 2 || findings.times > MOST_TIMES) {
                findings.fault(Reason.VAGUE);
            }
        });
        phrase.take(DURING)
                .ifPresent(m -> findings.during = new Findings.Repeat(Unit.of(m.group(2)), Words.number(m.group(1))));
    }

    private static void since(MatchResult m, LocalDate today, Findings findings) {
        var meant = said(m, today);
        if (meant.reason() == Reason.INVALID_DATE) {
            findings.fault(Reason.INVALID_DATE);
        } else {
            // What began a few weeks ago goes on.
            findings.since = meant.reason() == Reason.PAST ? meant.date().minusYears(1) : meant.date();
        }
    }

    private static DaySaid.Meant said(MatchResult m, LocalDate today) {
        int year = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        int month = Words.number(m.group(2));
        var meant = new DaySaid.Solar(Words.number(m.group(1)), month, year, null).resolve(today, false, false);
        return month == 0 ? new DaySaid.Meant(today, null, Reason.INVALID_DATE) : meant;
    }

    private static void date(MatchResult m, LocalDate today, Findings findings) {
        var meant = said(m, today);
        if (meant.reason() == Reason.INVALID_DATE) {
            findings.fault(Reason.INVALID_DATE);
        } else if (meant.reason() == Reason.PAST || meant.date().isBefore(today)) {
            findings.fault(Reason.PAST);
        } else {
            findings.until = meant.date();
        }
    }

    private static void month(MatchResult m, LocalDate today, Findings findings) {
        var now = YearMonth.from(today);
        if (m.group(4) != null || m.group(5) != null) {
            boolean next = m.group(4) != null && Words.fold(m.group(4)).equals("sau");
            findings.until = LocalDate.of(today.getYear() + (next ? 1 : 0), 12, 31);
        } else if (m.group(1) != null) {
            findings.until = now.plusMonths(SolarFinder.shift(m.group(1))).atEndOfMonth();
        } else {
            int month = Words.number(m.group(2));
            if (month < 1 || month > 12) {
                findings.fault(Reason.INVALID_DATE);
                return;
            }
            int year = m.group(3) != null
                    ? Integer.parseInt(m.group(3))
                    : today.getYear() + (month < today.getMonthValue() ? 1 : 0);
            findings.until = YearMonth.of(year, month).atEndOfMonth();
        }
    }
}
