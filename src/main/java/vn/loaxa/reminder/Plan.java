package vn.loaxa.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.calendar.Recurrence;

/**
 * When a reminder is due.
 *
 * @param rule null for one that comes once
 * @param event the time it is about; the first of a rule
 * @param offsets how long before each event to remind; empty for at the event itself
 * @param untilDone comes again each day after the event until somebody says it is done
 */
record Plan(@Nullable Recurrence rule, Instant event, List<Duration> offsets, boolean untilDone) {
    /** Who has not done it after a month will not do it for being told every day. */
    private static final Period LONGEST_NAGGING = Period.ofDays(30);

    Plan {
        offsets = offsets.stream().distinct().sorted().toList();
    }

    /** The event after this one, by the clock on the wall of that zone. */
    Optional<Instant> next(Instant afterEvent, ZoneId zone) {
        var after = afterEvent.atZone(zone);
        if (rule != null) {
            return rule.next(after).map(ZonedDateTime::toInstant);
        }
        var last = event.atZone(zone).plus(LONGEST_NAGGING);
        return untilDone && after.isBefore(last) ? Optional.of(after.plusDays(1).toInstant()) : Optional.empty();
    }

    /** A time after which {@link #next} gives the first event at or after {@code from}. */
    Instant latest(Instant from, ZoneId zone) {
        if (rule != null) {
            return from.minusMillis(1);
        }
        var at = event;
        for (var next = next(at, zone); next.isPresent() && next.get().isBefore(from); next = next(at, zone)) {
            at = next.get();
        }
        return at;
    }

    /** When the first reminder of an event is due. */
    Instant earliest(Instant ofEvent) {
        return offsets.stream().map(ofEvent::minus).min(Instant::compareTo).orElse(ofEvent);
    }

    boolean comesAgain() {
        return rule != null || untilDone;
    }

    String offsetsText() {
        return offsets.stream().map(offset -> Long.toString(offset.toMinutes())).collect(Collectors.joining(","));
    }

    static List<Duration> offsets(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)))
                        .toList();
    }
}
