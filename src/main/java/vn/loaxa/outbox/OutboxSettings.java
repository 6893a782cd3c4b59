package vn.loaxa.outbox;

import java.time.Duration;
import java.time.ZoneId;

/**
 * @param maxInFlight how many calls run at a time, all Official Accounts together
 * @param ratePerMinute what Zalo takes from one Official Account (its package's rate, zalo-openapi §8)
 * @param zone of the commune: for "not at night" and "tomorrow"
 * @param hold how long a row may be held before it counts as unknown; longer than a call can take
 * @param callTimeout the longest that one call can take
 * @param settleDelay how long after a send the history of the conversation is trusted to show it
 */
public record OutboxSettings(
        int maxInFlight, int ratePerMinute, ZoneId zone, Duration hold, Duration callTimeout, Duration settleDelay) {
    public static OutboxSettings defaults() {
        return new OutboxSettings(
                64,
                2_000,
                ZoneId.of("Asia/Ho_Chi_Minh"),
                Duration.ofMinutes(3),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20));
    }

    public OutboxSettings withMaxInFlight(int calls) {
        return new OutboxSettings(calls, ratePerMinute, zone, hold, callTimeout, settleDelay);
    }

    public OutboxSettings withRatePerMinute(int rate) {
        return new OutboxSettings(maxInFlight, rate, zone, hold, callTimeout, settleDelay);
    }

    public OutboxSettings withZone(ZoneId communeZone) {
        return new OutboxSettings(maxInFlight, ratePerMinute, communeZone, hold, callTimeout, settleDelay);
    }

    public OutboxSettings withSettleDelay(Duration delay) {
        return new OutboxSettings(maxInFlight, ratePerMinute, zone, hold, callTimeout, delay);
    }
}
