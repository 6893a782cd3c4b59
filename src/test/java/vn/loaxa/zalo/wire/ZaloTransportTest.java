package vn.loaxa.zalo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.auth.AccessTokens;

/** What is provably unsent must be told from what may have been sent, whatever the other side does. */
@Timeout(30)
class ZaloTransportTest {
    private static final HttpSettings IMPATIENT = new HttpSettings(2, Duration.ofMillis(300), Duration.ofMillis(300));
    private static final ZaloRequest SEND =
            ZaloRequest.post("/v3.0/oa/message/cs", Json.object().put("a", "Đã nhận"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html><body>Bảo trì</body></html> | HTTP 200 without JSON",
                "200 | {\"error\":0,\"mess               | HTTP 200 without JSON",
                "200 | ''                                | HTTP 200 without an error field",
                "200 | {}                                | HTTP 200 without an error field",
                "200 | {\"error\":\"none\"}              | HTTP 200 without an error field",
                "200 | \"ok\"                            | HTTP 200 without an error field",
                "302 | ''                                | HTTP 302 without an error field",
                "404 | <html>                            | HTTP 404 without JSON",
                "404 | {\"error\":0}                     | HTTP 404 with error 0",
                "500 | {\"error\":0}                     | HTTP 500",
                "502 | <html>Bad gateway</html>          | HTTP 502",
                "503 | {\"error\":-200}                  | HTTP 503"
            })
    void garbageAfterTheRequestWentOutIsUnknown(int status, String body, String reason) {
        try (var zalo = new ScriptedZalo()) {
            zalo.answers(status, body);

            assertThat(zalo.calls().call(SEND)).isEqualTo(new Reply.Unknown(reason));
            assertThat(zalo.server().getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void silenceIsUnknown() {
        try (var zalo = new ScriptedZalo(IMPATIENT)) {
            zalo.server()
                    .enqueue(new MockResponse.Builder()
                            .onResponseStart(SocketEffect.Stall.INSTANCE)
                            .build());

            assertThat(zalo.calls().call(SEND)).isInstanceOf(Reply.Unknown.class);
        }
    }

    @Test
    void anAnswerThatNeverEndsIsUnknown() {
        try (var zalo = new ScriptedZalo(IMPATIENT)) {
            zalo.server()
                    .enqueue(new MockResponse.Builder()
                            .body("{\"error\":0,\"message\":\"Success\"}")
                            .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                            .build());

            assertThat(zalo.calls().call(SEND)).isInstanceOf(Reply.Unknown.class);
        }
    }

    @Test
    void aConnectionCutAfterTheRequestIsUnknown() {
        try (var zalo = new ScriptedZalo()) {
            zalo.server()
                    .enqueue(new MockResponse.Builder()
                            .onResponseStart(new SocketEffect.CloseSocket())
                            .build());

            assertThat(zalo.calls().call(SEND)).isInstanceOf(Reply.Unknown.class);
            assertThat(zalo.server().getRequestCount()).as("not repeated").isEqualTo(1);
        }
    }

    @Test
    void anAnswerBeyondAllMeasureIsUnknown() {
        try (var zalo = new ScriptedZalo()) {
            zalo.answers("\"" + "x".repeat(9 << 20) + "\"");

            assertThat(zalo.calls().call(SEND)).isInstanceOf(Reply.Unknown.class);
        }
    }

    @Test
    void aRefusedConnectionIsNotSent() throws IOException {
        assertThat(callTo(URI.create("http://127.0.0.1:" + freePort()))).isInstanceOf(Reply.NotSent.class);
    }

    @Test
    void aHostWithoutAddressIsNotSent() {
        assertThat(callTo(URI.create("http://khong-co.invalid"))).isInstanceOf(Reply.NotSent.class);
    }

    @Test
    void aServerThatSpeaksNoTlsIsNotSent() {
        try (var zalo = new ScriptedZalo()) {
            var address = URI.create("https://127.0.0.1:" + zalo.server().getPort());

            assertThat(callTo(address)).isInstanceOf(Reply.NotSent.class);
        }
    }

    @Test
    void anInterruptWhileWaitingForAPlaceIsNotSent() throws Exception {
        var one = new HttpSettings(1, Duration.ofMillis(800), Duration.ofMillis(500));
        try (var zalo = new ScriptedZalo(one)) {
            zalo.server()
                    .enqueue(new MockResponse.Builder()
                            .onResponseStart(SocketEffect.Stall.INSTANCE)
                            .build());
            var slow = CompletableFuture.supplyAsync(() -> zalo.calls().call(SEND));
            zalo.taken();
            Thread.currentThread().interrupt();

            assertThat(zalo.calls().call(SEND))
                    .isEqualTo(new Reply.NotSent("interrupted while waiting for a free place"));
            assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
            assertThat(slow.get()).isInstanceOf(Reply.Unknown.class);
        }
    }

    @Test
    void whoFindsNoFreePlaceInTimeIsNotSent() {
        try (var zalo = new ScriptedZalo(new HttpSettings(1, Duration.ofMillis(600), Duration.ofMillis(500)))) {
            zalo.server().setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder()
                            .onResponseStart(SocketEffect.Stall.INSTANCE)
                            .build();
                }
            });
            var pool = Executors.newFixedThreadPool(3);
            List<CompletableFuture<Reply>> replies = IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> zalo.calls().call(SEND), pool))
                    .toList();

