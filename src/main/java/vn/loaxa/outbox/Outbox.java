package vn.loaxa.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;

/** The queue of everything that Zalo must be told. Thread-safe; every call is part of the caller's transaction. */
public final class Outbox {
    private final Clock clock;
    private final OutboxStore store = new OutboxStore();
    private final OutboxLogStore log = new OutboxLogStore();
    private final FileStore files = new FileStore();
    private final OutboxErasureStore erasure = new OutboxErasureStore();
    private volatile List<OutboxListener> listeners = List.of();
    private volatile Runnable wake = () -> {};

    public Outbox(Clock clock) {
        this.clock = clock;
    }

    /** Adds a row, or finds the one that already has this key. */
    public OutboxId enqueue(Handle handle, OutboxDraft draft) {
        handle.afterCommit(wake);
        return store.insert(handle, draft, clock.millis())
                .orElseGet(() -> store.byKey(handle, draft.commune(), draft.key()));
    }

    /** Adds many rows at once (a directive to thousands of people), skipping keys that are there. */
    public void enqueueAll(Handle handle, List<OutboxDraft> drafts) {
        if (!drafts.isEmpty()) {
            handle.afterCommit(wake);
            store.insertAll(handle, drafts, clock.millis());
        }
    }

    /**
     * Takes back all rows of the batch that are still PENDING, for good: one that is on its way and fails for now is not
     * tried again. Listeners are told. Returns how many were taken back at once.
     */
    public int cancelBatch(Handle handle, CommuneId commune, String batch) {
        store.stop(handle, commune, batch);
        return takeBack(handle, commune, batch);
    }

    /** To be called wherever a row was put back to PENDING: its batch may have been stopped while it was away. */
    void cancelIfStopped(Handle handle, OutboxId id) {
        store.stopped(handle, id).ifPresent(stopped -> takeBack(handle, stopped.commune(), stopped.batch()));
    }

    private int takeBack(Handle handle, CommuneId commune, String batch) {
        List<OutboxChange> cancelled = store.cancelBatch(handle, commune, batch, clock.instant());
        cancelled.forEach(change -> tell(handle, change));
        return cancelled.size();
    }

    /** How many rows of the batch stand where; states without rows are absent. */
    public Map<OutboxState, Integer> count(Handle handle, CommuneId commune, String batch) {
        return store.count(handle, commune, batch);
    }

    /** Keeps the bytes of a file for sending; the same bytes (SHA-256) under the same name give the same id. */
    public long storeFile(Handle handle, CommuneId commune, String name, byte[] bytes) {
        return files.store(handle, commune, name, bytes);
    }

    /** A file as it was stored, byte for byte; empty if the commune has none of this id. */
    public Optional<OutboxFile> file(Handle handle, CommuneId commune, long id) {
        return files.original(handle, commune, id);
    }

    /** SHA-256 (hex) of the bytes of a file as they lie there now; empty text for a file that is gone. */
    public String fingerprint(Handle handle, long id) {
        return files.fingerprint(handle, id);
    }

    /** Where Zalo takes no file of that size, the other one (a picture of its first page) goes into the chat in its place. */
    public void standIn(Handle handle, long file, long instead) {
        files.standIn(handle, file, instead);
    }

    /** Deletes a file that nothing will be sent with, and its stand-in. */
    public void dropFile(Handle handle, CommuneId commune, long file) {
        files.drop(handle, commune, file);
    }

    /** How many messages of the commune wait to go out. */
    public int pending(Handle handle, CommuneId commune) {
        return store.pending(handle, commune);
    }

    /** Rows that a person must judge, since nobody can prove if they were sent; oldest first. */
    public List<UnsettledMessage> unsettled(Handle handle, CommuneId commune, int limit) {
        return store.unsettled(handle, commune, limit);
    }

    /**
     * The log: what was, is or will be sent, newest first, without a word of it.
     *
     * @param states which rows; none means all
     * @param before only rows older than this one; null from the newest
     * @param limit at most so many
     */
    public List<OutboxLine> log(
            Handle handle, CommuneId commune, Set<OutboxState> states, @Nullable OutboxId before, int limit) {
        return log.list(handle, commune, states, before, limit);
    }

    /** One line of the log; empty for a row of another commune. */
    public Optional<OutboxLine> line(Handle handle, CommuneId commune, OutboxId id) {
        return log.find(handle, commune, id);
    }

    /** A person's word on an unsettled row: it did not arrive, so it goes out again. False if it is not unsettled any more. */
    public boolean sendAgain(Handle handle, OutboxId id) {
        handle.afterCommit(wake);
        boolean again = store.sendAgain(handle, id, clock.millis());
        cancelIfStopped(handle, id);
        return again;
    }

    /**
     * Takes back what waits for this recipient and forgets what was ever said to it; that something was sent stays known.
     *
     * @param recipient as {@link Call#recipient}
     * @return false, with nothing done, while a message is on its way: try again later
     */
    public boolean forget(Handle handle, CommuneId commune, String recipient) {
        if (erasure.isUnderWay(handle, commune, recipient)) {
            return false;
        }
        erasure.cancelTo(handle, commune, recipient, clock.instant()).forEach(change -> tell(handle, change));
        erasure.forget(handle, commune, recipient);
        return true;
    }

    /** Messages that ended before then and of which the words are still kept, at most so many. */
    public List<Long> endedBefore(Handle handle, Instant then, int most) {
        return erasure.endedBefore(handle, then, most);
    }

    /** Forgets the words of these messages. Returns how many. */
    public int blank(Handle handle, List<Long> ids) {
        return ids.isEmpty() ? 0 : erasure.blank(handle, ids);
    }

    /** Who is told of changes; set once, before anything is sent. */
    public void listen(List<OutboxListener> all) {
        listeners = List.copyOf(all);
    }

    void tell(Handle handle, OutboxChange change) {
        listeners.forEach(listener -> listener.changed(handle, change));
    }

    OutboxStore store() {
        return store;
    }

    FileStore files() {
        return files;
    }

    void wakeUp() {
        wake.run();
    }

    /** Called after rows were added, on the thread that committed them: must return at once. */
    void whenAdded(Runnable wake) {
        this.wake = wake;
    }
}
