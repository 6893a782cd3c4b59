package vn.loaxa.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import vn.loaxa.testing.SignedWebhook;

/** Zalo's side of the webhook: signs, posts, and knows what was answered with 200. Thread-safe. */
final class Webhook {
    static final String APP = "9001";
    static final String OA = "7001";
    static final String SECRET = "oa-secret";
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final int SIDE_BY_SIDE = 8;

    private final URI server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Webhook(URI server) {
        this.server = server;
    }

    static String text(String user, String words) {
        return SignedWebhook.text(APP, OA, user, "in-" + NUMBER.incrementAndGet(), words, System.currentTimeMillis());
    }

    /** Somebody shares where they are. */
    static String place(String user, String latitude, String longitude) {
        return """
                {"app_id":"%s","sender":{"id":"%s"},"recipient":{"id":"%s"},"event_name":"user_send_location",\
                "message":{"msg_id":"in-%d","text":"","attachments":[{"type":"location",\
                "payload":{"coordinates":{"latitude":"%s","longitude":"%s"}}}]},"timestamp":"%d"}""".formatted(APP, user, OA, NUMBER.incrementAndGet(), latitude, longitude, System.currentTimeMillis());
    }

    /** Somebody shares the number in Zalo's own form. */
    static String phone(String user, String phone) {
        return """
                {"app_id":"%s","sender":{"id":"%s"},"recipient":{"id":"%s"},"info":{"phone":"%s"},\
                "event_name":"user_submit_info","timestamp":"%d"}""".formatted(APP, user, OA, phone, System.currentTimeMillis());
    }

    /** Says it and expects 200. */
    void say(String user, String words) {
        int status = post(text(user, words));
        if (status != 200) {
            throw new AssertionError("The webhook answered " + status);
        }
    }

    /** The status, or 0 if no answer came. */
    int post(String body) {
        return post(body, SignedWebhook.sign(APP, body, timestamp(body), SECRET));
    }

    int post(String body, String signature) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/webhook/zalo"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-ZEvent-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static long timestamp(String body) {
        String digits = body.replaceAll("(?s).*\"timestamp\":\"(\\d+)\".*", "$1");
        return digits.length() == body.length() ? 0 : Long.parseLong(digits);
    }

    /** Posts all, several side by side, and returns those that were answered with 200. */
    Set<String> postAll(List<String> bodies) {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        ExecutorService posters = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        List<Future<?>> running = new ArrayList<>();
        for (String body : bodies) {
            running.add(posters.submit(() -> {
                if (post(body) == 200) {
                    answered.add(body);
                }
            }));
        }
        posters.shutdown();
        try {
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        return answered;
    }

    String get(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    int status(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(server.resolve(path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
