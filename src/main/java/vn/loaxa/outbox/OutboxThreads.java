package vn.loaxa.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of a dispatcher: one that leases, many that send, one that records, one that settles. */
final class OutboxThreads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutboxThreads.class);
    /** Without a wake-up: for waits that end, and rows that another node added. */
    private static final long POLL_MILLIS = 250;

    private static final long SETTLE_MILLIS = 1_000;
    private static final long ALERT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int RECORDED_AT_ONCE = 128;

    private final OutboxDispatcher dispatcher;
    private final Semaphore signal = new Semaphore(0);
    private final LinkedBlockingQueue<OutboxRecorder.Result> results = new LinkedBlockingQueue<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final int refillAfter;
    private final List<Thread> senders = new ArrayList<>();
    private final Thread leaser;
    private final Thread recorder;
    private final Thread settler;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile boolean allSent;
    private long alertsSeenAt = System.nanoTime();

    OutboxThreads(OutboxDispatcher dispatcher, int maxInFlight) {
        this.dispatcher = dispatcher;
        refillAfter = Math.max(1, maxInFlight / 4);
        for (int i = 1; i <= maxInFlight; i++) {
            senders.add(started("outbox-sender-" + i, this::sendLoop));
        }
        recorder = started("outbox-recorder", this::recordLoop);
        leaser = started("outbox-leaser", this::leaseLoop);
        settler = started("outbox-settler", this::settleLoop);
    }

    private static Thread started(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.start();
        return thread;
    }

    void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    private void sendLoop() {
        try {
            for (OutboxRow row = dispatcher.queue().take();
                    row != null;
                    row = dispatcher.queue().take()) {
                if (taken.incrementAndGet() % refillAfter == 0) {
                    wake();
                }
                results.add(dispatcher.send(row));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void recordLoop() {
        List<OutboxRecorder.Result> group = new ArrayList<>(RECORDED_AT_ONCE);
        while (!allSent || !results.isEmpty()) {
            try {
                OutboxRecorder.Result first = results.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    results.drainTo(group, RECORDED_AT_ONCE - 1);
                    dispatcher.recorder().record(group);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("Recording {} sends failed; they will be settled", group.size(), e);
            } finally {
                group.clear();
            }
        }
    }

    private void leaseLoop() {
        while (!closed) {
            try {
                dispatcher.hurryMended();
                int added = dispatcher.leases().fill();
                List<OutboxRecorder.Result> paused = dispatcher.leases().withdrawPaused();
                results.addAll(paused);
                if (System.nanoTime() - alertsSeenAt > ALERT_NANOS) {
                    alertsSeenAt = System.nanoTime();
                    dispatcher.recorder().clearAlerts();
                }
                if (added == 0) {
                    signal.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("Leasing from the outbox failed; trying again", e);
                pause(POLL_MILLIS);
            }
        }
    }

    private void settleLoop() {
        while (!closed) {
            try {
                dispatcher.settler().runDue();
            } catch (RuntimeException e) {
                log.error("Settling failed; trying again", e);
            }
            pause(SETTLE_MILLIS);
        }
    }

    private void pause(long millis) {
        try {
            stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** In the order of the road: no more leases, no more sends, then the last endings are recorded. */
    @Override
    public void close() {
        closed = true;
        wake();
        stopping.countDown();
        dispatcher.queue().close();
        try {
            leaser.join();
            for (Thread sender : senders) {
                sender.join();
            }
            allSent = true;
            recorder.join();
            settler.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
