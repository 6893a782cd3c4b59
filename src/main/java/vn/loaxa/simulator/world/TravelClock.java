package vn.loaxa.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs with another one, moved by an offset: time travel. Thread-safe. */
public final class TravelClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> offset;

    public TravelClock(Clock base) {
        this(base, new AtomicReference<>(Duration.ZERO));
    }

    private TravelClock(Clock base, AtomicReference<Duration> offset) {
        this.base = base;
        this.offset = offset;
    }

    /** Forward, or backward with a negative duration. */
    public void advance(Duration by) {
        offset.updateAndGet(old -> old.plus(by));
    }

    public Duration offset() {
        return Objects.requireNonNull(offset.get());
    }

    public void setOffset(Duration to) {
        offset.set(to);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TravelClock(base.withZone(zone), offset);
    }
}
