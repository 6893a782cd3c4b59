package vn.loaxa.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import vn.loaxa.simulator.world.Asset;
import vn.loaxa.simulator.world.Oa;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.Scene;
import vn.loaxa.testing.MovableClock;

/** A simulator at 08:00 on a Monday, three phones, an app that writes down what it is told, and a client that talks plain HTTP. */
final class Stage implements AutoCloseable {
    static final String BA_CON = "8100000000000000001";
    static final String CHI_HOI_TRUONG = "8100000000000000002";
    static final String KHACH = "8100000000000000003";

    /** What the app got. */
    record Told(String path, Map<String, List<String>> headers, byte[] body) {
        JsonNode json() {
            return parse(new String(body, StandardCharsets.UTF_8));
        }

        String header(String name) {
            return Optional.ofNullable(headers.get(name)).map(all -> all.get(0)).orElse("");
        }

        String event() {
            return json().path("event_name").asText();
        }
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final MovableClock clock = MovableClock.at("2026-11-23T01:00:00Z");
    final List<Told> told = new CopyOnWriteArrayList<>();
    final Simulator simulator;
    volatile int answer = 200;
    volatile long delayMillis;
    String token = "simulated-access-token";
    private String refreshToken = "simulated-refresh-token";
    private final HttpServer app;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient client = HttpClient.newHttpClient();

    Stage() {
        this(settings -> settings, scene -> scene);
    }

    Stage(UnaryOperator<SimulatorSettings> settings, UnaryOperator<Scene> scene) {
        app = app();
        SimulatorSettings usual = SimulatorSettings.defaults()
                .telling("http://localhost:" + app.getAddress().getPort() + "/webhook/zalo?from=zalo");
        simulator = Simulator.start(settings.apply(usual), scene.apply(usualScene()), clock);
    }

    private Scene usualScene() {
        LocalDate end = LocalDate.of(2026, 12, 31);
        return Scene.of(Oa.of("7001", "UBND xã Đông Mẫu").administeredBy(Set.of(CHI_HOI_TRUONG)))
                .withAssets(List.of(
                        new Asset("as-free", "gmf100", end, true),
                        new Asset("as-bought", "gmf10", end, false),
                        new Asset("as-spare", "gmf50", end, false)))
                .withPhones(List.of(
                        Phone.of(BA_CON, "Bà con thôn 7")
                                .numbered("84900000001")
                                .interacted(clock.instant()),
                        Phone.of(CHI_HOI_TRUONG, "Chi hội trưởng").interacted(clock.instant()),
                        Phone.of(KHACH, "Khách").without(Trait.FOLLOWER)));
    }

    private HttpServer app() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            server.createContext("/", exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                told.add(new Told(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body));
                if (delayMillis > 0) {
                    LockSupport.parkNanos(delayMillis * 1_000_000);
                }
                exchange.sendResponseHeaders(answer, -1);
                exchange.close();
            });
            server.setExecutor(threads);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets time pass, and has a fresh token afterwards: the old one lives for 25 hours only. */
    void pass(Duration time) {
        simulator.advance(time);
        refresh();
    }

    JsonNode refresh() {
        JsonNode pair = form(
                "/v4/oa/access_token",
                "app_id=9001&grant_type=refresh_token&refresh_token=" + refreshToken,
                "simulated-app-secret");
        if (!pair.path("access_token").asText().isEmpty()) {
            token = pair.path("access_token").asText();
            refreshToken = pair.path("refresh_token").asText();
        }
        return pair;
    }

    JsonNode post(String path, String json) {
        return post(path, json, token);
    }

    JsonNode post(String path, String json, String byToken) {
        return parse(send(request(path)
                        .header("access_token", byToken)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)))
                .body());
    }

    JsonNode get(String path) {
        return parse(send(request(path).header("access_token", token)).body());
    }

    /** A v2 or user GET: its parameters are JSON in {@code data}. */
    JsonNode get(String path, String data) {
        return get(path + "?data=" + URLEncoder.encode(data, StandardCharsets.UTF_8));
    }

    JsonNode form(String path, String fields, String secret) {
        return parse(send(request(path)
                        .header("secret_key", secret)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)))
                .body());
    }

    JsonNode upload(String kind, String fileName, byte[] content) {
        String start = "--b\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\nx\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return parse(send(request("/v2.0/oa/upload/" + kind)
                        .header("access_token", token)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(start),
                                BodyPublishers.ofByteArray(content),
                                BodyPublishers.ofString("\r\n--b--\r\n"))))
                .body());
    }

    /** A consultation message; {@code message} is its JSON. */
    JsonNode cs(String userId, String message) {
        return post(
                "/v3.0/oa/message/cs", "{\"recipient\":{\"user_id\":\"" + userId + "\"},\"message\":" + message + "}");
    }

    JsonNode text(String userId, String text) {
        return cs(userId, "{\"text\":\"" + text + "\"}");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.url() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> events() {
        return told.stream().map(Told::event).toList();
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + json, e);
        }
    }

    @Override
    public void close() {
        simulator.close();
        app.stop(0);
        threads.shutdownNow();
    }
}
