package vn.loaxa.inbox;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.inbox.InboxStore.Held;

/** One thread that takes events out of the table and a few that handle them. */
final class InboxThreads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InboxThreads.class);
    /** Without a wake-up: for events whose back-off ends, and those that another node stored. */
    private static final long POLL_MILLIS = 500;

    private static final long STOP_SECONDS = 20;
    private static final long TIDY_NANOS = TimeUnit.HOURS.toNanos(1);

    private final IntFunction<List<Held>> hold;
    private final Consumer<Held> handle;
    private final Runnable tidy;
    private final int capacity;
    private final AtomicInteger inHands = new AtomicInteger();
    private final Semaphore signal = new Semaphore(0);
    private final ExecutorService workers;
    private final Thread taker;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean closed;
    private long tidiedAt = System.nanoTime() - TIDY_NANOS;

    InboxThreads(int workers, IntFunction<List<Held>> hold, Consumer<Held> handle, Runnable tidy) {
        this.hold = hold;
        this.handle = handle;
        this.tidy = tidy;
        capacity = workers * 4;
        var number = new AtomicInteger();
        ThreadFactory named = work -> new Thread(work, "inbox-" + number.incrementAndGet());
        this.workers = Executors.newFixedThreadPool(workers, named);
        taker = new Thread(this::run, "inbox-taker");
        taker.start();
    }

    void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (!takeSome()) {
                    signal.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    signal.drainPermits();
                }
                tidyNowAndThen();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("Taking events from the inbox failed; trying again", e);
                pause();
            }
        }
    }

    /** Whether there may be more to take at once. */
    private boolean takeSome() {
        int free = capacity - inHands.get();
        if (free <= 0) {
            return false;
        }
        List<Held> held = hold.apply(free);
        for (Held event : held) {
            inHands.incrementAndGet();
            workers.execute(() -> work(event));
        }
        return !held.isEmpty();
    }

    private void work(Held event) {
        try {
            handle.accept(event);
        } catch (RuntimeException e) {
            log.error("Event {} is left to be taken again after its hold ends", event.id(), e);
        } finally {
            inHands.decrementAndGet();
            wake();
        }
    }

    private void tidyNowAndThen() {
        if (System.nanoTime() - tidiedAt >= TIDY_NANOS) {
            tidiedAt = System.nanoTime();
            tidy.run();
        }
    }

    private void pause() {
        try {
            stopping.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Lets the events in hand end; what is not taken yet stays in the table. */
    @Override
    public void close() {
        closed = true;
        stopping.countDown();
        wake();
        try {
            taker.join();
            workers.shutdown();
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Some events are still being handled at the stop; they are taken again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
