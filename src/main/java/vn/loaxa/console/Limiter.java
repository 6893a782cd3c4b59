package vn.loaxa.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many in a span for each address, counted in memory: against a script that asks without end, not against guessing. Keeps
 * the addresses that asked last. Thread-safe.
 */
final class Limiter {
    /** Past this many addresses the one that was silent the longest is forgotten. */
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final int most;
    private final Duration span;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Window(Instant since, int count) {}

    Limiter(Clock clock, int most, Duration span) {
        this.clock = clock;
        this.most = most;
        this.span = span;
    }

    /** Counts one; false when it is one too many. */
    synchronized boolean allows(String address) {
        Instant now = clock.instant();
        Window window = windows.get(address);
        if (window == null || !now.isBefore(window.since().plus(span))) {
            window = new Window(now, 0);
        }
        windows.put(address, new Window(window.since(), window.count() + 1));
        return window.count() < most;
    }
}
