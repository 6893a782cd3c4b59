package vn.loaxa.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes handlers at times. What is due is decided by their own tables: a wake-up may come late, twice or for nothing, and a
 * handler that finds nothing due does nothing. Wake-ups are kept in a store, so they survive the process; on PostgreSQL one
 * of the nodes takes each. A handler never runs twice at the same time. Thread-safe.
 */
public final class Wakeups implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wakeups.class);

    private final Clock clock;
    private final WakeupStore store;
    private final Scheduler scheduler;
    private final Map<String, Runnable> handlers = new ConcurrentHashMap<>();
    private final List<Runnable> beforeStart = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService here = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "wakeups-here");
        thread.setDaemon(true);
        return thread;
    });
    /** Arming writes to the store; who asks for it may be inside a transaction and must not wait. */
    private final ExecutorService arming = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "wakeups-arming");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param databaseUrl the main database: beside a SQLite file the wake-ups get one of their own, {@code quartz.db}; in
     *     PostgreSQL they share it
     * @param node distinct for each process
     */
    public Wakeups(String databaseUrl, String node, Clock clock) {
        this.clock = clock;
        this.store = WakeupStore.open(databaseUrl);
        try {
            this.scheduler = store.scheduler(node);
            scheduler.setJobFactory((bundle, unused) -> new HandlerJob(handlers));
        } catch (SchedulerException e) {
            store.close();
            throw new IllegalStateException("Preparing the scheduler of wake-ups", e);
        }
    }

    /** Calls the handler once after {@link #start} and then at this interval. */
    public void every(String name, Duration interval, Runnable handler) {
        handlers.put(name, handler);
        arm(TriggerBuilder.newTrigger()
                .withIdentity("every:" + name)
                .forJob(job(name))
                .startNow()
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(interval.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build());
    }

    /**
     * Calls the handler in this process after {@link #start} and then at this interval, whatever other nodes do: for what a
     * process holds in its own memory.
     */
    public void everyHere(String name, Duration interval, Runnable handler) {
        beforeStart.add(() -> {
            var unused = here.scheduleWithFixedDelay(
                    () -> HandlerJob.run(name, handler), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** Registers a handler that {@link #at(String, Instant)} wakes, now or left over from before a restart. */
    public void on(String name, Runnable handler) {
        handlers.put(name, handler);
    }

    /** Wakes the handler once at this time, in place of the time asked for before. Returns at once. */
    public void at(String name, Instant time) {
        // Quartz lives by the machine's clock, the rest of the program by its own.
        var delay = Duration.between(clock.instant(), time);
        var fire = Date.from(Instant.now().plus(delay));
        arming.execute(() -> arm(TriggerBuilder.newTrigger()
                .withIdentity("at:" + name)
                .forJob(job(name))
                .startAt(fire)
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build()));
    }

    /** Begins to wake. Register the handlers before. */
    public void start() {
        try {
            scheduler.start();
            beforeStart.forEach(Runnable::run);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Starting the scheduler of wake-ups", e);
        }
    }

    /** Stops, and waits for a handler that is at work. */
    @Override
    public void close() {
        arming.shutdown();
        here.shutdown();
        try {
            if (!here.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("A wake-up of this process was still at work at the stop");
            }
            if (!arming.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("A wake-up could not be armed before the stop; the regular tick takes its place");
            }
            scheduler.shutdown(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Stopping the scheduler of wake-ups", e);
        } finally {
            store.close();
        }
    }

    private void arm(Trigger trigger) {
        try {
            var job = job(trigger.getJobKey().getName());
            scheduler.addJob(job, true);
            if (scheduler.rescheduleJob(trigger.getKey(), trigger) == null) {
                scheduler.scheduleJob(trigger);
            }
        } catch (SchedulerException e) {
            log.warn("Could not arm the wake-up {}; the regular tick takes its place", trigger.getKey(), e);
        }
    }

    /** A node that dies at work may take the next wake-up with it, so another runs the handler in its place. */
    private static JobDetail job(String name) {
        return JobBuilder.newJob(HandlerJob.class)
                .withIdentity(name)
                .storeDurably()
                .requestRecovery()
                .build();
    }
}
