package vn.loaxa.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.loaxa.simulator.Stage.BA_CON;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real clients write the same call in different ways; each way is tried on the wire. */
class LenientTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void anUploadInChunksWithoutALength() {
        String body = part("access_token", "", "text/plain", "something")
                + part("file", "; filename=\"loa.png\"", "image/x-odd; charset=binary", "PNG")
                + "--b--\r\n";
        var request = stage.request("/v2.0/oa/upload/image")
                .header("access_token", stage.token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))));
        assertThat(Stage.parse(stage.send(request).body())
                        .path("data")
                        .path("attachment_id")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void anUploadWithCapitalLettersInItsTypeAndNoTypeOfThePart() throws IOException {
        String body =
                "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cong van.PDF\"\r\n\r\n%PDF\r\n--B--\r\n";
        String answer = raw("POST /v2.0/oa/upload/file HTTP/1.1\r\nHost: x\r\naccess_token: " + stage.token
                + "\r\nContent-Type: Multipart/Form-Data; boundary=\"B\"\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body);
        assertThat(answer).contains("\"token\":\"ftok-");
    }

    @Test
    void chunksOfAJsonBodyInTheMiddleOfALetter() throws IOException {
        String json = "{\"recipient\":{\"user_id\":" + BA_CON + "},\"message\":{\"text\":\"ế\"}}";
        byte[] bytes = json.getBytes(UTF_8);
        int cut = json.indexOf('ế') + 1;
        try (Socket socket = new Socket("localhost", stage.simulator.port())) {
            var out = socket.getOutputStream();
            out.write(("POST //v3.0//oa/message/cs HTTP/1.1\r\nHost: x\r\naccess_token: " + stage.token
                            + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + Integer.toHexString(cut)
                            + "\r\n")
                    .getBytes(UTF_8));
            out.write(bytes, 0, cut);
            out.write(("\r\n" + Integer.toHexString(bytes.length - cut) + "\r\n").getBytes(UTF_8));
            out.write(bytes, cut, bytes.length - cut);
            out.write("\r\n0\r\n\r\n".getBytes(UTF_8));
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .contains("\"error\":0");
        }
        assertThat(stage.simulator.screen(BA_CON).get(0).text()).isEqualTo("ế");
    }

    @Test
    void escapesAnEmptyQuoteAndANumberAsUserId() {
        assertThat(stage.post(
                                "/v3.0/oa/message/cs",
                                "{\"recipient\":{\"user_id\":" + BA_CON
                                        + "},\"message\":{\"text\":\"x\\u00e3 \\ud83d\\ude42\",\"quote_message_id\":\"\"}}")
                        .path("error")
                        .asInt())
                .isZero();
        assertThat(stage.simulator.screen(BA_CON).get(0).text()).isEqualTo("xã 🙂");
    }

    @Test
    void aGetThatClaimsToCarryJsonOrAForm() throws IOException {
        for (String type : new String[] {"application/json", "multipart/form-data; boundary=b"}) {
            assertThat(raw("GET /v2.0/oa/getoa HTTP/1.1\r\nHost: x\r\naccess_token: " + stage.token
                            + "\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n"))
                    .contains("\"error\":0");
        }
    }

    @Test
    void aPostWithoutABodyAndWithoutAType() throws IOException {
        assertThat(raw("POST /v2.0/oa/quota/message HTTP/1.1\r\nHost: x\r\naccess_token: " + stage.token
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .contains("\"error\":0");
        assertThat(raw("POST /v3.0/oa/message/cs HTTP/1.1\r\nHost: x\r\naccess_token: " + stage.token
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .contains("\"error\":-201");
    }

    @Test
    void aHeaderInAnyCase() throws IOException {
        assertThat(raw("GET /v2.0/oa/getoa HTTP/1.1\r\nHost: x\r\nACCESS_TOKEN: " + stage.token
                        + "\r\nConnection: close\r\n\r\n"))
                .contains("\"error\":0");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", stage.simulator.port())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String part(String name, String more, String type, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\nContent-Type: " + type
                + "\r\n\r\n" + content + "\r\n";
    }
}
