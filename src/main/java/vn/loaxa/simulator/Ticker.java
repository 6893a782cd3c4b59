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
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "simulator-ticker");
        thread.setDaemon(true);
        return thread;
    });
    private final World world;
    private final @Nullable SceneFile file;

    Ticker(World world, @Nullable SceneFile file) {
        this.world = world;
        this.file = file;
    }

    void start() {
        every(EVERY_MILLIS, this::runDue);
        every(SAVES_EVERY_MILLIS, this::save);
    }

    /** A task that fails must neither stop the others nor the beat. */
    void runDue() {
        world.agenda().due().forEach(Ticker::guarded);
    }

    /** One at a time: the last save waits for one that is under way. */
    private synchronized void save() {
        if (file != null && world.changes().takeUnsaved()) {
            file.save(world);
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
            save();
        } catch (UncheckedIOException e) {
            LOG.warn("The scene could not be saved", e);
        }
    }
}
