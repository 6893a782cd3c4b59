package vn.loaxa.zalo.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloTransport;

class OauthClientTest {
    private final ScriptedZalo zalo = new ScriptedZalo();
    private final OauthClient oauth = new OauthClient(zalo.transport(), "9001", () -> "app-secret");

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void aCodeBecomesThePair() {
        zalo.answers("{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires_in\":\"90000\"}");

        assertThat(oauth.exchange("code-1", "verifier-1")).isEqualTo(new TokenGrant("a1", "r1", Duration.ofHours(25)));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v4/oa/access_token");
        assertThat(taken.header("secret_key")).isEqualTo("app-secret");
        assertThat(taken.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(taken.body())
                .isEqualTo("app_id=9001&grant_type=authorization_code&code=code-1&code_verifier=verifier-1");
    }

    @Test
    void aRefreshTokenBecomesTheNextPair() {
        zalo.answers("{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"expires_in\":3600}");

        assertThat(oauth.refresh("r1+/=")).isEqualTo(new TokenGrant("a2", "r2", Duration.ofHours(1)));
        assertThat(zalo.taken().body()).isEqualTo("app_id=9001&grant_type=refresh_token&refresh_token=r1%2B%2F%3D");
    }

    @Test
    void anAnswerWithoutRefreshTokenKeepsTheOldOne() {
        zalo.answers("{\"access_token\":\"a2\"}");

        assertThat(oauth.refresh("r1")).isEqualTo(new TokenGrant("a2", "r1", Duration.ofHours(25)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":-14014,\"error_name\":\"Invalid refresh token\"}                    | -14014 | Invalid refresh token | true",
                "{\"error\":\"-14014\",\"error_name\":\"Invalid refresh token\"}                | -14014 | Invalid refresh token | true",
                "{\"error_name\":\"invalid_grant\"}                                             | 0 | invalid_grant | true",
                "{\"error_name\":\"\",\"access_token\":\"\",\"refresh_token\":\"\"}             | 0 | no access token in the answer | true",
                "{\"error\":0,\"access_token\":\"\"}                                            | 0 | no access token in the answer | true",
                "{\"error_name\":\"odd\",\"access_token\":\"a2\",\"refresh_token\":\"r2\"}      | 0 | odd | true",
                "{\"access_token\":\"a2\",\"refresh_token\":\"\"}                               | 0 | no refresh token came with the access token | true",
                "{\"error\":-32,\"message\":\"rate limit\"}                                     | -32 | rate limit | false"
            })
    void anErrorWithHttp200IsAFailure(String body, int code, String name, boolean terminal) {
        zalo.answers(body);

        assertThatThrownBy(() -> oauth.refresh("r1"))
                .isExactlyInstanceOf(OauthException.class)
                .isInstanceOfSatisfying(OauthException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.name()).isEqualTo(name);
                    assertThat(e.terminal()).isEqualTo(terminal);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200 | <html>", "500 | {\"error\":-1}", "200 | ''", "200 | []", "200 | {}"})
    void aLostAnswerIsToldFromARefusal(int status, String body) {
        zalo.answers(status, body);

        assertThatThrownBy(() -> oauth.refresh("r1"))
                .isInstanceOfSatisfying(OauthAnswerLostException.class, e -> assertThat(e.terminal())
                        .isFalse());
    }

    @Test
    void whatNeverArrivedMayBeTriedAgain() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var nobody = ZaloEndpoints.allAt(URI.create("http://127.0.0.1:" + port));
        try (var transport = new ZaloTransport(nobody, HttpSettings.defaults())) {
            assertThatThrownBy(() -> new OauthClient(transport, "9001", () -> "s").refresh("r1"))
                    .isExactlyInstanceOf(OauthException.class)
                    .isInstanceOfSatisfying(
                            OauthException.class, e -> assertThat(e.terminal()).isFalse());
        }
    }

    @Test
    void neitherTokensNorSecretsStandInFaults() {
        zalo.answers("{\"error\":-14014,\"error_name\":\"Invalid\"}");

        assertThatThrownBy(() -> oauth.refresh("very-secret"))
                .hasMessage("refreshing the token: -14014 Invalid")
                .hasMessageNotContainingAny("very-secret", "app-secret");
        assertThat(new TokenGrant("a", "r", Duration.ofHours(1))).hasToString("TokenGrant[expiresIn=PT1H]");
    }

    @Test
    void theConsentAddressCarriesTheChallenge() {
        URI consent = oauth.consentUrl(URI.create("https://xa.example/zalo?x=1&y"), "st+1", "chal");

        assertThat(consent)
                .hasToString(zalo.address()
                        + "/v4/oa/permission?app_id=9001&redirect_uri=https%3A%2F%2Fxa.example%2Fzalo%3Fx%3D1%26y"
                        + "&code_challenge=chal&state=st%2B1");
        assertThat(oauth.consentUrl(URI.create("https://xa.example"), "s", null).getQuery())
                .doesNotContain("code_challenge");
    }

    @Test
    void theChallengeIsTheHashOfTheVerifier() {
        // The example of RFC 7636, appendix B.
        assertThat(Pkce.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assertThat(Pkce.random().verifier())
                .hasSize(43)
                .isNotEqualTo(Pkce.random().verifier());
    }
}
