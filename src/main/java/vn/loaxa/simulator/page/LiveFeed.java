package vn.loaxa.simulator.page;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.World;

/** Tells open pages which of their parts are out of date, at most five times a second. Thread-safe. */
final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final long EVERY_MILLIS = 200;
    /** Shorter than any proxy's or browser's patience. */
    private static final long COMMENT_MILLIS = 10_000;

    private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "simulator-live");
        thread.setDaemon(true);
        return thread;
    });
    private final World world;

    LiveFeed(World world) {
        this.world = world;
        var unused = timer.scheduleWithFixedDelay(this::beat, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void connect(SseClient client) {
        client.keepAlive();
        client.onClose(() -> clients.remove(client));
        clients.add(client);
    }

    private void beat() {
        try {
            world.changes().await(COMMENT_MILLIS);
            Set<String> topics = world.changes().drain();
            String shown =
                    world.locked(() -> topics.stream().filter(this::onPage).collect(Collectors.joining(" ")));
            if (!shown.isEmpty()) {
                clients.forEach(client -> client.sendEvent("change", shown));
            } else if (topics.isEmpty()) {
                clients.forEach(client -> client.sendComment("still here"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Telling the open pages failed", e);
        }
    }

    private boolean onPage(String topic) {
        int colon = topic.indexOf(':');
        if (!topic.startsWith("phone:")) {
            return true;
        }
        return world.find(topic.substring(colon + 1))
                .filter(phone -> phone.is(Trait.SHOWN))
                .isPresent();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        clients.forEach(SseClient::close);
    }
}
