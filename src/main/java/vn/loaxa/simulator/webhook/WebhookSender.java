package vn.loaxa.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Event;
import vn.loaxa.simulator.world.Faults;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.World;

/**
 * Sends events to the app's webhook (zalo-openapi §6.1). One person's events go one after the other, people side by
 * side; the queue has no bound. An event that is not answered with 200 in two seconds is tried again later, while newer
 * ones go on. After the last try the webhook is switched off, and what happens meanwhile is not told later. Thread-safe.
 */
public final class WebhookSender implements AutoCloseable {
    /** Each counted from the try before (§11.11 leaves it open). */
    static final List<Duration> RETRIES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int SIDE_BY_SIDE = 16;
    private static final MediaType TYPE = MediaType.get("application/json");

    private record Delivery(String name, String key, byte[] body, String mac, int attempt) {
        Delivery next() {
            return new Delivery(name, key, body, mac, attempt + 1);
        }
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE, work -> {
        Thread thread = new Thread(work, "simulator-webhook");
        thread.setDaemon(true);
        return thread;
    });
    private final OkHttpClient client;
    private final World world;
    private final WebhookLog log;
    private final Map<String, Deque<Delivery>> lines = new HashMap<>();
    private final AtomicLong unfinished = new AtomicLong();
    private @Nullable Event held;
    private volatile String url;
    private volatile boolean on;

    /** @param url where the app listens; a query string is kept. Empty: the webhook stays off */
    public WebhookSender(World world, String url, boolean on) {
        this.world = world;
        this.url = url;
        this.on = on && !url.isEmpty();
        log = new WebhookLog(world);
        client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(SIDE_BY_SIDE, 1, TimeUnit.MINUTES))
                .callTimeout(LIMIT)
                .followRedirects(false)
                .retryOnConnectionFailure(true)
                .build();
    }

    public boolean isOn() {
        return on;
    }

    /** Another address, as typed into the console; switches the webhook on. */
    public void to(String newUrl) {
        url = newUrl;
        turn(true);
    }

    /** By hand, as in the console. */
    public void turn(boolean newState) {
        on = newState && !url.isEmpty();
        world.changes().mark("knobs");
    }

    /** True when every event has been answered or has its retry on the agenda. */
    public boolean isIdle() {
        return unfinished.get() == 0;
    }

    /** Takes an event; never blocks. Called under the world's lock, so the order of events is the order of calls. */
    public void send(Event event) {
        if (!on) {
            log.dropped(event, url);
            return;
        }
        if (!world.faults().webhook(Faults.Webhook.DISORDER)) {
            release();
            queue(event);
        } else if (held == null) {
            held = event;
            unfinished.incrementAndGet();
            // A lone event must not wait for ever for a neighbour to change places with.
            world.agenda().after(Duration.ofSeconds(1), () -> world.locked(this::release));
        } else {
            queue(event);
            release();
        }
    }

    /** An old event once more, the same bytes; not a retry, so without {@code num_retry}. */
    public void replay(ObjectNode body) {
        line(signed(body, "replay"));
    }

    private void release() {
        Event waiting = held;
        if (waiting != null) {
            held = null;
            queue(waiting);
            unfinished.decrementAndGet();
        }
    }

    private void queue(Event event) {
        Delivery delivery = sign(event);
        line(delivery);
        if (world.faults().webhook(Faults.Webhook.DUPLICATE)) {
            line(delivery);
        }
    }

    private Delivery sign(Event event) {
        return signed(Shapes.apply(event.body(), world.faults()), event.key());
    }

    private Delivery signed(ObjectNode shaped, String key) {
        byte[] body = Json.bytes(shaped);
        String timestamp = shaped.path("timestamp").asText();
        return new Delivery(
                shaped.path("event_name").asText(), key, body, Mac.of(world.credentials(), body, timestamp), 0);
    }

    private void line(Delivery delivery) {
        unfinished.incrementAndGet();
        synchronized (lines) {
            Deque<Delivery> line = lines.get(delivery.key());
            if (line != null) {
                line.add(delivery);
                return;
            }
            lines.put(delivery.key(), new ArrayDeque<>());
        }
        post(delivery);
    }

    /** By our own threads: OkHttp's dispatcher looks through everything that waits, at every call. */
    private void post(Delivery delivery) {
        if (!threads.isShutdown()) {
            threads.execute(() -> {
                if (threads.isShutdown()) {
                    return;
                }
                long start = System.nanoTime();
                finished(delivery, status(delivery), start);
            });
        }
    }

    /** -1: no answer in time. */
    private int status(Delivery delivery) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", "ZaloWebhook")
                .header("X-ZEvent-Signature", "mac=" + delivery.mac())
                .post(RequestBody.create(delivery.body(), TYPE));
        if (Shapes.isOfTemplates(delivery.name(), delivery.body())) {
            request.header("X-ZEvent-Server", "ZNS");
        }
        if (delivery.attempt() > 0) {
            request.header("num_retry", Integer.toString(delivery.attempt()));
        }
        try (Response response = client.newCall(request.build()).execute()) {
            return response.code();
        } catch (IOException e) {
            return -1;
        }
    }

    private void finished(Delivery delivery, int status, long start) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        log.sent(url, delivery.name(), new String(delivery.body(), StandardCharsets.UTF_8), status, millis);
        if (status != 200) {
            again(delivery);
        }
        Delivery next = nextInLine(delivery.key());
        unfinished.decrementAndGet();
        if (next != null) {
            post(next);
        }
    }

    private @Nullable Delivery nextInLine(String key) {
        synchronized (lines) {
            Deque<Delivery> line = lines.get(key);
            Delivery next = line == null ? null : line.poll();
            if (next == null) {
                lines.remove(key);
            }
            return next;
        }
    }

    private void again(Delivery delivery) {
        if (delivery.attempt() >= RETRIES.size()) {
            turn(false);
            log.switchedOff(url);
            return;
        }
        world.agenda().after(RETRIES.get(delivery.attempt()), () -> {
            if (on) {
                line(delivery.next());
            }
        });
    }

    @Override
    public void close() {
        on = false;
        // Not interrupted: OkHttp would throw a checked exception that it does not declare.
        threads.shutdown();
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
