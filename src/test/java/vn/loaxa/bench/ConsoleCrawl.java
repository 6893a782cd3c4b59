package vn.loaxa.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows every link and every part that a visitor's pages lead to, a few of each kind, as a browser without script would. */
final class ConsoleCrawl {
    private static final Pattern LINK = Pattern.compile("(?:href|hx-get)=\"(/[^\"#]*)");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    /** What differs between two pages of one kind: numbers, codes of bodies, names of lessons. */
    private static final Pattern CHANGING = Pattern.compile(
            "(?<=/)(?:\\d+|[A-Z]+(?:-T\\d+)?|T\\d+|[a-z]+:[^/?]*|[a-z-]+\\.[a-z-]+)(?=/|$|\\?)|(?<=huong-dan/)[a-z0-9./-]+");

    private static final int OF_A_KIND = 2;
    private static final int MOST = 600;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, Integer> assets = new HashMap<>();
    private final String origin;

    /** How long until the first byte came, in nanoseconds, and the bytes with what the page loads, unpacked. */
    record Answer(int status, long nanos, int bytes, String body) {}

    ConsoleCrawl(int port) {
        origin = "http://127.0.0.1:" + port;
    }

    /** The addresses that somebody with this cookie comes to from the home page, with the kind of each. */
    Map<String, String> pages(String cookie) {
        Map<String, String> pages = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        Set<String> known = new LinkedHashSet<>(List.of("/"));
        Deque<String> next = new ArrayDeque<>(known);
        while (!next.isEmpty() && pages.size() < MOST) {
            String path = next.removeFirst();
            String kind = kind(path);
            if (seen.merge(kind, 1, Integer::sum) > OF_A_KIND) {
                continue;
            }
            Answer answer = get(path, cookie);
            if (answer.status() != 200) {
                continue;
            }
            pages.put(path, kind);
            LINK.matcher(answer.body())
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .forEach(link -> {
                        if (!link.startsWith("/assets/") && known.add(link)) {
                            next.addLast(link);
                        }
                    });
        }
        return pages;
    }

    Answer get(String path, String cookie) {
        try {
            var request = HttpRequest.newBuilder(URI.create(origin + path))
                    .header("Cookie", cookie)
                    .build();
            long start = System.nanoTime();
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                int first = in.read();
                long nanos = System.nanoTime() - start;
                byte[] rest = in.readAllBytes();
                String type = response.headers().firstValue("Content-Type").orElse("");
                String body =
                        type.startsWith("text/html") ? (char) first + new String(rest, StandardCharsets.UTF_8) : "";
                return new Answer(response.statusCode(), nanos, rest.length + 1 + assets(body, cookie), body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int assets(String body, String cookie) {
        List<String> wanted = new ArrayList<>();
        ASSET.matcher(body).results().forEach(found -> wanted.add(found.group(1)));
        return wanted.stream()
                .distinct()
                .mapToInt(path -> {
                    Integer known = assets.get(path);
                    int size = known == null ? get(path, cookie).bytes() : known;
                    assets.put(path, size);
                    return size;
                })
                .sum();
    }

    private static String kind(String path) {
        int query = path.indexOf('?');
        String place =
                CHANGING.matcher(query < 0 ? path : path.substring(0, query)).replaceAll("*");
        // Names of fields are a kind of their own, their values are not.
        return query < 0 ? place : place + "?" + path.substring(query + 1).replaceAll("=[^&]*", "=*");
    }
}
