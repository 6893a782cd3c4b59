package vn.loaxa.simulator.world;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Which parts of the page are out of date: {@code phone:ID}, {@code group:ID}, {@code deck}, {@code knobs}, {@code log}. Thread-safe. */
public final class Changes {
    /** The log is not saved, and grows with every question that is asked. */
    private static final String LOG = "log";

    private final Set<String> topics = new LinkedHashSet<>();
    private boolean unsaved;

    public synchronized void mark(String topic) {
        topics.add(topic);
        unsaved |= !topic.equals(LOG);
        notifyAll();
    }

    /** Something that no page shows, but that has to outlive a restart: a token, a profile. */
    public synchronized void unsaved() {
        unsaved = true;
    }

    /** Sleeps until something has changed, or so long at most: nobody has to look again and again. */
    public synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; topics.isEmpty() && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    /** Takes them out. */
    public synchronized Set<String> drain() {
        Set<String> taken = Set.copyOf(topics);
        topics.clear();
        return taken;
    }

    /** True once after something changed. */
    public synchronized boolean takeUnsaved() {
        boolean was = unsaved;
        unsaved = false;
        return was;
    }
}
