package vn.loaxa.zalo.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloOaId;
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

    @Test
    void aConsentRunsFromTheAddressToThePair() {
        Consent asked = oauth.consent(URI.create("https://xa.example/zalo"));
        var granted = (ConsentAnswer.Granted) ConsentAnswer.read("oa_id=7001&code=c%2B1&state=" + asked.state(), asked);
        zalo.answers("{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"refresh_token_expires_in\":\"7776000\"}");

        TokenGrant grant = oauth.exchange(granted, asked);

        assertThat(granted.oaId()).isEqualTo(new ZaloOaId("7001"));
        assertThat(asked.state()).hasSize(43);
        assertThat(asked.address())
                .hasParameter("state", asked.state())
                .hasParameter(
                        "code_challenge",
                        Pkce.of(Objects.requireNonNull(asked.verifier())).challenge());
        assertThat(zalo.taken().body()).endsWith("&code=c%2B1&code_verifier=" + asked.verifier());
        assertThat(grant.refreshExpiresIn()).isEqualTo(Duration.ofDays(90));
        assertThat(asked + " " + granted).doesNotContain(asked.state(), "c+1");
    }

    @Test
    void aFixedChallengeAndNoChallengeAreSettings() {
        var fixed = Pkce.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        Consent withFixed =
                client(new OauthDialect.PkceUse.Fixed(fixed), true).consent(URI.create("https://xa.example"));
        Consent without = client(new OauthDialect.PkceUse.None(), true).consent(URI.create("https://xa.example"));

        assertThat(withFixed.verifier()).isEqualTo(fixed.verifier());
        assertThat(withFixed.address()).hasParameter("code_challenge", fixed.challenge());
        assertThat(without.verifier()).isNull();
        assertThat(without.address()).hasNoParameter("code_challenge");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "code=c1&oa_id=7001          | Granted[oaId=7001]",
                "code=c1                     | Granted[oaId=null]",
                "code=c1&state=other         | NotOurs[reason=the answer has another state]",
                "code=&oa_id=7001            | NotOurs[reason=the answer has no code]",
                "code=%zz&oa_id=7001         | NotOurs[reason=the answer has no code]",
                "&&==&=x&code                | NotOurs[reason=the answer has no code]",
                "-                           | NotOurs[reason=the answer has no code]",
                "error_code=-14003&error_description=Invalid+redirect | Refused[code=-14003, reason=Invalid redirect]",
                "error=access_denied         | Refused[code=0, reason=access_denied]"
            })
    void whateverComesBackIsAnAnswer(String query, String answer) {
        Consent asked = oauth.consent(URI.create("https://xa.example"));

        assertThat(ConsentAnswer.read(query, asked)).hasToString(answer);
        assertThat(ConsentAnswer.read("code=" + "x".repeat(9000), asked)).isInstanceOf(ConsentAnswer.NotOurs.class);
    }

    @Test
    void whereStateIsEchoedAnAnswerWithoutItIsNotOurs() {
        Consent asked = client(new OauthDialect.PkceUse.None(), true).consent(URI.create("https://xa.example"));

        assertThat(ConsentAnswer.read("code=c1", asked))
                .isEqualTo(new ConsentAnswer.NotOurs("the answer has no state"));
    }

    @Test
    void anAnswerWithoutRefreshTokenIsAFailureWhereThatIsTheSetting() {
        var strict = new OauthClient(
                zalo.transport(),
                "9001",
                () -> "app-secret",
                new OauthDialect(new OauthDialect.PkceUse.PerRequest(), false, false, true));
        zalo.answers("{\"access_token\":\"a2\"}");

        assertThatThrownBy(() -> strict.refresh("r1"))
                .isInstanceOfSatisfying(
                        OauthException.class, e -> assertThat(e.terminal()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "\"soon\"", "9999999999999999", "1e400", "[]"})
    void aLifeThatMakesNoSenseIsTheUsualOne(String seconds) {
        zalo.answers("{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"expires_in\":" + seconds + "}");

        assertThat(oauth.refresh("r1").expiresIn()).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void theEndOfTheRefreshTokenFollowsTheSetting() {
        var consented = Instant.parse("2026-01-01T00:00:00Z");
        var refreshed = Instant.parse("2026-02-01T00:00:00Z");
        var grant = new TokenGrant("a", "r", Duration.ofHours(25));
        var oneLife = new OauthDialect(new OauthDialect.PkceUse.None(), true, true, false);

        assertThat(OauthDialect.standard().refreshTokenEnds(consented, refreshed, grant))
                .isEqualTo("2026-05-01T00:00:00Z");
        assertThat(oneLife.refreshTokenEnds(consented, refreshed, grant)).isEqualTo("2026-03-31T00:00:00Z");
        assertThat(oneLife.refreshTokenEnds(
                        consented, refreshed, new TokenGrant("a", "r", Duration.ofHours(25), Duration.ofDays(1))))
                .isEqualTo("2026-02-02T00:00:00Z");
    }

    private OauthClient client(OauthDialect.PkceUse pkce, boolean stateEchoed) {
        return new OauthClient(
                zalo.transport(), "9001", () -> "app-secret", new OauthDialect(pkce, stateEchoed, true, true));
    }
}
