package vn.loaxa.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.Database;

/**
 * Events that wait to be stored. Those that come while others are on their way to the disk go together as one work with one
 * statement: the road to Zalo's 200 is the busiest there is. Thread-safe.
 */
final class Arrivals {
    private final Database database;
    private final InboxStore store;
    private final Queue<Arrival> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean onTheWay = new AtomicBoolean();

    Arrivals(Database database, InboxStore store) {
        this.database = database;
        this.store = store;
    }

    /** @param wake called after the commit, once for all that came together, if there was anything new */
    CompletableFuture<Boolean> add(Arrival arrival, Runnable wake) {
        waiting.add(arrival);
        if (onTheWay.compareAndSet(false, true)) {
            var group = new Group();
            try {
                var unused = database.writeSoon(handle -> group.store(handle, wake))
                        .whenComplete((done, fault) -> group.tell(fault));
            } catch (RuntimeException closed) {
                group.tell(closed);
            }
        }
        return arrival.stored();
    }

    /** What one work takes along. For one thread after another. */
    private final class Group {
        private final List<Arrival> taken = new ArrayList<>();
        private final List<Boolean> fresh = new ArrayList<>();

        boolean store(Handle handle, Runnable wake) {
            take();
            try {
                handle.savepoint("arrivals");
                fresh.addAll(store.insert(handle, taken));
                handle.releaseSavepoint("arrivals");
            } catch (RuntimeException oneIsBad) {
                handle.rollbackToSavepoint("arrivals");
                fresh.clear();
                storeOneByOne(handle);
            }
            if (fresh.contains(true)) {
                handle.afterCommit(wake);
            }
            return true;
        }

        /** One that the database cannot hold must not take its neighbours with it. */
        private void storeOneByOne(Handle handle) {
            for (Arrival arrival : taken) {
                handle.savepoint("arrival");
                try {
                    fresh.addAll(store.insert(handle, List.of(arrival)));
                    handle.releaseSavepoint("arrival");
                } catch (RuntimeException fault) {
                    handle.rollbackToSavepoint("arrival");
                    fresh.add(false);
                    arrival.stored().completeExceptionally(fault);
                }
            }
        }

        private void take() {
            onTheWay.set(false); // before the first is taken, so that none can be left behind
            for (@Nullable Arrival next = waiting.poll(); next != null; next = waiting.poll()) {
                taken.add(next);
            }
        }

        void tell(@Nullable Throwable fault) {
            if (fault == null) {
                for (int i = 0; i < taken.size(); i++) {
                    taken.get(i).stored().complete(fresh.get(i));
                }
                return;
            }
            if (taken.isEmpty()) { // turned away before its turn
                take();
            }
            taken.forEach(arrival -> arrival.stored().completeExceptionally(fault));
        }
    }
}
