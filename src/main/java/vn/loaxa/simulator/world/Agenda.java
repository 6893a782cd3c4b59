package vn.loaxa.simulator.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What happens later, on the simulator's clock: a phone that looks after a minute, the third try of a webhook. Whoever
 * holds the agenda calls {@link #due} often; moving the clock makes everything up to then due, in order. Thread-safe.
 */
public final class Agenda {
    private record Entry(Instant at, long order, Runnable task) {}

    private final Clock clock;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>((a, b) -> {
        int byTime = a.at.compareTo(b.at);
        return byTime != 0 ? byTime : Long.compare(a.order, b.order);
    });
    private long order;

    public Agenda(Clock clock) {
        this.clock = clock;
    }

    public synchronized void after(Duration wait, Runnable task) {
        entries.add(new Entry(clock.instant().plus(wait), order++, task));
        notifyAll();
    }

    /** Sleeps until there is something to come, or so long at most; sometimes shorter. */
    @SuppressWarnings("WaitNotInLoop") // whoever calls looks again anyway
    public synchronized void await(long millis) throws InterruptedException {
        if (entries.isEmpty()) {
            wait(millis);
        }
    }

    /** Takes out what is due now, earliest first. */
    public synchronized List<Runnable> due() {
        List<Runnable> due = new ArrayList<>();
        Instant now = clock.instant();
        for (Entry next = entries.peek(); next != null && !next.at.isAfter(now); next = entries.peek()) {
            due.add(next.task);
            entries.poll();
        }
        return due;
    }

    public synchronized int size() {
        return entries.size();
    }
}
