package vn.loaxa.console;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.db.Database;

/**
 * Keeps open home pages up to date: when something happened in the commune, each gets its parts anew. Every time it is asked
 * again who the visitor is, so a page falls silent with the session. One thread for all, which lives while somebody looks.
 * Thread-safe.
 */
final class Live {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration EVERY = Duration.ofSeconds(4);

    /** A page that takes long to make (a great broadcast running) is made that much more seldom. */
    private static final int REST = 5;

    /** More officials than this do not look at once; the page still works without. */
    private static final int MOST = 200;

    private final Database database;
    private final Guard guard;
    private final Function<Visitor, String> page;
    private final PulseStore pulse = new PulseStore();
    private final Map<SseClient, Watcher> watchers = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService ticking;

    /** {@code page} makes what a visitor sees, as HTML. */
    Live(Database database, Guard guard, Function<Visitor, String> page) {
        this.database = database;
        this.guard = guard;
        this.page = page;
    }

    /** What was sent last to an open page, and from when on it may be made anew. For the ticking thread alone. */
    private static final class Watcher {
        final String token;
        String pulse = "";
        String sent = "";
        long notBefore;

        Watcher(String token) {
            this.token = token;
        }
    }

    void open(Context context, Visitor visitor) {
        String token = Cookies.value(context, Cookies.SESSION);
        if (token == null || watchers.size() >= MOST) {
            context.status(503);
            return;
        }
        context.header("X-Accel-Buffering", "no");
        new SseHandler(client -> watch(client, new Watcher(token))).handle(context);
    }

    private void watch(SseClient client, Watcher watcher) {
        client.keepAlive();
        client.onClose(() -> leave(client));
        watchers.put(client, watcher);
        synchronized (this) {
            if (ticking == null) {
                ticking = Executors.newSingleThreadScheduledExecutor(work -> {
                    var thread = new Thread(work, "console-live");
                    thread.setDaemon(true);
                    return thread;
                });
                var unused = ticking.scheduleWithFixedDelay(
                        this::tick, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private synchronized void leave(SseClient client) {
        watchers.remove(client);
        if (watchers.isEmpty() && ticking != null) {
            ticking.shutdown();
            ticking = null;
        }
    }

    /** Looks once after every open page. */
    void tick() {
        watchers.forEach((client, watcher) -> {
            try {
                refresh(client, watcher);
            } catch (RuntimeException e) {
                // The page was closed, and its request is over. To end it once more would wake what is not there any
                // more; if
                // the page is still open it asks again by itself.
                LOG.debug("live page gone: {}", e.toString());
                leave(client);
            }
        });
    }

    private void refresh(SseClient client, Watcher watcher) {
        Optional<Visitor> visitor = guard.visitor(watcher.token);
        if (visitor.isEmpty()) {
            client.sendEvent("out", "");
            leave(client);
            client.close();
            return;
        }
        String now = database.read(handle -> pulse.of(handle, visitor.get().communeId()));
        if (now.equals(watcher.pulse) || System.nanoTime() < watcher.notBefore) {
            client.sendComment("");
            return;
        }
        long start = System.nanoTime();
        String made = page.apply(visitor.get());
        watcher.notBefore = System.nanoTime() + REST * (System.nanoTime() - start);
        watcher.pulse = now;
        if (!made.equals(watcher.sent)) {
            watcher.sent = made;
            client.sendEvent("home", made);
        }
    }
}
