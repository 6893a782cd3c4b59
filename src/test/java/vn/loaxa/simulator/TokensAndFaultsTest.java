package vn.loaxa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.loaxa.simulator.Stage.BA_CON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.simulator.world.Faults.Fault;
import vn.loaxa.simulator.world.Faults.Kind;

class TokensAndFaultsTest {
    private static final String PATH = "/v4/oa/access_token";
    private static final String SECRET = "simulated-app-secret";
    private static final String REFRESH = "app_id=9001&grant_type=refresh_token&refresh_token=simulated-refresh-token";

    private Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aRefreshTokenWorksOnce() {
        JsonNode pair = stage.form(PATH, REFRESH, SECRET);
        assertThat(pair.path("expires_in").isTextual()).isTrue();
        assertThat(pair.path("expires_in").asText()).isEqualTo("90000");
        assertThat(pair.path("access_token").asText()).isNotEmpty();

        JsonNode again = stage.form(PATH, REFRESH, SECRET);
        assertThat(error(again)).isEqualTo(-14014);
        assertThat(again.path("error_name").asText()).isNotEmpty();
    }

    @Test
    void aRefreshWithdrawsTheOldAccessToken() {
        String old = stage.token;
        stage.refresh();
        assertThat(error(stage.text(BA_CON, "x"))).isZero();
        stage.token = old;
        assertThat(error(stage.text(BA_CON, "x"))).isEqualTo(-220);
        stage.token = "never issued";
        assertThat(error(stage.text(BA_CON, "x"))).isEqualTo(-216);
    }

    @Test
    void anAccessTokenLives25Hours() {
        stage.simulator.advance(Duration.ofSeconds(90_000).minusMillis(1));
        assertThat(error(stage.text(BA_CON, "x"))).isZero();
        stage.simulator.advance(Duration.ofMillis(1));
        assertThat(error(stage.text(BA_CON, "x"))).isEqualTo(-220);
    }

    @Test
    void wrongCredentialsHaveTheirNumbers() {
        assertThat(error(stage.form(PATH, REFRESH, "wrong"))).isEqualTo(-14004);
        assertThat(error(stage.form(PATH, REFRESH.replace("9001", "1"), SECRET)))
                .isEqualTo(-14002);
        assertThat(error(stage.form(PATH, REFRESH.replace("=refresh_token", "=password"), SECRET)))
                .isEqualTo(-14018);
        assertThat(error(stage.form(PATH, "app_id=9001&grant_type=authorization_code&code=no", SECRET)))
                .isEqualTo(-14005);
    }

    @Test
    void aConsentThatZaloDoesNotLeadBackEndsOnItsErrorPage() {
        String asked = "/v4/oa/permission?app_id=9001&redirect_uri=http://localhost/back";
        assertThat(location(asked.replace("9001", "1"))).isEqualTo("/v4/permission/error?error_code=-14002");
        assertThat(location(asked.replace("http:", "javascript:"))).isEqualTo("/v4/permission/error?error_code=-14003");
        stage.post("/simulator/account/redirect_refused", "{\"on\":true}");
        assertThat(location(asked)).isEqualTo("/v4/permission/error?error_code=-14003");
        assertThat(stage.send(stage.request(location(asked))).body()).contains("redirect_uri");
        assertThat(stage.send(stage.request("/v4/permission/error?error_code=%3Cb%3E"))
                        .body())
                .contains("&lt;b&gt;");
    }

    private String location(String path) {
        return stage.send(stage.request(path)).headers().firstValue("Location").orElse("");
    }

    @Test
    void consentLeadsBackWithACodeThatGoesWithItsVerifier() {
        String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        String challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        String page = stage.send(stage.request("/v4/oa/permission?app_id=9001&redirect_uri=http://localhost/back"
                        + "&code_challenge=" + challenge + "&state=s1"))
                .body();
        assertThat(page)
                .contains("Cấp quyền cho ứng dụng")
                .contains("oa_id=7001")
                .contains("state=s1");
        String code = page.replaceAll("(?s).*code=(code-[0-9a-f]+).*", "$1");

        String fields = "app_id=9001&grant_type=authorization_code&code=" + code + "&code_verifier=" + verifier;
        assertThat(stage.form(PATH, fields, SECRET).path("refresh_token").asText())
                .isNotEmpty();
        assertThat(error(stage.form(PATH, fields, SECRET)))
                .as("a code works once")
                .isEqualTo(-14005);
    }

    @Test
    void aCodeLivesTenMinutesAndItsVerifierHasToFit() {
        assertThat(error(stage.form(PATH, codeFields(consented("")), SECRET)))
                .as("no challenge, no verifier")
                .isEqualTo(999);
        assertThat(error(stage.form(PATH, codeFields(consented("&code_challenge=abc")), SECRET)))
                .isEqualTo(-14005);
        String late = consented("");
        stage.simulator.advance(Duration.ofMinutes(10));
        assertThat(error(stage.form(PATH, codeFields(late), SECRET))).isEqualTo(-14005);
    }

    @Test
    void aRefreshMayLackItsRefreshTokenAndThenTheOldOneStaysGood() {
        stage.post("/simulator/account/no_refresh_token", "{\"on\":true}");
        JsonNode pair = stage.form(PATH, REFRESH, SECRET);
        assertThat(pair.path("access_token").asText()).isNotEmpty();
        assertThat(pair.has("refresh_token")).isFalse();
        stage.post("/simulator/account/no_refresh_token", "{\"on\":false}");
        assertThat(stage.form(PATH, REFRESH, SECRET).path("refresh_token").asText())
                .isNotEmpty();
    }

