package vn.loaxa.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The machine's time, or one that starts elsewhere and runs on from there. */
final class WorldClock {
    private WorldClock() {}

    static Clock of(Optional<Instant> start) {
        Clock machine = Clock.systemUTC();
        return start.map(from -> Clock.offset(machine, Duration.between(machine.instant(), from)))
                .orElse(machine);
    }
}
