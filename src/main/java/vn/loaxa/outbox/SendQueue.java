package vn.loaxa.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.message.SendOutcome;

/**
 * The rows in memory between the lease and the call. Who goes next is decided at the last moment, when a thread and a token
 * of the rate are free: so a reply that came in late still overtakes. Accounts take turns. Thread-safe.
 */
final class SendQueue {
    private final Clock clock;
    private final int ratePerMinute;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<CommuneId, Line> lines = new LinkedHashMap<>();
    private boolean someoneWaitsForToken;
    private boolean closed;

    SendQueue(Clock clock, int ratePerMinute, Ticker ticker) {
        this.clock = clock;
        this.ratePerMinute = ratePerMinute;
        this.ticker = ticker;
    }

    void add(List<OutboxRow> rows) {
        lock.lock();
        try {
            rows.forEach(row -> line(row.commune()).add(row));
            rows.forEach(row -> changed.signal());
        } finally {
            lock.unlock();
        }
    }

    /** The next row that may go, waiting for it; null once closed. */
    @Nullable
    OutboxRow take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                long[] nanos = {Long.MAX_VALUE};
                @Nullable OutboxRow row = poll(nanos);
                if (row != null) {
                    changed.signal(); // another thread may find another row
                    return row;
                }
                await(nanos[0]);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Of many idle threads one waits for the next token by the clock; the others wait to be called. */
    @SuppressWarnings("WaitNotInLoop") // the loop is in take()
    private void await(long nanosToToken) throws InterruptedException {
        if (nanosToToken == Long.MAX_VALUE || someoneWaitsForToken) {
            changed.await();
            return;
        }
        someoneWaitsForToken = true;
        try {
            changed.awaitNanos(nanosToToken);
        } finally {
            someoneWaitsForToken = false;
        }
    }

    /** The next row that may go; waits for a token of the rate, but not for rows. */
    @Nullable
    OutboxRow takeIfAny() throws InterruptedException {
        while (true) {
            long[] nanos = {Long.MAX_VALUE};
            lock.lockInterruptibly();
            try {
                @Nullable OutboxRow row = poll(nanos);
                if (row != null || nanos[0] == Long.MAX_VALUE) {
                    return row;
                }
            } finally {
                lock.unlock();
            }
            ticker.rest(nanos[0]);
        }
    }

    private @Nullable OutboxRow poll(long[] nanosToToken) {
        Instant now = clock.instant();
        for (CommuneId commune : List.copyOf(lines.keySet())) {
            Line line = line(commune);
            @Nullable OutboxRow row = line.poll(now);
            if (row != null) {
                lines.remove(commune); // to the end of the round
                lines.put(commune, line);
                return row;
            }
            nanosToToken[0] = Math.min(nanosToToken[0], line.nanosToToken());
        }
        return null;
    }

    void finished(OutboxRow row, SendOutcome outcome) {
        with(
                line -> {
                    line.finished(row, outcome, clock.instant());
                    return true;
                },
                row.commune());
    }

    void putDown(OutboxRow row) {
        with(
                line -> {
                    line.putDown(row);
                    return true;
                },
                row.commune());
    }

    void mended(CommuneId commune) {
        with(
                line -> {
                    line.mended();
                    return true;
                },
                commune);
    }

    int room(CommuneId commune, Lane lane, int prefetch) {
        return with(line -> line.room(lane, prefetch, clock.instant()), commune);
    }

    int waiting(CommuneId commune, Lane lane) {
        return with(line -> line.waiting(lane), commune);
    }

    /** A row taken out before it was sent, and when it may be looked at again. */
    record Withdrawn(OutboxRow row, Instant dueAt) {}

    List<Withdrawn> withdrawPaused() {
        Instant now = clock.instant();
        lock.lock();
        try {
            List<Withdrawn> out = new ArrayList<>();
            for (Line line : lines.values()) {
                line.withdrawPaused(now).forEach(row -> out.add(new Withdrawn(row, line.resumesAt(row, now))));
            }
            changed.signalAll(); // pauses may have ended too: nobody else looks at the clock
            return out;
        } finally {
            lock.unlock();
        }
    }

    List<Withdrawn> withdrawAll() {
        Instant now = clock.instant();
        lock.lock();
        try {
            return lines.values().stream()
                    .flatMap(line -> line.withdrawAll().stream())
                    .map(row -> new Withdrawn(row, now))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    List<Pause> pauses() {
        Instant now = clock.instant();
        lock.lock();
        try {
            return lines.entrySet().stream()
                    .flatMap(entry -> entry.getValue().pauses(now).entrySet().stream()
                            .map(gate -> new Pause(
                                    entry.getKey(),
                                    gate.getKey(),
                                    gate.getValue().until(),
                                    gate.getValue().reason())))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> T with(Function<Line, T> use, CommuneId commune) {
        lock.lock();
        try {
            T result = use.apply(line(commune));
            changed.signal();
            return result;
        } finally {
            lock.unlock();
        }
    }

    private Line line(CommuneId commune) {
        return lines.computeIfAbsent(commune, unused -> new Line(ratePerMinute, ticker));
    }
}
