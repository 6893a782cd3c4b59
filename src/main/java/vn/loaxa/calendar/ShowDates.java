package vn.loaxa.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.loaxa.text.Messages;

/** Dates as a commune writes them: "19h30 thứ Bảy 14/3/2026 (26 tháng Giêng)". Thread-safe. */
public final class ShowDates {
    private static final Messages MESSAGES = new Messages("calendar");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ROOT);
    private static final DateTimeFormatter TWO = DateTimeFormatter.ofPattern("HH", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("mm", Locale.ROOT);

    private ShowDates() {}

    /** "19h30", "07h00". */
    public static String time(LocalTime time) {
        return MESSAGES.text("time", Map.of("hour", TWO.format(time), "minute", MINUTE.format(time)));
    }

    /** "thứ Bảy 14/3/2026". */
    public static String day(LocalDate day) {
        return MESSAGES.text("day", Map.of("weekday", weekday(day.getDayOfWeek()), "date", DATE.format(day)));
    }

    /** "thứ Bảy 14/3/2026 (26 tháng Giêng)"; without the lunar date where it is not known. */
    public static String dayWithLunar(LocalDate day) {
        if (!LunarCalendar.covers(day)) {
            return day(day);
        }
        return MESSAGES.text("dayWithLunar", Map.of("day", day(day), "lunar", lunar(LunarCalendar.of(day))));
    }

    /** "19h30 thứ Bảy 14/3/2026 (26 tháng Giêng)", in the zone of the time. */
    public static String moment(ZonedDateTime at) {
        return MESSAGES.text("moment", Map.of("time", time(at.toLocalTime()), "day", dayWithLunar(at.toLocalDate())));
    }

    /** "26 tháng Giêng", "mùng 1 tháng Chạp", "rằm tháng Sáu nhuận". */
    public static String lunar(LunarDate date) {
        return MESSAGES.text(
                "lunar", Map.of("day", lunarDay(date.day()), "month", lunarMonth(date.month(), date.leap())));
    }

    /** "07h00 thứ Hai và thứ Tư hằng tuần", "06h00 rằm âm lịch hằng tháng". */
    public static String rule(Recurrence rule) {
        String said = said(rule);
        var until = rule.until();
        return until == null ? said : MESSAGES.text("rule.until", Map.of("rule", said, "date", DATE.format(until)));
    }

    /** The same with the day from which it is counted where that matters, so that it can be typed again. */
    public static String typable(Recurrence rule, ZonedDateTime now) {
        String said = rule(rule);
        var next = rule.next(now);
        return counts(rule) && next.isPresent()
                ? MESSAGES.text(
                        "rule.since",
                        Map.of("rule", said, "date", DATE.format(next.get().toLocalDate())))
                : said;
    }

    private static boolean counts(Recurrence rule) {
        if (rule instanceof SolarRule solar) {
            return solar.interval() > 1;
        }
        return rule instanceof LunarRule lunar && lunar.interval() > 1;
    }

    private static String said(Recurrence rule) {
        if (rule instanceof WorkingDayRule working) {
            var inner = working.rule();
            boolean monthEnd =
                    inner instanceof SolarRule solar && monthly(solar, true).equals("rule.monthEnd");
            if (working.before() && monthEnd) {
                return MESSAGES.text("rule.lastWorking", Map.of("time", time(rule.time())));
            }
            return MESSAGES.text(working.before() ? "rule.workingBefore" : "rule.working", Map.of("rule", said(inner)));
        }
        if (rule instanceof ShiftedRule shifted) {
            return shifted(shifted);
        }
        return rule instanceof LunarRule lunar ? lunarRule(lunar) : solarRule((SolarRule) rule);
    }

    /** "08h00, 10 ngày trước mùng 1 tháng Giêng âm lịch hằng năm": each rule begins with its hour. */
    private static String shifted(ShiftedRule rule) {
        String time = time(rule.time());
        String days = said(rule.rule()).substring(time.length()).strip();
        return MESSAGES.text(
                rule.days() < 0 ? "rule.before" : "rule.after",
                Map.of("time", time, "rule", days, "n", Math.abs(rule.days())));
    }

    static String weekday(DayOfWeek day) {
        return MESSAGES.text("weekday." + day.getValue());
    }

    private static String lunarDay(int day) {
        if (day == 15) {
            return MESSAGES.text("lunarFull");
        }
        return MESSAGES.text(day <= 10 ? "lunarFirst" : "lunarDay", Map.of("day", day));
    }

    private static String lunarMonth(int month, boolean leap) {
        String name = MESSAGES.text("lunarMonth." + month);
        return leap ? MESSAGES.text("lunarLeap", Map.of("month", name)) : name;
    }

    private static String lunarRule(LunarRule rule) {
        String days = join(rule.days().stream().map(ShowDates::lunarDay).toList());
        boolean each = rule.interval() == 1;
        if (rule.month() == 0) {
            return MESSAGES.text(
                    each ? "rule.lunarMonthly" : "rule.lunarEveryMonths",
                    Map.of("time", time(rule.time()), "days", days, "interval", rule.interval()));
        }
        return MESSAGES.text(
                each ? "rule.lunarYearly" : "rule.lunarEveryYears",
                Map.of(
                        "time", time(rule.time()),
                        "days", days,
                        "month", lunarMonth(rule.month(), rule.leap()),
                        "interval", rule.interval()));
    }

    private static String solarRule(SolarRule rule) {
        boolean each = rule.interval() == 1;
        String weekdays = join(rule.weekdays().stream().map(ShowDates::weekday).toList());
        String monthDays = join(rule.monthDays().stream().map(String::valueOf).toList());
        String key =
                switch (rule.freq()) {
                    case DAILY -> each ? "rule.daily" : "rule.everyDays";
                    case WEEKLY -> each ? "rule.weekly" : "rule.everyWeeks";
                    case MONTHLY -> monthly(rule, each);
                    case YEARLY -> each ? "rule.yearly" : "rule.everyYears";
                };
        return MESSAGES.text(
                key,
                Map.of(
                        "time", time(rule.time()),
                        "interval", rule.interval(),
                        "days", rule.weekdays().isEmpty() ? monthDays : weekdays,
                        "nth", nth(rule.ordinal()),
                        "day", monthDays,
                        "month", rule.month()));
    }

    private static String monthly(SolarRule rule, boolean each) {
        if (rule.ordinal() != 0) {
            return each ? "rule.monthlyNth" : "rule.everyMonthsNth";
        }
        if (each && rule.monthDays().equals(List.of(-1))) {
            return "rule.monthEnd";
        }
        return each ? "rule.monthly" : "rule.everyMonths";
    }

    private static String nth(int ordinal) {
        return switch (ordinal) {
            case -1 -> MESSAGES.text("nth.last");
            case 1 -> MESSAGES.text("nth.first");
            default -> MESSAGES.text("nth.other", Map.of("n", ordinal));
        };
    }

    private static String join(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        String first = String.join(", ", parts.subList(0, parts.size() - 1));
        return MESSAGES.text("and", Map.of("first", first, "last", parts.get(parts.size() - 1)));
    }
}
