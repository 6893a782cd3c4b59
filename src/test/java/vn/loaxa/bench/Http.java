package vn.loaxa.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As much of HTTP/1.1 as the benches speak: keep-alive, bodies with their length. */
final class Http {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)\\s*$");

    private Http() {}

    /** Up to the empty line; null where the other side has ended. */
    static @Nullable String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream(256);
        int state = 0;
        while (state < 4) {
            int read = in.read();
            if (read < 0) {
                return null;
            }
            head.write(read);
            boolean wanted = read == (state % 2 == 0 ? '\r' : '\n');
            state = wanted ? state + 1 : read == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    static int contentLength(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    static byte[] json(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ("HTTP/1.1 200 OK\r\nContent-Type: text/json\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A signed webhook call, ready to be written. */
    static byte[] webhook(String body, String signature) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return ("POST /webhook/zalo HTTP/1.1\r\nHost: localhost\r\nUser-Agent: ZaloWebhook\r\n"
                        + "Content-Type: application/json\r\nX-ZEvent-Signature: " + signature + "\r\nContent-Length: "
                        + length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
