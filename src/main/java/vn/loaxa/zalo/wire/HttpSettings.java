package vn.loaxa.zalo.wire;

import java.time.Duration;

/**
 * How the transport behaves.
 *
 * @param maxInFlight calls at the same time over all accounts; further callers wait, for at most {@code callTimeout}
 * @param callTimeout from connecting to the last byte of the answer
 * @param connectTimeout for making a connection
 */
public record HttpSettings(int maxInFlight, Duration callTimeout, Duration connectTimeout) {
    public HttpSettings {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("maxInFlight: must be at least 1, not " + maxInFlight);
        }
        if (!(callTimeout.toMillis() > 0 && connectTimeout.toMillis() > 0)) {
            throw new IllegalArgumentException("callTimeout, connectTimeout: must be longer than nothing");
        }
    }

    /** 64 calls at once, 15 s for a call, 5 s to connect. */
    public static HttpSettings defaults() {
        return new HttpSettings(64, Duration.ofSeconds(15), Duration.ofSeconds(5));
    }
}
