package vn.loaxa.simulator.api;

import io.javalin.http.Context;
import java.time.Clock;
import vn.loaxa.simulator.world.Refusal;

/** Calls in the current minute of the clock; -32 above the limit, with the two headers. Use under the world's lock. */
final class Rate {
    private static final long MINUTE = 60_000;

    private final Clock clock;
    private final int limit;
    private long minute;
    private int calls;

    Rate(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    void count(Context ctx) {
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            minute = now;
            calls = 0;
        }
        calls++;
        ctx.header("X-RateLimit-Limit", Integer.toString(limit));
        ctx.header("X-RateLimit-Remain", Integer.toString(Math.max(0, limit - calls)));
        if (calls > limit) {
            throw new Refusal(-32, "API rate limit exceeded");
        }
    }
}