    @Test
    void aRefreshWhoseAnswerIsLostBreaksTheChain() {
        stage.post("/simulator/faults", "{\"kind\":\"LOST_ANSWER\",\"path\":\"access_token\",\"times\":1}");
        assertThatThrownBy(() -> stage.form(PATH, REFRESH, SECRET)).isInstanceOf(UncheckedIOException.class);
        assertThat(error(stage.form(PATH, REFRESH, SECRET))).isEqualTo(-14014);
    }

    @Test
    void withdrawnMessagesComeBackByASwitch() {
        String body =
                "{\"recipient\":{\"user_id\":\"" + BA_CON + "\"},\"message\":{\"attachment\":{\"type\":\"template\","
                        + "\"payload\":{\"template_type\":\"promotion\",\"elements\":[{\"type\":\"header\",\"content\":\"Tin\"}]}}}}";
        assertThat(error(stage.post("/v3.0/oa/message/promotion", body))).isEqualTo(-233);
        stage.post("/simulator/account/withdrawn_alive", "{\"on\":true}");
        assertThat(error(stage.post("/v3.0/oa/message/promotion", body))).isZero();
        stage.simulator.advance(Duration.ofHours(14));
        assertThat(error(stage.post("/v3.0/oa/message/promotion", body))).isEqualTo(-234);
    }

    @Test
    void aQuestionIsNotWorthASavedScene() {
        stage.text(BA_CON, "x");
        assertThat(stage.simulator.world().changes().takeUnsaved()).isTrue();
        stage.get("/v2.0/oa/getoa");
        assertThat(stage.simulator.world().changes().takeUnsaved()).isFalse();
        stage.refresh();
        assertThat(stage.simulator.world().changes().takeUnsaved()).isTrue();
    }

    private String consented(String more) {
        return stage.send(stage.request("/v4/oa/permission?app_id=9001&redirect_uri=http://localhost/back" + more))
                .body()
                .replaceAll("(?s).*code=(code-[0-9a-f]+).*", "$1");
    }

    private static String codeFields(String code) {
        return "app_id=9001&grant_type=authorization_code&code=" + code;
    }

    @Test
    void moreCallsThanTheRateAreRefusedUntilTheNextMinute() {
        stage.close();
        stage = new Stage(settings -> settings.limitedTo(2), scene -> scene);
        HttpResponse<String> first = stage.send(stage.request("/v2.0/oa/getoa").header("access_token", stage.token));
        assertThat(first.headers().firstValue("X-RateLimit-Limit")).hasValue("2");
        assertThat(first.headers().firstValue("X-RateLimit-Remain")).hasValue("1");
        assertThat(error(stage.text(BA_CON, "x"))).isZero();
        assertThat(error(stage.text(BA_CON, "x"))).isEqualTo(-32);

        stage.clock.advance(Duration.ofMinutes(1));
        assertThat(error(stage.text(BA_CON, "x"))).isZero();
    }

    @Test
    void aLostAnswerBreaksOffAfterTheMessageWasDelivered() {
        stage.simulator.faults().set(new Fault("lost", Kind.LOST_ANSWER, "/message", 0, 0, 1));

        assertThatThrownBy(() -> stage.text(BA_CON, "có tới không")).isInstanceOf(UncheckedIOException.class);

        JsonNode rows = stage.get("/v2.0/oa/conversation", "{\"user_id\":\"" + BA_CON + "\"}")
                .path("data");
        assertThat(rows.path(0).path("message").asText()).isEqualTo("có tới không");
        assertThat(stage.simulator.traffic().latest(10))
                .as("the log tells it")
                .anyMatch(entry -> entry.fromServer() && entry.answer().equals("mất"));
        assertThat(error(stage.text(BA_CON, "lần sau"))).as("it struck once").isZero();
    }

    @Test
    void faultsAreSetByHttpToo() {
        stage.post("/simulator/faults", "{\"kind\":\"ERROR\",\"code\":-211,\"path\":\"/message/cs\",\"times\":1}");
        assertThat(error(stage.text(BA_CON, "x"))).isEqualTo(-211);
        assertThat(error(stage.text(BA_CON, "x"))).isZero();

        stage.post("/simulator/faults", "{\"kind\":\"SERVER_ERROR\",\"times\":1}");
        HttpResponse<String> broken = stage.send(stage.request("/v2.0/oa/getoa"));
        assertThat(broken.statusCode()).isEqualTo(502);
        assertThat(broken.body()).contains("<html>");

        stage.post("/simulator/token/forget", "{}");
        assertThat(error(stage.text(BA_CON, "x"))).isEqualTo(-216);
        stage.refresh();
        assertThat(error(stage.text(BA_CON, "x"))).isZero();
    }

    @Test
    void aSlowAnswerComesAfterTheMessage() {
        stage.simulator.faults().set(new Fault("slow", Kind.SLOW, "/message", 0, 300, 1));
        long start = System.nanoTime();
        assertThat(error(stage.text(BA_CON, "x"))).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void doubleSlashesInAPathDoNoHarm() {
        assertThat(error(stage.get("//v2.0//oa/getoa"))).isZero();
    }

    private static int error(JsonNode answer) {
        return answer.path("error").asInt(999);
    }
}
