package vn.loaxa.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How many webhook calls ended how; made once, for the counting is on the road to 200. */
final class WebhookCounters {
    final Counter tooLarge;
    final Counter malformed;
    final Counter foreign;
    final Counter badSignature;
    private final Counter stored;
    private final Counter duplicate;
    private final Counter refused;
    /** Signed events that wait for the disk; each holds a thread of the server. */
    final AtomicInteger waiting;

    WebhookCounters(MeterRegistry meters) {
        tooLarge = counter(meters, "too_large");
        malformed = counter(meters, "malformed");
        foreign = counter(meters, "foreign");
        badSignature = counter(meters, "bad_signature");
        stored = counter(meters, "stored");
        duplicate = counter(meters, "duplicate");
        refused = counter(meters, "not_stored");
        waiting = meters.gauge("loaxa.webhook.waiting", new AtomicInteger());
    }

    private static Counter counter(MeterRegistry meters, String result) {
        return meters.counter("loaxa.webhook", "result", result);
    }

    void stored(@Nullable Boolean fresh, @Nullable Throwable fault) {
        if (fault != null || fresh == null) {
            refused.increment();
        } else if (fresh) {
            stored.increment();
        } else {
            duplicate.increment();
        }
    }
}
