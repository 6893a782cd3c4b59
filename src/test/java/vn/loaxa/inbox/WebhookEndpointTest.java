package vn.loaxa.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.loaxa.account.TestAccounts.APP_ID;
import static vn.loaxa.account.TestAccounts.OA_SECRET;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.account.Alert;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.TestAccounts;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.SignedWebhook;

class WebhookEndpointTest extends DatabaseContract {
    private static final CommuneId HERE = new CommuneId(1);
    private final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HttpClient http = HttpClient.newHttpClient();
    private Inbox inbox;
    private OfficialAccounts accounts;
    private Javalin server;

    @BeforeEach
    void start() {
        accounts = TestAccounts.in(database, clock, folder);
        TestAccounts.install(database, accounts, HERE);
        inbox = new Inbox(database, clock);
        server = serve(InboxSettings.defaults());
    }

    private Javalin serve(InboxSettings settings) {
        var endpoint = new WebhookEndpoint(inbox, accounts, settings, meters);
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/webhook/zalo", endpoint::receive);
                    config.routes.get("/webhook/zalo", endpoint::greet);
                })
                .start(0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aSignedEventIsStoredOnceHoweverOftenItComes() throws Exception {
        String body = text("8101", "m1");
        assertThat(post(body, sign(body)).statusCode()).isEqualTo(200);
        assertThat(post(body, sign(body).substring("mac=".length())).statusCode())
                .isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
        assertThat(count("stored")).isEqualTo(1);
        assertThat(count("duplicate")).isEqualTo(1);
    }

    @Test
    void aBadSignatureGetsItsTwoHundredAndIsDiscardedAndCounted() throws Exception {
        String body = text("8101", "m1");
        assertThat(post(body, "mac=" + "0".repeat(64)).statusCode()).isEqualTo(200);
        assertThat(post(body, null).statusCode()).isEqualTo(200);
        assertThat(post(body, "nonsense").statusCode()).isEqualTo(200);
        assertThat(stored()).isZero();
        assertThat(count("bad_signature")).isEqualTo(3);
    }

    @Test
    void aBadSignatureIsAnsweredWith401WhereTheSettingSaysSo() throws Exception {
        server.stop();
        server = serve(InboxSettings.defaults().withRejectBadSignature(true));
        assertThat(post(text("8101", "m1"), "mac=00").statusCode()).isEqualTo(401);
        assertThat(stored()).isZero();
    }

    @Test
    void signaturesThatKeepFailingAlertAPersonUntilOneIsGood() throws Exception {
        String body = text("8101", "m1");
        for (int i = 0; i < 5; i++) {
            post(body, "mac=00");
        }
        await().untilAsserted(() -> assertThat(alerts()).extracting(Alert::kind).containsExactly("webhook-signature"));
        post(body, sign(body));
        await().untilAsserted(() -> assertThat(alerts()).isEmpty());
    }

    @Test
    void anotherAccountAndTheProbeOfTheConsoleGetTheirTwoHundredAndLeaveNoTrace() throws Exception {
        String foreign = SignedWebhook.text(APP_ID, "999", "8101", "m1", "x", 1);
        assertThat(post(foreign, SignedWebhook.sign(APP_ID, foreign, 1, OA_SECRET))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(stored()).isZero();
        assertThat(count("foreign")).isEqualTo(1);
    }

    @Test
    void whatIsNoJsonIsDiscardedAndCounted() throws Exception {
        for (String body : new String[] {"", "{", "[]", "null", "{\"a\":", "hello", "{\"event_name\":\"x\"} tail"}) {
            assertThat(post(body, "mac=00").statusCode()).as(body).isEqualTo(200);
        }
        assertThat(stored()).isZero();
        assertThat(count("malformed") + count("foreign")).isEqualTo(7);
    }

    @Test
    void moreThanOneMebibyteIsRefusedWithAndWithoutALength() throws Exception {
        byte[] huge = new byte[(1 << 20) + 1];
        assertThat(send(HttpRequest.newBuilder(uri()).POST(BodyPublishers.ofByteArray(huge)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(HttpRequest.newBuilder(uri())
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(count("too_large")).isEqualTo(2);
    }

    @Test
    void anUnknownEventIsStored() throws Exception {
        String body = "{\"app_id\":\"9001\",\"oa_id\":\"7001\",\"event_name\":\"brand_new\",\"timestamp\":\"5\"}";
        assertThat(post(body, SignedWebhook.sign(APP_ID, body, 5, OA_SECRET)).statusCode())
                .isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void anEventThatNamesNoAccountIsFoundByItsApp() throws Exception {
        String body = "{\"app_id\":\"9001\",\"user_id\":\"8101\",\"event_name\":\"user_withdraw\",\"timestamp\":\"5\"}";
        assertThat(post(body, SignedWebhook.sign(APP_ID, body, 5, OA_SECRET)).statusCode())
                .isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void whenTheDatabaseIsFullOfWorkZaloIsAskedToComeAgain() throws Exception {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var unused = database.writeSoon(handle -> {
            started.countDown();
            return awaitQuietly(go);
        });
        started.await();
        for (int i = 0; i < 10_000; i++) {
            var unusedToo = database.writeSoon(handle -> 1);
        }
        String body = text("8101", "m1");
        HttpResponse<String> answer = post(body, sign(body));
        go.countDown();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(stored()).isZero();
    }

    @Test
    void aServerThatStopsBeforeTheCommitLeavesTheWriterUnharmed() throws Exception {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var blocker = database.writeSoon(handle -> {
            started.countDown();
            return awaitQuietly(go);
        });
        started.await();
        String body = text("8101", "m1");
        var answer = http.sendAsync(
                HttpRequest.newBuilder(uri())
                        .header("X-ZEvent-Signature", sign(body))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        await().until(() -> meters.find("loaxa.webhook.waiting").gauge() != null
                && meters.get("loaxa.webhook.waiting").gauge().value() == 1);
        server.stop();
        go.countDown();
        assertThat(blocker.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(database.writeSoon(handle -> "alive").get(10, TimeUnit.SECONDS))
                .isEqualTo("alive");
        assertThat(stored()).isLessThanOrEqualTo(1);
        assertThat(answer.handle((response, fault) -> response == null || response.statusCode() != 200)
                        .get(10, TimeUnit.SECONDS))
                .isTrue();
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String text(String user, String messageId) {
        return SignedWebhook.text(APP_ID, "7001", user, messageId, "Xin chào", 1767000000123L);
    }

    private static String sign(String body) {
        return SignedWebhook.sign(APP_ID, body, 1767000000123L, OA_SECRET);
    }

    private URI uri() {
        return URI.create("http://localhost:" + server.port() + "/webhook/zalo");
    }

    private HttpResponse<String> post(String body, @Nullable String signature)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri()).POST(BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-ZEvent-Signature", signature);
        }
        return send(request);
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri()).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private long stored() {
        return database.read(handle -> inbox.waiting(handle));
    }

    private double count(String result) {
        return meters.counter("loaxa.webhook", "result", result).count();
    }

    private List<Alert> alerts() {
        return database.read(handle -> new Alerts(clock).open(handle, HERE));
    }
}
