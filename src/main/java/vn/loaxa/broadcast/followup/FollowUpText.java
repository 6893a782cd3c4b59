package vn.loaxa.broadcast.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.calendar.ShowDates;
import vn.loaxa.text.Messages;

/** Says steps back, as understood, and what was not. Immutable. */
public final class FollowUpText {
    public static final Messages MESSAGES = new Messages("follow-up");

    /** One line a step; with the hour where it is known ({@code out} and {@code deadline} may be null). */
    public String lines(List<Step> steps, @Nullable Instant out, @Nullable Instant deadline, ZoneId zone) {
        return steps.stream()
                .map(step -> "• " + line(step, out, deadline, zone))
                .collect(Collectors.joining("\n"));
    }

    /** "Sau 4 giờ (13h00 thứ Sáu 27/11/2026): nhắc những người chưa nhận". */
    public String line(Step step, @Nullable Instant out, @Nullable Instant deadline, ZoneId zone) {
        var after = step.after();
        var before = step.before();
        Instant due = after != null
                ? out == null ? null : out.plus(after)
                : deadline == null || before == null ? null : deadline.minus(before);
        String when = when(step);
        String timed = due == null ? when : MESSAGES.text("when.at", Map.of("when", when, "at", at(due, zone)));
        var whom = step.whom();
        var of = step.of();
        String act = of != null
                ? MESSAGES.text("act.tell.CHAIR.of", Map.of("name", of.name()))
                : MESSAGES.text(whom == null ? "act.remind" : "act.tell." + whom);
        return step.below() == null
                ? MESSAGES.text("line", Map.of("when", timed, "act", act))
                : MESSAGES.text("line.below", Map.of("when", timed, "act", act, "below", step.below()));
    }

    private static String when(Step step) {
        var after = step.after();
        if (after != null) {
            return MESSAGES.text("when.after", Map.of("length", length(after)));
        }
        var before = Objects.requireNonNull(step.before());
        return before.isZero()
                ? MESSAGES.text("when.due")
                : MESSAGES.text("when.before", Map.of("length", length(before)));
    }

    /** "13h00 thứ Sáu 27/11/2026". */
    public static String at(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return ShowDates.time(local.toLocalTime()) + " " + ShowDates.day(local.toLocalDate());
    }

    private static String length(Duration length) {
        if (length.toMinutes() % 1440 == 0 && length.toDays() > 1) {
            return MESSAGES.text("length.days", Map.of("n", length.toDays()));
        }
        return length.toMinutes() % 60 == 0
                ? MESSAGES.text("length.hours", Map.of("n", length.toHours()))
                : MESSAGES.text("length.minutes", Map.of("n", length.toMinutes()));
    }

    /** What is to be put right, with an example. */
    public String fault(FollowUpReader.Read read) {
        return MESSAGES.text(
                "fault." + read.fault(), Map.of("said", read.where(), "example", MESSAGES.text("example")));
    }
}
