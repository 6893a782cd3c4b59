package vn.loaxa.zalo.wire;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The one place that talks HTTP. Carries no token, so one transport serves all accounts of the process. Blocking and
 * thread-safe. Follows no redirect and repeats nothing: whoever called knows if a second try is safe.
 */
public final class ZaloTransport implements AutoCloseable {
    /** Far above every documented reply; past it the answer counts as unreadable instead of filling the memory. */
    private static final int MAX_ANSWER = 4 << 20;

    private final ZaloEndpoints endpoints;
    private final HttpSettings settings;
    private final Semaphore places;
    private final OkHttpClient http;

    public ZaloTransport(ZaloEndpoints endpoints, HttpSettings settings) {
        this.endpoints = endpoints;
        this.settings = settings;
        // Calls run on the caller's thread, where OkHttp's dispatcher and its limits have no say: hence the semaphore.
        this.places = new Semaphore(settings.maxInFlight(), true);
        this.http = new OkHttpClient.Builder()
                // Shorter than the idle limits of usual load balancers: a connection that the other side has already
                // closed would turn a send into one whose fate is unknown.
                .connectionPool(new ConnectionPool(settings.maxInFlight(), 30, TimeUnit.SECONDS))
                .callTimeout(settings.callTimeout())
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.callTimeout())
                .writeTimeout(settings.callTimeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .eventListenerFactory(Departure.WATCHER)
                .build();
    }

    public ZaloEndpoints endpoints() {
        return endpoints;
    }

    /** Sends once and waits for the answer. The headers' values never appear in a reason. */
    public Exchange exchange(ZaloRequest request, Map<String, String> headers) {
        var departure = new Departure();
        Request built;
        try {
            built = HttpRequests.build(endpoints, request, headers, departure);
        } catch (IllegalArgumentException e) {
            return new Exchange.NotSent(String.valueOf(e.getMessage()));
        }
        try {
            if (!places.tryAcquire(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Exchange.NotSent("no free place among " + settings.maxInFlight() + " calls");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Exchange.NotSent("interrupted while waiting for a free place");
        }
        try {
            return send(built, departure);
        } finally {
            places.release();
        }
    }

    private Exchange send(Request request, Departure departure) {
        try (Response response = http.newCall(request).execute()) {
            return read(response);
        } catch (IOException e) {
            String reason = e.getClass().getSimpleName();
            return departure.started() ? new Exchange.Unreadable(reason) : new Exchange.NotSent(reason);
        }
    }

    private static Exchange read(Response response) throws IOException {
        byte[] bytes = response.body().byteStream().readNBytes(MAX_ANSWER + 1);
        if (response.code() >= 500) {
            return new Exchange.Unreadable("HTTP " + response.code());
        }
        if (bytes.length > MAX_ANSWER) {
            return new Exchange.Unreadable("HTTP " + response.code() + " with more than " + MAX_ANSWER + " bytes");
        }
        try {
            return new Exchange.Answered(response.code(), Json.parse(bytes), rateLimit(response));
        } catch (IOException notJson) {
            return new Exchange.Unreadable("HTTP " + response.code() + " without JSON");
        }
    }

    private static RateLimit rateLimit(Response response) {
        return new RateLimit(
                number(response.header("X-RateLimit-Limit")), number(response.header("X-RateLimit-Remain")));
    }

    private static OptionalInt number(@Nullable String header) {
        try {
            return header == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(header.trim()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Cuts running calls short (they end as unknown) and closes idle connections. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}
