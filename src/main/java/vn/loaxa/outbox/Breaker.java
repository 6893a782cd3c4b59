package vn.loaxa.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Stops a stream of calls that all end the same way, and then lets one at a time through to see. For one thread at a time.
 */
final class Breaker {
    private final int threshold;
    private final List<Duration> pauses;
    private int streak;
    private int paused;
    private boolean trying;
    private Instant until = Instant.MIN;
    private String reason = "";

    /** @param threshold how many bad endings in a row open it */
    Breaker(int threshold, List<Duration> pauses) {
        this.threshold = threshold;
        this.pauses = List.copyOf(pauses);
    }

    boolean lets(Instant now) {
        return paused == 0 || (!now.isBefore(until) && !trying);
    }

    boolean isPaused(Instant now) {
        return paused > 0 && now.isBefore(until);
    }

    /** Past its pause and letting one through at a time: more rows than that need not be taken. */
    boolean isTrying(Instant now) {
        return paused > 0 && !now.isBefore(until);
    }

    Instant until() {
        return until;
    }

    String reason() {
        return reason;
    }

    void started() {
        trying = paused > 0;
    }

    /** A good ending of a call that was on its way when it opened proves nothing: the pause stays. */
    void good(Instant now) {
        trying = false;
        if (isPaused(now)) {
            return;
        }
        streak = 0;
        paused = 0;
    }

    boolean isClosed() {
        return paused == 0 && streak == 0;
    }

    /** The calls that were on their way when it opened do not lengthen the pause. */
    void bad(Instant now, String why) {
        trying = false;
        if (isPaused(now)) {
            return;
        }
        streak++;
        if (streak >= threshold) {
            until = now.plus(pauses.get(Math.min(paused, pauses.size() - 1)));
            paused++;
            reason = why;
        }
    }

    /** Ended without telling anything. */
    void neither() {
        trying = false;
    }
}
