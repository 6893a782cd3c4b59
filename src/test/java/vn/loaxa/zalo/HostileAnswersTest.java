package vn.loaxa.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.loaxa.zalo.auth.AccessTokens;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.user.UserQuery;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloTransport;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Answers that no vendor should give: each call ends as it promised, whatever comes. */
@Timeout(60)
class HostileAnswersTest {
    private static final ZaloUserId USER = new ZaloUserId("8101");
    private static final ZaloGroupId GROUP = new ZaloGroupId("5001");
    private static final Map<String, Function<ZaloClient, Object>> READS = new LinkedHashMap<>();

    static {
        READS.put("getoa", zalo -> zalo.officialAccount().info());
        READS.put("detail", zalo -> zalo.users().detail(USER));
        READS.put("getlist", zalo -> zalo.users().list(UserQuery.everyone(0)));
        READS.put("custominfo", zalo -> zalo.customFields().of(USER, List.of()));
        READS.put("userfield", zalo -> zalo.customFields().fields(true));
        READS.put("tags", zalo -> zalo.tags().all());
        READS.put("quota of user", zalo -> zalo.quotas().ofUser(USER));
        READS.put("quota of account", zalo -> zalo.quotas().ofAccount("cs", "sub_quota"));
        READS.put("older quota", zalo -> zalo.quotas().ofAccount());
        READS.put("conversation", zalo -> zalo.conversations().with(USER, 0, 10));
        READS.put("message status", zalo -> zalo.messages().status("m-1"));
        READS.put("group", zalo -> zalo.groups().detail(GROUP));
        READS.put("group list", zalo -> zalo.groups().ofAccount(0, 50));
        READS.put("members", zalo -> zalo.groups().members(GROUP, 0, 50));
        READS.put("assets", zalo -> zalo.groups().assets(null));
        READS.put("group history", zalo -> zalo.groups().conversation(GROUP, 0, 10));
        READS.put("templates", zalo -> zalo.templateCatalogue().list(0, 100, null, false));
        READS.put("template", zalo -> zalo.templateCatalogue().info("31001"));
        READS.put("sample", zalo -> zalo.templateCatalogue().sample("31001"));
        READS.put("quality", zalo -> zalo.templateCatalogue().quality());
        READS.put("ratings", zalo -> zalo.templateCatalogue().ratings("31001", Instant.EPOCH, Instant.EPOCH, 0, 10));
        READS.put("template status", zalo -> zalo.templates().status("z-1"));
        READS.put("upload", zalo -> zalo.uploads().file("a.pdf", new byte[1]));
    }

    static List<String> bodies() {
        String fields =
                "\"user_id\":%1$s,\"group_id\":%1$s,\"key\":%1$s,\"templateId\":%1$s,\"oaid\":%1$s,\"time\":%1$s,"
                        + "\"users\":%1$s,\"members\":%1$s,\"groups\":%1$s,\"fields\":%1$s,\"data\":%1$s,\"group_info\":%1$s,"
                        + "\"sent_time\":%1$s,\"quota\":%1$s,\"total\":%1$s,\"offset\":%1$s,\"status\":%1$s,\"custom_info\":%1$s,"
                        + "\"last_interaction\":%1$s,\"timeout\":%1$s,\"listParams\":%1$s,\"avatars\":%1$s,\"shared_info\":%1$s,"
                        + "\"tags_and_notes_info\":%1$s,\"valid_through\":%1$s,\"location\":%1$s,\"links\":%1$s,\"token\":%1$s";
        return List.of(
                        "null",
                        "\" \"",
                        "\"\\u0000\"",
                        "-1",
                        "1e400",
                        "9".repeat(900),
                        "\"" + "9".repeat(100_000) + "\"",
                        "9223372036854775807",
                        "\"99/99/9999\"",
                        "true",
                        "[]",
                        "{}",
                        "[null,[],{},\" \",3]",
                        "[{\"user_id\":\" \",\"group_id\":\" \",\"key\":\"\",\"id\":\" \"}]",
                        "{\"a\":".repeat(300) + "1" + "}".repeat(300),
                        "\"{\\\"latitude\\\":\"")
                .stream()
                .flatMap(value -> Stream.of(
                        value, "{" + String.format(fields, value) + "}", "[{" + String.format(fields, value) + "}]"))
                .map(data -> "{\"error\":0,\"data\":" + data + "}")
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void noReadThrowsAnythingButItsDeclaredFault(String body) {
        try (var zalo = new ScriptedZalo()) {
            zalo.server().setDispatcher(always(body));
            READS.forEach((name, read) -> {
                try {
                    assertThat(read.apply(zalo.client())).as(name).isNotNull();
                } catch (ZaloException declared) {
                    assertThat(declared.attempted()).as(name).matches("(GET|POST) /.+");
                } catch (RuntimeException undeclared) {
                    throw new AssertionError(
                            name + " with " + body.substring(0, Math.min(300, body.length())), undeclared);
                }
            });
            assertThat(zalo.client().messages().send(USER, OutgoingMessage.Text.of("x")))
                    .isInstanceOf(SendOutcome.class);
        }
    }

    private static Dispatcher always(String body) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().body(body).build();
            }
        };
    }

    @Test
    void aCompressedAnswerIsRead() throws IOException {
        byte[] good =
                gzip("{\"error\":0,\"data\":{\"message_id\":\"m-1\",\"quota\":{}}}".getBytes(StandardCharsets.UTF_8));

        assertThat(sendTo(good, good.length)).isInstanceOf(SendOutcome.Sent.class);
    }

    @Test
    void aBrokenCompressedAnswerIsUnknown() throws IOException {
        byte[] good = gzip("{\"error\":0}".getBytes(StandardCharsets.UTF_8));

        assertThat(sendTo(Arrays.copyOf(good, good.length - 9), good.length - 9))
                .isInstanceOf(SendOutcome.Unknown.class);
        assertThat(sendTo(new byte[] {1, 2, 3}, 3)).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void aTruncatedAnswerIsUnknown() throws IOException {
        byte[] good = gzip("{\"error\":0}".getBytes(StandardCharsets.UTF_8));

        assertThat(sendTo(good, good.length + 100)).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void aCompressedAnswerThatFillsTheMemoryIsGivenUp() throws IOException {
        byte[] bomb = gzip(new byte[200 << 20]);

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(sendTo(bomb, bomb.length))
                .isEqualTo(new SendOutcome.Unknown("HTTP 200 with more than 4194304 bytes"));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    /** A server of the JDK, because the answer must be wrong on the level of bytes. */
    private static SendOutcome sendTo(byte[] body, long announced) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, announced);
            OutputStream out = exchange.getResponseBody();
            out.write(body);
            out.flush();
            exchange.close();
        });
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var settings = new HttpSettings(4, Duration.ofSeconds(10), Duration.ofSeconds(2));
        try (var transport = new ZaloTransport(ZaloEndpoints.allAt(address), settings)) {
            return new ZaloClient(transport, AccessTokens.fixed("t"))
                    .messages()
                    .send(USER, OutgoingMessage.Text.of("x"));
        } finally {
            server.stop(0);
        }
    }
}
