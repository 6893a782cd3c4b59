package vn.loaxa.db;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that runs the works of many in one transaction and tells them after the commit. No timer: while one commit is
 * on its way to the disk, the next group gathers. Thread-safe.
 */
final class GroupWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupWriter.class);
    /** Past this callers are turned away: they would wait longer than Zalo does (2 s). */
    private static final int MAX_WAITING = 10_000;
    /** A group is closed when its works have run this long, so that a webhook never waits behind a long row of slow works. */
    private static final long GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final String url;
    private final GroupTransaction transaction;
    private final NestingGuard guard;
    private final int maxGroup;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Entry<?>> soon = new ArrayDeque<>();
    private final ArrayDeque<Entry<?>> normal = new ArrayDeque<>();
    private boolean closed;

    GroupWriter(String name, String url, GroupTransaction transaction, NestingGuard guard, int maxGroup) {
        this.url = url;
        this.transaction = transaction;
        this.guard = guard;
        this.maxGroup = maxGroup;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    <T> CompletableFuture<T> submit(Work<T> work, boolean urgent) {
        guard.check();
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("What follows a commit must not write again on the writer's own thread");
        }
        var entry = new Entry<T>(work);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The database is closed");
            }
            if (soon.size() + normal.size() >= MAX_WAITING) {
                entry.result.completeExceptionally(
                        new BusyException("More than " + MAX_WAITING + " writes are waiting for the database"));
                return entry.result;
            }
            (urgent ? soon : normal).add(entry);
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return entry.result;
    }

    private void run() {
        while (awaitWork()) {
            List<Entry<?>> group = new ArrayList<>();
            try {
                runGroup(group);
                group.forEach(Entry::tell);
            } catch (Throwable fault) { // nothing of the group is on disk: each caller must hear it
                RuntimeException clear = DatabaseFaults.explain(url, fault);
                group.forEach(entry -> entry.result.completeExceptionally(clear));
                if (group.isEmpty()) {
                    refuseWaiting(clear);
                }
            }
        }
        transaction.close();
    }

    private void runGroup(List<Entry<?>> group) throws Exception {
        Handle handle = transaction.begin();
        try (Statement statement = handle.getConnection().createStatement()) {
            long end = System.nanoTime() + GROUP_NANOS;
            boolean normalHadTurn = false;
            for (@Nullable Entry<?> entry = next(false); entry != null; ) {
                group.add(entry);
                normalHadTurn |= !entry.urgent;
                runOne(entry, handle, statement);
                boolean full = group.size() >= maxGroup || System.nanoTime() >= end;
                // However many webhooks come, each group takes at least one of the others.
                entry = !full ? next(false) : normalHadTurn ? null : next(true);
            }
            transaction.commit();
        } catch (Throwable fault) {
            try {
                transaction.rollback();
            } catch (Exception again) {
                fault.addSuppressed(again);
            }
            throw fault;
        }
    }

    private <T> void runOne(Entry<T> entry, Handle handle, Statement statement) throws SQLException {
        statement.execute("SAVEPOINT work");
        try {
            entry.outcome = guard.run(() -> entry.work.run(handle));
        } catch (RuntimeException | Error fault) {
            entry.fault = fault;
            takeBack(statement, fault);
        }
        statement.execute("RELEASE SAVEPOINT work");
    }

    private static void takeBack(Statement statement, Throwable fault) throws SQLException {
        try {
            statement.execute("ROLLBACK TO SAVEPOINT work");
        } catch (SQLException noSavepoint) { // the fault has ended the whole transaction, as a full disk does
            throw new SQLException("The group of writes was lost: " + noSavepoint.getMessage(), fault);
        }
    }

    private @Nullable Entry<?> next(boolean normalOnly) {
        lock.lock();
        try {
            Entry<?> entry = normalOnly ? null : soon.poll();
            if (entry != null) {
                entry.urgent = true;
                return entry;
            }
            return normal.poll();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitWork() {
        lock.lock();
        try {
            while (soon.isEmpty() && normal.isEmpty()) {
                if (closed) {
                    return false;
                }
                arrived.awaitUninterruptibly();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** No transaction could even be begun: without this the loop would spin on the same entry. */
    private void refuseWaiting(RuntimeException fault) {
        log.error("The database cannot be written: {}", fault.getMessage());
        for (@Nullable Entry<?> entry = next(false); entry != null; entry = next(false)) {
            entry.result.completeExceptionally(fault);
        }
    }

    /** Finishes what is waiting, then ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A piece of work on its way; touched by the writer thread only, once it is out of the queue. */
    private static final class Entry<T> {
        final Work<T> work;
        final CompletableFuture<T> result = new CompletableFuture<>();
        boolean urgent;

        @Nullable
        T outcome;

        @Nullable
        Throwable fault;

        Entry(Work<T> work) {
            this.work = work;
        }

        void tell() {
            if (fault != null) {
                result.completeExceptionally(fault);
            } else {
                result.complete(outcome);
            }
        }
    }
}
