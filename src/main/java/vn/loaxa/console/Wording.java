package vn.loaxa.console;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.calendar.LunarCalendar;
import vn.loaxa.calendar.LunarDate;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/** Numbers, days and times as a commune office writes them. Thread-safe. */
final class Wording {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter LOG = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter PAPER = DateTimeFormatter.ofPattern("HH'h'mm");

    private final Messages messages;

    Wording(Messages messages) {
        this.messages = messages;
    }

    String text(String key) {
        return messages.text(key);
    }

    /** The sentence, or {@code otherwise} where there is none. */
    String text(String key, String otherwise) {
        return messages.has(key) ? messages.text(key) : otherwise;
    }

    String text(String key, Map<String, ?> values) {
        return messages.text(key, values);
    }

    /** 2.768. */
    String number(long value) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        return new DecimalFormat("#,##0", symbols).format(value);
    }

    /** Whole percent, down to 99 until it really is 100. */
    String percent(int part, int whole) {
        return whole == 0 ? "" : (int) Math.floor(100.0 * part / whole) + "%";
    }

    /** 14:26. */
    String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** 14:26:08. */
    String logClock(Instant at, ZoneId zone) {
        return LOG.format(at.atZone(zone));
    }

    /** 14h00 ngày 27/9/2026, as papers say. */
    String paper(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return messages.text("time.paper", Map.of("time", PAPER.format(local), "day", Days.show(local)));
    }

    /** 14:26 today, or 14:26, 27/9/2026. */
    String moment(Instant at, Instant now, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        boolean today = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return messages.text(
                today ? "time.today" : "time.other", Map.of("time", CLOCK.format(local), "day", Days.show(local)));
    }

    /** thứ Bảy 14/3/2026. */
    String day(LocalDate day) {
        return messages.text("weekday." + day.getDayOfWeek().getValue()) + " " + Days.show(day);
    }

    /** As within a sentence. */
    static String lowered(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** With a capital at its head. */
    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** 17 tháng Tám Bính Ngọ. */
    String lunar(LocalDate day) {
        LunarDate date = LunarCalendar.of(day);
        return messages.text(
                date.leap() ? "lunar.leap" : "lunar.day",
                Map.of(
                        "day", date.day(),
                        "month", messages.text("lunar.month." + date.month()),
                        "stem", messages.text("lunar.stem." + date.year() % 10),
                        "branch", messages.text("lunar.branch." + date.year() % 12)));
    }

    /** còn 2 giờ 34 phút, or quá 16 phút. */
    String left(Instant due, Instant now) {
        boolean over = now.isAfter(due);
        return messages.text(
                over ? "time.over" : "time.left",
                Map.of("span", span(Duration.between(now, due).abs())));
    }

    /** The two largest parts: 2 ngày 3 giờ, 2 giờ 34 phút, 40 giây. */
    String span(Duration duration) {
        if (duration.toDays() > 0) {
            return two(duration.toDays(), "span.days", duration.toHoursPart(), "span.hours");
        }
        if (duration.toHours() > 0) {
            return two(duration.toHours(), "span.hours", duration.toMinutesPart(), "span.minutes");
        }
        if (duration.toMinutes() > 0) {
            return two(duration.toMinutes(), "span.minutes", duration.toSecondsPart(), "span.seconds");
        }
        return messages.text("span.seconds", Map.of("n", duration.toSeconds()));
    }

    String urgency(Urgency urgency) {
        return messages.text("urgency." + urgency.name());
    }

    /** 0912 345 678 from 84912345678; empty for none. */
    String phone(@Nullable String phone) {
        if (phone == null) {
            return "";
        }
        String local = phone.startsWith("84") ? "0" + phone.substring(2) : phone;
        return local.length() == 10
                ? local.substring(0, 4) + " " + local.substring(4, 7) + " " + local.substring(7)
                : local;
    }

    private String two(long large, String largeKey, long small, String smallKey) {
        String first = messages.text(largeKey, Map.of("n", large));
        return small == 0 ? first : first + " " + messages.text(smallKey, Map.of("n", small));
    }

    /** How a directive is called in a sentence: by its paper's number, or by the number people type. */
    String name(Directive directive) {
        return directive.symbol().isEmpty()
                ? text("directive.name.notice", Map.of("n", directive.shortNumber()))
                : text("directive.name.paper", Map.of("symbol", directive.symbol(), "n", directive.shortNumber()));
    }
}
