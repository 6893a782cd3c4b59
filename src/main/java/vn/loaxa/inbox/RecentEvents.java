package vn.loaxa.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.webhook.MalformedEventException;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.webhook.WebhookParser;

/**
 * What one person did lately, read back from the events as they came in. It looks at the newest few thousand events of the
 * installation only: the events carry no index by person, because each would pay for it on the way in. Thread-safe.
 */
public final class RecentEvents {
    private final RecentEventStore store = new RecentEventStore();
    private final WebhookParser parser = new WebhookParser();

    /** An event that was handled, or is being handled now. */
    public record Event(WebhookEvent event, Instant receivedAt) {}

    /** Forgets all events of this person that were handled; that they came stays known by a number. Returns how many. */
    public int forget(Handle handle, CommuneId commune, String personKey) {
        return personKey.isEmpty() ? 0 : store.forget(handle, commune, personKey);
    }

    /** At most so many, oldest first. What is kept no longer is left out. */
    public List<Event> of(Handle handle, CommuneId commune, String personKey, int most) {
        List<Event> events = new ArrayList<>();
        for (RecentEventStore.Raw raw : store.newest(handle, commune, personKey, most)) {
            try {
                events.add(0, new Event(parser.parse(raw.payload()), raw.receivedAt()));
            } catch (MalformedEventException e) {
                // What cannot be read is set aside when it comes, and so is not among those that were handled.
                throw new IllegalStateException("An event that was handled cannot be read", e);
            }
        }
        return events;
    }
}
