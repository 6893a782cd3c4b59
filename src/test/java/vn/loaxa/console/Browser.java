package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** A browser without eyes: keeps cookies, follows nothing, and copies the form token from the last page as a form would. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");
    private static final Pattern FORM = Pattern.compile("name=\"phieu\" value=\"([\\w-]+)\"");

    private final ConsoleRig rig;
    final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    String csrf = "";
    String form = "";

    Browser(ConsoleRig rig) {
        this.rig = rig;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(rig.at(path))
                .header("Accept", "text/html")
                .build());
    }

    /** What the page's script asks for. */
    HttpResponse<String> part(String path) {
        return send(HttpRequest.newBuilder(rig.at(path))
                .header("HX-Request", "true")
                .build());
    }

    /** A file that is not text. */
    byte[] bytes(String path) {
        try {
            return client.send(HttpRequest.newBuilder(rig.at(path)).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new AssertionError("The console did not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** {@code fields}: name, value, name, value ... The form token is added. */
    HttpResponse<String> post(String path, String... fields) {
        var pairs = new ArrayList<String>();
        pairs.add("csrf=" + csrf);
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(rig.at(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                .build());
    }

    /** A form with a file, the way browsers send it. */
    HttpResponse<String> upload(String path, String fileName, byte[] file, String... fields) {
        String edge = "----loaxa-test";
        var head = new StringBuilder();
        part(head, edge, "csrf", csrf);
        for (int i = 0; i < fields.length; i += 2) {
            part(head, edge, fields[i], fields[i + 1]);
        }
        head.append("--" + edge + "\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/pdf\r\n\r\n");
        return send(HttpRequest.newBuilder(rig.at(path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head.toString()),
                        HttpRequest.BodyPublishers.ofByteArray(file),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + edge + "--\r\n")))
                .build());
    }

    byte[] file(String path) {
        return bytes(HttpRequest.newBuilder(rig.at(path)).build());
    }

    /** Presses a button that answers with a file. */
    byte[] download(String path) {
        get("/");
        return bytes(HttpRequest.newBuilder(rig.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf))
                .build());
    }

    private byte[] bytes(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new AssertionError("The console did not answer " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A line that stays open. */
    InputStream stream(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(rig.at(path))
                .header("Accept", "text/event-stream")
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return response.body();
    }

    void signIn(String phone) {
        get("/dang-nhap");
        assertThat(post("/dang-nhap", "so", phone).statusCode()).isEqualTo(200);
        var entered = post("/dang-nhap/ma", "ma", ConsoleRig.CODE, "so", phone);
        assertThat(entered.statusCode()).isEqualTo(302);
        get("/");
    }

    private static void part(StringBuilder to, String edge, String name, String value) {
        to.append("--" + edge + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            var token = CSRF.matcher(response.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            var opened = FORM.matcher(response.body());
            if (opened.find()) {
                form = opened.group(1);
            }
            return response;
        } catch (IOException e) {
            throw new AssertionError("The console did not answer " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
