package vn.loaxa.simulator;

import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.simulator.world.SceneFile;
import vn.loaxa.simulator.world.World;

/** The simulator's heartbeat: runs the agenda, saves the world after it changed. Looks often, because clocks may jump. */
final class Ticker implements AutoCloseable {
    static final long EVERY_MILLIS = 50;
    private static final long SAVES_EVERY_MILLIS = 1000;
    private static final long IDLE_MILLIS = 10_000;
    /** A big scene is saved less often: saving may take this part of the time at most. */
    private static final int SAVES_A_PART = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "simulator-ticker");
        thread.setDaemon(true);
        return thread;
    });
    private final World world;
    private final @Nullable SceneFile file;
    private long nextSave = System.nanoTime();

    Ticker(World world, @Nullable SceneFile file) {
        this.world = world;
        this.file = file;
    }

    void start() {
        every(EVERY_MILLIS, this::beat);
        every(SAVES_EVERY_MILLIS, this::save);
    }

    private void beat() {
        try {
            world.agenda().await(IDLE_MILLIS);
            runDue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A task that fails must neither stop the others nor the beat. */
    void runDue() {
        world.agenda().due().forEach(Ticker::guarded);
    }

    /** One at a time: the last save waits for one that is under way. */
    private synchronized void save() {
        if (file != null && System.nanoTime() - nextSave >= 0 && world.changes().takeUnsaved()) {
            long start = System.nanoTime();
            file.save(world);
            long end = System.nanoTime();
            nextSave = end + SAVES_A_PART * (end - start);
        }
    }

    private void every(long millis, Runnable work) {
        var unused = timer.scheduleWithFixedDelay(() -> guarded(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("A planned step of the simulator failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            synchronized (this) {
                nextSave = System.nanoTime();
                save();
            }
        } catch (UncheckedIOException e) {
            LOG.warn("The scene could not be saved", e);
        }
    }
}
