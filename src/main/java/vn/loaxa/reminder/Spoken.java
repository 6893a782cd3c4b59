package vn.loaxa.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import vn.loaxa.calendar.Reason;
import vn.loaxa.calendar.ShowDates;
import vn.loaxa.calendar.TimePhrase;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.message.Button;

/** What is said about times: how they are repeated, and what is asked when they are not clear. Immutable. */
final class Spoken {
    private static final Messages MESSAGES = new Messages("reminder");

    static String text(String key, Map<String, ?> values) {
        return MESSAGES.text(key, values);
    }

    /** The time or rule, and how long before it the reminder comes. */
    String when(Plan plan, ZoneId zone) {
        String when = whenAlone(plan, zone);
        if (plan.offsets().isEmpty()) {
            return when;
        }
        var offsets = plan.offsets().stream().map(Spoken::length).toList();
        return MESSAGES.text("offsets", Map.of("when", when, "offsets", list(offsets)));
    }

    private static String whenAlone(Plan plan, ZoneId zone) {
        var rule = plan.rule();
        String when = rule == null ? ShowDates.moment(plan.event().atZone(zone)) : ShowDates.rule(rule);
        return plan.untilDone() ? MESSAGES.text("untilDone", Map.of("when", when)) : when;
    }

    /** As one could type it: the rule, or time and solar date. */
    static String typable(Plan plan, ZonedDateTime now) {
        var rule = plan.rule();
        if (rule != null) {
            return ShowDates.typable(rule, now);
        }
        var at = plan.event().atZone(now.getZone());
        return ShowDates.time(at.toLocalTime()) + " " + ShowDates.day(at.toLocalDate());
    }

    static String when(Instant event, ZoneId zone) {
        return ShowDates.moment(event.atZone(zone));
    }

    static List<Button> invitationButtons() {
        return List.of(
                new Button.Say(MESSAGES.text("button.coming"), "có dự"),
                new Button.Say(MESSAGES.text("button.absent"), "vắng"),
                new Button.Say(MESSAGES.text("button.call"), "gọi lại"));
    }

    static List<Button> acknowledgeButtons(int number) {
        return List.of(new Button.Say(MESSAGES.text("button.acknowledge"), "đã nhận " + number));
    }

    static String day(LocalDate day) {
        return ShowDates.day(day);
    }

    static List<Button> reminderButtons() {
        return List.of(
                new Button.Say(MESSAGES.text("button.done"), "xong"),
                new Button.Say(MESSAGES.text("button.again"), "nhắc lại sau 30 phút"));
    }

    static String length(Duration length) {
        if (length.toMinutes() % 1440 == 0) {
            return MESSAGES.text("offset.days", Map.of("n", length.toDays()));
        }
        return length.toMinutes() % 60 == 0
                ? MESSAGES.text("offset.hours", Map.of("n", length.toHours()))
                : MESSAGES.text("offset.minutes", Map.of("n", length.toMinutes()));
    }

    /** The question or the refusal that a phrase earns which cannot be scheduled. {@code said}: as read, before it was checked. */
    ReminderResult answer(TimePhrase.Rejected rejected, TimePhrase said) {
        var reason = rejected.reason();
        return switch (reason) {
            case MISSING_TIME -> new ReminderResult.Asked(missingTime(said));
            case INVALID_DATE, INVALID_TIME, PAST, TOO_OFTEN ->
                new ReminderResult.Refused(
                        MESSAGES.text("refuse." + reason, Map.of("nearest", nearest(rejected.suggestions()))));
            default -> new ReminderResult.Asked(ask(reason, rejected.suggestions()));
        };
    }

    private static String ask(Reason reason, List<ZonedDateTime> suggestions) {
        return MESSAGES.text(
                "ask." + reason, Map.of("choices", choices(suggestions), "example", MESSAGES.text("example")));
    }

    private static String missingTime(TimePhrase said) {
        if (said instanceof TimePhrase.Moment moment) {
            return MESSAGES.text(
                    "ask.hour", Map.of("day", ShowDates.dayWithLunar(moment.at().toLocalDate())));
        }
        if (said instanceof TimePhrase.Interval interval) {
            return MESSAGES.text(
                    "ask.hour",
                    Map.of("day", ShowDates.dayWithLunar(interval.from().toLocalDate())));
        }
        return said instanceof TimePhrase.Recurring
                ? MESSAGES.text("ask.hourOfRule")
                : MESSAGES.text("ask.when", Map.of("example", MESSAGES.text("example")));
    }

    private static String choices(List<ZonedDateTime> suggestions) {
        if (suggestions.isEmpty()) {
            return "";
        }
        var times = suggestions.stream().limit(3).map(ShowDates::moment).toList();
        String last = times.get(times.size() - 1);
        String choices = times.size() == 1
                ? last
                : MESSAGES.text(
                        "choice.or",
                        Map.of("first", String.join(", ", times.subList(0, times.size() - 1)), "last", last));
        return MESSAGES.text("choices", Map.of("choices", choices));
    }

    private static String nearest(List<ZonedDateTime> suggestions) {
        return suggestions.isEmpty()
                ? ""
                : MESSAGES.text("nearest", Map.of("time", ShowDates.moment(suggestions.get(0))));
    }

    static String before(List<Duration> offsets) {
        return MESSAGES.text(
                "before",
                Map.of("offsets", list(offsets.stream().map(Spoken::length).toList())));
    }

    private static String list(List<String> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        String first = String.join(", ", parts.subList(0, parts.size() - 1));
        return MESSAGES.text("and", Map.of("first", first, "last", parts.get(parts.size() - 1)));
    }
}
