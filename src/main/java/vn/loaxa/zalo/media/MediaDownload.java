package vn.loaxa.zalo.media;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what people sent. Webhooks bring addresses on Zalo's content hosts, which may be plain http and may expire
 * (zalo-openapi §6.3): fetch soon. Nothing but those hosts is ever asked, also not when an answer leads elsewhere. Carries no token.
 * Blocking and thread-safe.
 */
public final class MediaDownload implements AutoCloseable {
    private static final int MOST_TURNS = 3;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(30);

    private final List<String> hosts;
    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(2, 30, TimeUnit.SECONDS))
            .connectTimeout(CONNECT)
            .callTimeout(WHOLE)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();

    /** @param hosts names whose own addresses and those below them are asked, such as {@code zdn.vn}; or {@code localhost:8081} */
    public MediaDownload(List<String> hosts) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Fetched(byte[] bytes) implements Outcome {}

        /** It is larger than was asked for. */
        record TooLarge() implements Outcome {}

        /** It is not to be had: an address elsewhere, or one that no longer leads to anything. */
        record Gone() implements Outcome {}

        /** No answer, or a fault of the server; a later try may succeed. */
        record Failed() implements Outcome {}
    }

    /**
     * Never throws for what happens on the way.
     *
     * @param most bytes that are taken
     */
    public Outcome fetch(String address, int most) {
        HttpUrl next = HttpUrl.parse(address);
        for (int turn = 0; turn <= MOST_TURNS && next != null && known(next); turn++) {
            try (Response response =
                    http.newCall(new Request.Builder().url(next).build()).execute()) {
                if (!response.isRedirect()) {
                    return read(response, most);
                }
                next = target(next, response);
            } catch (IOException e) {
                return new Outcome.Failed();
            }
        }
        return new Outcome.Gone();
    }

    private static @Nullable HttpUrl target(HttpUrl from, Response response) {
        String location = response.header("Location");
        return location == null ? null : from.resolve(location);
    }

    private boolean known(HttpUrl address) {
        String withPort = address.host() + ":" + address.port();
        boolean usualPort = address.port() == HttpUrl.defaultPort(address.scheme());
        return address.username().isEmpty()
                && hosts.stream()
                        .anyMatch(host -> withPort.equals(host)
                                || usualPort
                                        && (address.host().equals(host)
                                                || address.host().endsWith("." + host)));
    }

    private static Outcome read(Response response, int most) throws IOException {
        if (response.code() >= 500 || response.code() == 429) {
            return new Outcome.Failed();
        }
        if (!response.isSuccessful()) {
            return new Outcome.Gone();
        }
        try (InputStream in = response.body().byteStream()) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? new Outcome.TooLarge() : new Outcome.Fetched(bytes);
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
