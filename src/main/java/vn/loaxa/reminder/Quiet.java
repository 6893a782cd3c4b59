package vn.loaxa.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import vn.loaxa.settings.RulesInForce;

/**
 * The hours of the night ({@code quiet-hours} of {@code zalo-rules.yml}), in which nobody is reminded of what others set. What
 * falls into them comes in the morning; where that is after the event, in the evening before. Thread-safe.
 */
final class Quiet {
    private static final Duration EVENING = Duration.ofHours(1);

    private final RulesInForce rules;

    Quiet(RulesInForce rules) {
        this.rules = rules;
    }

    boolean at(Instant time, ZoneId zone) {
        return rules.now().quietHours().includes(time.atZone(zone).toLocalTime());
    }

    /** The end of the night that this time lies in. */
    Instant morning(Instant inTheNight, ZoneId zone) {
        var local = inTheNight.atZone(zone);
        var morning = local.with(rules.now().quietHours().until());
        return (morning.isAfter(local) ? morning : morning.plusDays(1)).toInstant();
    }

    /** When to remind instead: the time itself by day. */
    Instant shifted(Instant due, Instant event, Instant now, ZoneId zone) {
        if (!at(due, zone)) {
            return due;
        }
        var morning = morning(due, zone);
        if (!morning.isAfter(event)) {
            return morning;
        }
        var evening = evening(due.atZone(zone)).toInstant();
        return evening.isAfter(now) ? evening : due;
    }

    private ZonedDateTime evening(ZonedDateTime inTheNight) {
        var evening = inTheNight.with(rules.now().quietHours().from());
        return (evening.isAfter(inTheNight) ? evening.minusDays(1) : evening).minus(EVENING);
    }
}
