package vn.loaxa.reminder;

import java.time.Duration;
import java.time.Instant;
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
 */
record Plan(@Nullable Recurrence rule, Instant event, List<Duration> offsets) {
    Plan {
        offsets = offsets.stream().distinct().sorted().toList();
    }

    /** The times to remind of one event that are still ahead; if all are over, the event itself. */
    List<Instant> dues(Instant ofEvent, Instant after) {
        var ahead = offsets.stream()
                .map(ofEvent::minus)
                .filter(due -> due.isAfter(after))
                .toList();
        return ahead.isEmpty() ? List.of(ofEvent) : ahead;
    }

    /** The event after this one, by the clock on the wall of that zone. */
    Optional<Instant> next(Instant afterEvent, ZoneId zone) {
        return Optional.ofNullable(rule)
                .flatMap(running -> running.next(afterEvent.atZone(zone)))
                .map(ZonedDateTime::toInstant);
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
