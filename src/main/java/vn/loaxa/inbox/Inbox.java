package vn.loaxa.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import vn.loaxa.account.Alerts;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;

/** Events of Zalo as they came in. Thread-safe. */
public final class Inbox {
    private final Database database;
    private final Clock clock;
    private final InboxStore store;
    private final Arrivals arrivals;
    private final Alerts alerts;
    private volatile Runnable wake = () -> {};

    public Inbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        store = new InboxStore(database.dialect());
        arrivals = new Arrivals(database, store);
        alerts = new Alerts(clock);
    }

    /**
     * Stores an event. Completes when it is on the disk: only then may Zalo get its 200. Completes with false, and stores
     * nothing, when the event was there already. Completes exceptionally with {@link vn.loaxa.db.BusyException} when too
     * much is waiting. What follows the future runs on the writer's thread unless it is sent elsewhere.
     *
     * @param eventKey what the event is known by
     * @param personKey the person or group chat it concerns; events of one are handled in order
     * @param name event_name, for the eye
     * @param payload the bytes as received
     */
    public CompletableFuture<Boolean> accept(
            CommuneId commune, String eventKey, String personKey, String name, byte[] payload) {
        var stored = new CompletableFuture<Boolean>();
        var arrival = new Arrival(commune, eventKey, personKey, name, payload, clock.millis(), stored);
        return arrivals.add(arrival, wake);
    }

    /** Events that no handler could manage after all attempts, newest first. */
    public List<FailedEvent> failed(Handle handle, CommuneId commune, int limit) {
        return store.failed(handle, commune, limit);
    }

    /** Puts a failed event back in its person's row, with fresh attempts. False if it is not failed. */
    public boolean retry(Handle handle, long inboxId) {
        boolean found = store.retry(handle, inboxId, clock.millis());
        if (found) {
            handle.afterCommit(wake);
        }
        return found;
    }

    /** How many events wait to be handled. */
    public long waiting(Handle handle) {
        return store.waiting(handle);
    }

    /** What came in lately, for one commune. */
    public InboxStanding standing(Handle handle, CommuneId commune) {
        Map<String, Instant> byName = store.lastByName(handle, commune);
        return new InboxStanding(
                byName.values().stream().max(Instant::compareTo).orElse(null), byName, store.waiting(handle));
    }

    /** Forgets the raw bytes of events handled before then; their keys stay, so that a late duplicate is still known. */
    public int blankHandledBefore(Handle handle, Instant then) {
        return store.blankHandledBefore(handle, then.toEpochMilli());
    }

    /** Opens an alert; by the way, without anybody waiting for it. */
    void signaturesFail(CommuneId commune) {
        var unused = database.writeSoon(handle -> alerts.raise(handle, commune, "webhook-signature", ""));
    }

    void signaturesGood(CommuneId commune) {
        var unused = database.writeSoon(handle -> alerts.clear(handle, commune, "webhook-signature"));
    }

    Instant now() {
        return clock.instant();
    }

    InboxStore store() {
        return store;
    }

    /** Called after an event was stored, on the thread that committed it: must return at once. */
    void whenAccepted(Runnable wake) {
        this.wake = wake;
    }

    /** When Zalo last told us anything; empty if it never did. */
    public Optional<Instant> lastReceived(Handle handle, CommuneId commune) {
        return store.lastReceived(handle, commune);
    }
}
