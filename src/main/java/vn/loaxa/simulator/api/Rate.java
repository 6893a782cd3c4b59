package vn.loaxa.simulator.api;

import io.javalin.http.Context;
import java.time.Clock;
import vn.loaxa.simulator.world.Faults;
import vn.loaxa.simulator.world.Refusal;

/** Calls in the current minute of the clock; -32 above the limit, with the two headers. Use under the world's lock. */
final class Rate {
    private static final long MINUTE = 60_000;

    private final Clock clock;
    private final Faults faults;
    private final int usual;
    private long minute;
    private int calls;

    Rate(Clock clock, Faults faults, int usual) {
        this.clock = clock;
        this.faults = faults;
        this.usual = usual;
    }

    void count(Context ctx) {
        int limit = faults.rateOr(usual);
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            minute = now;
            calls = 0;
        }
        calls++;
        ctx.header("X-RateLimit-Limit", Integer.toString(limit));
        ctx.header("X-RateLimit-Remain", Integer.toString(Math.max(0, limit - calls)));
        if (calls > limit) {
            faults.rateRefused();
            throw new Refusal(-32, "API rate limit exceeded");
        }
    }
}
