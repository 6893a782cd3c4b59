package vn.loaxa.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloEndpoints;

/**
 * Zalo as a test writes its part: what each send ends with, and what the history shows. Remembers all that it delivered, so
 * a test can count. Thread-safe.
 */
public final class ScriptedZalo extends Dispatcher implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How one send ends. */
    public sealed interface Ending {
        /** Delivered and answered. */
        record Deliver() implements Ending {}

        /** Delivered, but the answer never arrives. */
        record DeliverAndHangUp() implements Ending {}

        /** Not delivered, and no answer either. */
        record HangUp() implements Ending {}

        /** Refused with this code. */
        record Refuse(int code) implements Ending {}
    }

    public record Delivered(String recipient, String text, String kind, String messageId, long time) {}

    private final MockWebServer server = new MockWebServer();
    private final Clock clock;
    /** Over all instances: like the real one, it never gives an id twice, also not to a server that met another before. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final List<Delivered> delivered = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Deque<Ending>> planned = new ConcurrentHashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Deque<String> refreshAnswers = new ConcurrentLinkedDeque<>();
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile Function<String, Ending> usual = recipient -> new Ending.Deliver();
    private volatile boolean historyBroken;
    private volatile Duration answerAfter = Duration.ZERO;
    private volatile @Nullable String onlyToken;
    private volatile int takesPerMinute = Integer.MAX_VALUE;
    private final Deque<Long> taken = new ArrayDeque<>();
    private final AtomicInteger refused = new AtomicInteger();

    public ScriptedZalo(Clock clock) {
        this.clock = clock;
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ZaloEndpoints endpoints() {
        URI here = server.url("/").uri();
        return new ZaloEndpoints(here, here, here);
    }

    /** The next sends to this person or group end like this, in turn; then as usual. */
    public void plan(String recipient, Ending... endings) {
        planned.computeIfAbsent(recipient, unused -> new ConcurrentLinkedDeque<>())
                .addAll(List.of(endings));
    }

    public void usually(Function<String, Ending> ending) {
        usual = ending;
    }

    /** As long as a real server needs: what is sent is there at once, the answer comes later. */
    public void answerAfter(Duration delay) {
        answerAfter = delay;
    }

    public void breakHistory(boolean broken) {
        historyBroken = broken;
    }

    /** Any other access token is refused with -216. */
    public void acceptOnly(String token) {
        onlyToken = token;
    }

    /** More sends than so many in any minute of its clock are refused with -32. */
    public void takeAMinute(int sends) {
        takesPerMinute = sends;
    }

    /** How many sends were refused for their number. */
    public int refusedForTheirNumber() {
        return refused.get();
    }

    private synchronized boolean isTooMany() {
        long now = clock.millis();
        while (!taken.isEmpty() && taken.peek() <= now - 60_000) {
            taken.poll();
        }
        if (taken.size() >= takesPerMinute) {
            refused.incrementAndGet();
            return true;
        }
        taken.add(now);
        return false;
    }

    /** What the token server says next: a JSON body, or "hang up". */
    public void planRefresh(String... answers) {
        refreshAnswers.addAll(List.of(answers));
    }

    public int refreshes() {
        return refreshes.get();
    }

    public List<Delivered> delivered() {
        synchronized (delivered) {
            return List.copyOf(delivered);
        }
    }

    /** Paths of all requests so far. */
    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        String path = url.encodedPath();
        calls.add(path);
        if (path.equals("/v4/oa/access_token")) {
            return refresh();
        }
        String only = onlyToken;
        if (only != null && !only.equals(request.getHeaders().get("access_token"))) {
            return error(-216);
        }
        return switch (path) {
            case "/v3.0/oa/message/cs" -> send(request, "user_id");
            case "/v3.0/oa/group/message" -> send(request, "group_id");
            case "/v2.0/oa/conversation" -> userHistory(url);
            case "/v3.0/oa/group/conversation" ->
                history(url.queryParameter("group_id"), number(url, "offset"), number(url, "count"));
            case "/v2.0/oa/upload/file" -> ok(JSON.createObjectNode().put("token", "token-" + NEXT.incrementAndGet()));
            case "/v2.0/oa/upload/image" ->
                ok(JSON.createObjectNode().put("attachment_id", "image-" + NEXT.incrementAndGet()));
            default -> ok(JSON.createObjectNode());
        };
    }

    private MockResponse refresh() {
        int number = refreshes.incrementAndGet();
        String answer = refreshAnswers.poll();
        if ("hang up".equals(answer)) {
            return hangUp();
        }
        return json(answer != null ? answer : """
                        {"access_token":"access-%d","refresh_token":"refresh-%d","expires_in":"90000"}
                        """.formatted(number, number));
    }

    private MockResponse send(RecordedRequest request, String idField) {
        JsonNode body = parse(request.getBody() == null ? "" : request.getBody().utf8());
        String recipient = body.path("recipient").path(idField).asText();
        if (isTooMany()) {
            return error(-32);
        }
        Deque<Ending> plan = planned.get(recipient);
        Ending chosen = plan == null ? null : plan.poll();
        Ending ending = chosen == null ? usual.apply(recipient) : chosen;
        if (ending instanceof Ending.Refuse refuse) {
            return error(refuse.code());
        }
        if (ending instanceof Ending.HangUp) {
            return hangUp();
        }
        String id = "m" + NEXT.incrementAndGet();
        JsonNode attachment = body.path("message").path("attachment");
        String kind = attachment.isMissingNode() || attachment.path("payload").has("buttons")
                ? "text"
                : attachment.path("type").asText().equals("file") ? "file" : "photo";
        delivered.add(new Delivered(recipient, body.path("message").path("text").asText(), kind, id, clock.millis()));
        if (ending instanceof Ending.DeliverAndHangUp) {
            return hangUp();
        }
        ObjectNode data = JSON.createObjectNode().put("message_id", id).put("user_id", recipient);
        data.putObject("quota").put("quota_type", "reply");
        return ok(data).newBuilder()
                .headersDelay(answerAfter.toMillis(), TimeUnit.MILLISECONDS)
                .build();
    }

    private MockResponse userHistory(HttpUrl url) {
        JsonNode data = parse(String.valueOf(url.queryParameter("data")));
        return history(
                data.path("user_id").asText(),
                data.path("offset").asInt(),
                data.path("count").asInt());
    }

    private MockResponse history(@Nullable String recipient, int offset, int count) {
        if (historyBroken) {
            return new MockResponse.Builder().code(500).body("<html>").build();
        }
        List<Delivered> newestFirst = new ArrayList<>(delivered().stream()
                .filter(message -> message.recipient().equals(recipient))
                .toList());
        Collections.reverse(newestFirst);
        var array = JSON.createArrayNode();
        newestFirst.stream().skip(offset).limit(count).forEach(message -> array.addObject()
                .put("src", 0)
                .put("time", message.time())
                .put("type", message.kind())
                .put("message", message.text())
                .put("message_id", message.messageId()));
        return json(JSON.createObjectNode()
                .put("error", 0)
                .put("message", "Success")
                .set("data", array)
                .toString());
    }

    private static int number(HttpUrl url, String parameter) {
        return Integer.parseInt(String.valueOf(url.queryParameter(parameter)));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MockResponse ok(ObjectNode data) {
        return json(JSON.createObjectNode()
                .put("error", 0)
                .put("message", "Success")
                .set("data", data)
                .toString());
    }

    private static MockResponse error(int code) {
        return json(JSON.createObjectNode()
                .put("error", code)
                .put("message", "refused")
                .toString());
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/json")
                .body(new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .build();
    }

    private static MockResponse hangUp() {
        return new MockResponse.Builder()
                .onRequestBody(new SocketEffect.CloseSocket())
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