            // One after the other holds the place until its own time is over; the third cannot wait that long.
            assertThat(replies.stream().map(CompletableFuture::join))
                    .contains(new Reply.NotSent("no free place among 1 calls"))
                    .hasAtLeastOneElementOfType(Reply.Unknown.class);
            pool.shutdown();
        }
    }

    @Test
    void aTokenThatNoHeaderCanCarryIsNotSentAndNotQuoted() {
        try (var zalo = new ScriptedZalo()) {
            var calls = new ZaloCalls(zalo.transport(), AccessTokens.fixed("tốp-sì-cờ-rét"), AppSecretProof.OFF);

            assertThat(calls.call(SEND))
                    .isEqualTo(
                            new Reply.NotSent("header access_token is empty or has characters that HTTP cannot carry"));
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (var zalo = new ScriptedZalo()) {
            zalo.server()
                    .enqueue(new MockResponse.Builder()
                            .code(307)
                            .addHeader("Location", zalo.address() + "/elsewhere")
                            .build());

            assertThat(zalo.calls().call(SEND)).isInstanceOf(Reply.Unknown.class);
            assertThat(zalo.server().getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void theTokenGoesInZalosOwnHeaderAndTextAsPlainUtf8() {
        try (var zalo = new ScriptedZalo()) {
            zalo.answers("{\"error\":0}");
            zalo.calls().call(SEND);
            var taken = zalo.taken();

            assertThat(taken.header("access_token")).isEqualTo("token-1");
            assertThat(taken.header("Authorization")).isEqualTo("null");
            assertThat(taken.header("appsecret_proof")).isEqualTo("null");
            assertThat(taken.header("Content-Type")).startsWith("application/json");
            assertThat(taken.body()).isEqualTo("{\"a\":\"Đã nhận\"}");
        }
    }

    @Test
    void theProofOfTheAppSecretIsSentWhenSwitchedOn() {
        try (var zalo = new ScriptedZalo()) {
            zalo.answers("{\"error\":0}");
            new ZaloCalls(zalo.transport(), AccessTokens.fixed("token-1"), AppSecretProof.with(() -> "secret"))
                    .call(SEND);

            // echo -n token-1 | openssl dgst -sha256 -hmac secret
            assertThat(zalo.taken().header("appsecret_proof"))
                    .isEqualTo("00c846b90a210aa118d899560b3002dceecb69075ba9fe8a5ce02d9fe50cb6aa");
        }
    }

    @Test
    void aPathInTheAddressStays() {
        try (var zalo = new ScriptedZalo();
                var prefixed = new ZaloTransport(
                        ZaloEndpoints.allAt(URI.create(zalo.address() + "/zalo/")), HttpSettings.defaults())) {
            zalo.answers("{\"error\":0}");
            new ZaloCalls(prefixed, AccessTokens.fixed("t"), AppSecretProof.OFF).call(SEND);

            assertThat(zalo.taken().line()).isEqualTo("POST /zalo/v3.0/oa/message/cs");
        }
    }

    @Test
    void theRateHeadersAreKept() {
        try (var zalo = new ScriptedZalo()) {
            zalo.server()
                    .enqueue(new MockResponse.Builder()
                            .addHeader("X-RateLimit-Limit", "4000")
                            .addHeader("X-RateLimit-Remain", "3999")
                            .body("{\"error\":0}")
                            .build());
            var calls = zalo.calls();
            assertThat(calls.rateLimit()).isEqualTo(RateLimit.UNKNOWN);
            calls.call(SEND);

            assertThat(calls.rateLimit()).isEqualTo(new RateLimit(OptionalInt.of(4000), OptionalInt.of(3999)));
        }
    }

    @Test
    void aRefusalWithAnHttpErrorIsStillARefusal() {
        try (var zalo = new ScriptedZalo()) {
            zalo.answers(400, "{\"error\":\"-201\",\"message\":\"user_id is invalid\"}");

            assertThat(zalo.calls().call(SEND))
                    .isEqualTo(new Reply.Refused(new ZaloError(-201, "user_id is invalid", Handling.REQUEST)));
        }
    }

    private static Reply callTo(URI address) {
        try (var transport = new ZaloTransport(ZaloEndpoints.allAt(address), IMPATIENT)) {
            return new ZaloCalls(transport, AccessTokens.fixed("t"), AppSecretProof.OFF).call(SEND);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
