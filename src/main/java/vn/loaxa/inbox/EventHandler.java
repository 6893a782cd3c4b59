package vn.loaxa.inbox;

import org.jdbi.v3.core.Handle;

/**
 * Handles events of Zalo. Called in the transaction that also marks the event as done: whatever is written through the
 * handle happens exactly once, even if the process dies in between. Must not call the network; sends go through the outbox.
 */
@FunctionalInterface
public interface EventHandler {
    void handle(Handle handle, ReceivedEvent received);

    /**
     * Called before the transaction and beside others, perhaps several times, perhaps for nothing: the place to work out,
     * and to keep in memory, what {@link #handle} will need and what needs no row. The database has one writer, and whatever
     * is done here does not hold it up.
     */
    default void prepare(ReceivedEvent received) {}
}
