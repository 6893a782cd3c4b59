package vn.loaxa.inbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came in lately.
 *
 * @param lastAt when the last event was stored; null if there never was one
 * @param lastByName the same for each event_name among the last thousand events
 * @param waiting to be handled now
 */
public record InboxStanding(@Nullable Instant lastAt, Map<String, Instant> lastByName, long waiting) {
    public InboxStanding {
        lastByName = Map.copyOf(lastByName);
    }
}
