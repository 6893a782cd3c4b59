package vn.loaxa.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.account.Alerts;
import vn.loaxa.db.Database;
import vn.loaxa.db.Dialect;
import vn.loaxa.inbox.InboxStore.Held;
import vn.loaxa.zalo.webhook.MalformedEventException;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.webhook.WebhookParser;

/**
 * Gives each stored event to the handlers, in one transaction that also marks it done. One person's events go in order,
 * people side by side, on all nodes together. Thread-safe; {@link #runDue} by hand, {@link #start} for threads of its own.
 */
public final class InboxProcessor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InboxProcessor.class);
    private static final int HELD_AT_ONCE = 64;

    private final Database database;
    private final Inbox inbox;
    private final InboxStore store;
    private final Clock clock;
    private final InboxSettings settings;
    private final List<EventHandler> handlers;
    private final WebhookParser parser = new WebhookParser();
    private final Alerts alerts;
    private final Counter handled;
    private final Counter failed;
    private final String holder = "inbox-" + UUID.randomUUID();
    private @Nullable InboxThreads threads;

    /** @param handlers called in this order */
    public InboxProcessor(
            Database database,
            Inbox inbox,
            Clock clock,
            InboxSettings settings,
            List<EventHandler> handlers,
            MeterRegistry meters) {
        this.database = database;
        this.inbox = inbox;
        this.store = inbox.store();
        this.clock = clock;
        this.settings = settings;
        this.handlers = List.copyOf(handlers);
        this.alerts = new Alerts(clock);
        handled = meters.counter("loaxa.inbox.handled");
        failed = meters.counter("loaxa.inbox.failed");
        if (database.dialect() == Dialect.SQLITE) {
            // One process only: whatever is still held was held by one that is no more.
            database.write(store::releaseAll);
        }
    }

    /** Starts the threads; they stop with {@link #close}. */
    public synchronized void start() {
        if (threads == null) {
            threads = new InboxThreads(settings.workers(), this::hold, this::handleInTurn, this::blankOld);
            inbox.whenAccepted(threads::wake);
        }
    }

    /** Handles on the calling thread what is due, until nothing is. Returns how many events were handled or set aside. */
    public int runDue() {
        int count = 0;
        for (List<Held> held = hold(HELD_AT_ONCE); !held.isEmpty(); held = hold(HELD_AT_ONCE)) {
            for (Held event : held) {
                count += handleInTurn(event);
            }
        }
        return count;
    }

    private List<Held> hold(int limit) {
        Instant now = clock.instant();
        if (!database.read(handle -> store.anyDue(handle, now.toEpochMilli()))) {
            return List.of();
        }
        long until = now.plus(settings.hold()).toEpochMilli();
        return database.write(handle -> store.hold(handle, holder, now.toEpochMilli(), until, limit));
    }

    /** This event, and then the ones of the same person that wait behind it. */
    private int handleInTurn(Held first) {
        int count = 0;
        for (Optional<Held> next = Optional.of(first); next.isPresent(); next = handle(next.get())) {
            count++;
        }
        return count;
    }

    private Optional<Held> handle(Held held) {
        WebhookEvent event;
        try {
            byte[] payload = held.payload();
            if (payload == null) {
                throw new IllegalStateException("its bytes are no more");
            }
            event = parser.parse(payload);
        } catch (RuntimeException | MalformedEventException unreadable) {
            setAside(held, unreadable);
            return Optional.empty();
        }
        try {
            Optional<Held> next = handle(held, event);
            handled.increment();
            return next;
        } catch (RuntimeException | Error fault) {
            tryLater(held, fault);
            return Optional.empty();
        }
    }

    private Optional<Held> handle(Held held, WebhookEvent event) {
        var received = new ReceivedEvent(held.id(), held.commune(), event, held.receivedAt());
        handlers.forEach(handler -> handler.prepare(received));
        Instant now = clock.instant();
        long until = now.plus(settings.hold()).toEpochMilli();
        return database.write(handle -> {
            if (!store.done(handle, held.id(), holder, now.toEpochMilli())) {
                return Optional.empty(); // we were too slow: another node has it
            }
            for (EventHandler handler : handlers) {
                handler.handle(handle, received);
            }
            return store.holdNext(handle, held, holder, now.toEpochMilli(), until);
        });
    }

    private void tryLater(Held held, Throwable fault) {
        if (held.attempts() >= settings.backOff().size()) {
            setAside(held, fault);
            return;
        }
        log.warn(
                "Event {} could not be handled (attempt {}); it is tried again", held.id(), held.attempts() + 1, fault);
        Instant due = clock.instant().plus(settings.backOff().get(held.attempts()));
        database.write(handle -> {
            store.tryAgain(handle, held.id(), holder, due.toEpochMilli(), describe(fault));
            return true;
        });
    }

    private void setAside(Held held, Throwable fault) {
        failed.increment();
        log.error("Event {} is set aside; later events of the same person go on", held.id(), fault);
        database.write(handle -> {
            store.giveUp(handle, held.id(), holder, clock.millis(), describe(fault));
            alerts.raise(handle, held.commune(), "inbox", fault.getClass().getSimpleName());
            return true;
        });
    }

    /** The kind of fault and the line of code: a message could repeat what the person wrote. */
    private static String describe(Throwable fault) {
        StackTraceElement[] stack = fault.getStackTrace();
        return fault.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    private void blankOld() {
        Instant before = clock.instant().minus(settings.keepPayload());
        database.write(handle -> inbox.blankHandledBefore(handle, before));
    }

    @Override
    public synchronized void close() {
        if (threads != null) {
            inbox.whenAccepted(() -> {});
            threads.close();
            threads = null;
        }
    }
}
