package vn.loaxa.outbox;

import org.jdbi.v3.core.Handle;

/** Told of every row that reached {@link OutboxState#SENT}, {@code FAILED}, {@code UNKNOWN}, {@code UNSETTLED} or {@code CANCELLED}, in the transaction that records it. */
@FunctionalInterface
public interface OutboxListener {
    void changed(Handle handle, OutboxChange change);
}
