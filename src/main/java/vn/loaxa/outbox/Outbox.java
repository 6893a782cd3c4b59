package vn.loaxa.outbox;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** The queue of everything that Zalo must be told. Thread-safe; every call is part of the caller's transaction. */
public final class Outbox {
    private final Clock clock;

    public Outbox(Clock clock) {
        this.clock = clock;
    }

    /** Adds a row, or finds the one that already has this key. */
    public OutboxId enqueue(Handle handle, OutboxDraft draft) {
        throw new UnsupportedOperationException("not built yet " + clock);
    }

    /** Adds many rows at once (a directive to thousands of people), skipping keys that are there. */
    public void enqueueAll(Handle handle, List<OutboxDraft> drafts) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Takes back all rows of the batch that are still PENDING; listeners are told. Returns how many. */
    public int cancelBatch(Handle handle, CommuneId commune, String batch) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** How many rows of the batch stand where; states without rows are absent. */
    public Map<OutboxState, Integer> count(Handle handle, CommuneId commune, String batch) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Keeps the bytes of a file for sending; the same bytes (SHA-256) under the same name give the same id. */
    public long storeFile(Handle handle, CommuneId commune, String name, byte[] bytes) {
        throw new UnsupportedOperationException("not built yet");
    }
}
