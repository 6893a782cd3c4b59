package vn.loaxa.simulator.world;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which parts of the page are out of date: {@code phone:ID}, {@code group:ID}, {@code deck}, {@code knobs}, {@code log}. Thread-safe. */
public final class Changes {
    private final Set<String> topics = new LinkedHashSet<>();
    private boolean unsaved;

    public synchronized void mark(String topic) {
        topics.add(topic);
        unsaved = true;
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
