package vn.loaxa.inbox;

import java.time.Duration;
import java.util.List;

/**
 * @param rejectBadSignature answer 401 in place of 200 (zalo.reject-bad-signature)
 * @param workers how many people's events are handled side by side
 * @param hold how long a worker may take for one event before another node may take it over
 * @param backOff waits before the second, third ... attempt; after the last one the event is set aside
 * @param keepPayload how long the raw bytes of handled events are kept
 */
public record InboxSettings(
        boolean rejectBadSignature, int workers, Duration hold, List<Duration> backOff, Duration keepPayload) {
    public InboxSettings {
        backOff = List.copyOf(backOff);
    }

    public static InboxSettings defaults() {
        return new InboxSettings(
                false,
                16,
                Duration.ofMinutes(2),
                List.of(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10)),
                Duration.ofDays(30));
    }

    public InboxSettings withRejectBadSignature(boolean reject) {
        return new InboxSettings(reject, workers, hold, backOff, keepPayload);
    }

    public InboxSettings withKeepPayload(Duration keep) {
        return new InboxSettings(rejectBadSignature, workers, hold, backOff, keep);
    }

    public InboxSettings withWorkers(int count) {
        return new InboxSettings(rejectBadSignature, count, hold, backOff, keepPayload);
    }
}
