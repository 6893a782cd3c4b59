package vn.loaxa.zalo.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.auth.AccessTokens;

class ZaloCallsTest {
    private static final ZaloRequest ASK = ZaloRequest.get("/v2.0/oa/getoa", Map.of());
    private static final String EXPIRED = "{\"error\":-220,\"message\":\"Access token has expired\"}";

    private final ScriptedZalo zalo = new ScriptedZalo();
    private final List<String> rejected = new ArrayList<>();

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void aRefusedTokenIsExchangedAndTheCallRepeatedOnce() {
        zalo.answers(EXPIRED).answers("{\"error\":0,\"data\":{\"name\":\"Xã Mẫu\"}}");

        assertThat(Json.text(calls("fresh").ask(ASK), "name")).isEqualTo("Xã Mẫu");
        assertThat(rejected).containsExactly("stale");
        assertThat(zalo.taken().header("access_token")).isEqualTo("stale");
        assertThat(zalo.taken().header("access_token")).isEqualTo("fresh");
    }

    @Test
    void aSecondRefusalIsForAPersonAndDoesNotLoop() {
        zalo.answers(EXPIRED).answers("{\"error\":-216,\"message\":\"Access token is invalid\"}");

        assertThat(calls("fresh").call(ASK))
                .isEqualTo(new Reply.Refused(new ZaloError(-216, "Access token is invalid", Handling.HUMAN)));
        assertThat(zalo.server().getRequestCount()).isEqualTo(2);
        assertThat(rejected).hasSize(1);
    }

    @Test
    void withoutAnotherTokenTheRefusalIsForAPerson() {
        zalo.answers(EXPIRED);

        assertThat(calls(NoTokenException.needsConsent("consent again")).call(ASK))
                .isEqualTo(new Reply.Refused(new ZaloError(-220, "Access token has expired", Handling.HUMAN)));
    }

    @Test
    void whenTheTokenServerIsOutOfReachTheCallWasNotMade() {
        zalo.answers(EXPIRED);

        assertThat(calls(NoTokenException.forNow("busy")).call(ASK))
                .isEqualTo(new Reply.NotSent("no access token: busy"));
    }

    @Test
    void anAccountWithoutAnyTokenCallsNobody() {
        var calls = new ZaloCalls(zalo.transport(), new Tokens(null, null), AppSecretProof.OFF);

        assertThat(calls.call(ASK))
                .isEqualTo(new Reply.Refused(new ZaloError(-220, "no access token: never given", Handling.HUMAN)));
        assertThat(zalo.server().getRequestCount()).isZero();
    }

    @Test
    void anErrorInAGoodHttpAnswerIsAFailureThatNamesTheCall() {
        zalo.answers("{\"error\":-213,\"message\":\"User has not followed OA\"}");

        assertThatThrownBy(() -> calls("fresh").ask(ASK)).isInstanceOfSatisfying(ZaloException.class, e -> {
            assertThat(e).hasMessage("GET /v2.0/oa/getoa: error -213, User has not followed OA");
            assertThat(e.error()).map(ZaloError::handling).contains(Handling.RECIPIENT);
            assertThat(e.mayHaveHappened()).isFalse();
        });
    }

    @Test
    void anUnreadableAnswerSaysThatItMayHaveHappened() {
        zalo.answers(502, "");

        assertThatThrownBy(() -> calls("fresh").ask(ASK)).isInstanceOfSatisfying(ZaloException.class, e -> {
            assertThat(e.mayHaveHappened()).isTrue();
            assertThat(e.error()).isEmpty();
        });
    }

    @Test
    void aBareArrayIsData() {
        zalo.answers("[{\"src\":0}]");

        assertThat(calls("fresh").ask(ASK)).hasSize(1);
    }

    @Test
    void aTemplateCallReadsItsOwnTableOfCodes() {
        zalo.answers("{\"error\":-124,\"message\":\"\"}").answers("{\"error\":-133,\"message\":\"\"}");
        var request = new ZaloRequest(
                ErrorFamily.TEMPLATE, "/message/template", Map.of(), new ZaloRequest.Json(Json.object()));

        assertThat(calls("fresh").call(request))
                .isEqualTo(new Reply.Refused(new ZaloError(-133, "template not sendable at night", Handling.NIGHT)));
    }

    private ZaloCalls calls(String next) {
        return new ZaloCalls(zalo.transport(), new Tokens(next, null), AppSecretProof.OFF);
    }

    private ZaloCalls calls(NoTokenException fault) {
        return new ZaloCalls(zalo.transport(), new Tokens("unused", fault), AppSecretProof.OFF);
    }

    private final class Tokens implements AccessTokens {
        private final @Nullable String next;
        private final @Nullable NoTokenException fault;

        Tokens(@Nullable String next, @Nullable NoTokenException fault) {
            this.next = next;
            this.fault = fault;
        }

        @Override
        public String current() {
            if (next == null) {
                throw NoTokenException.needsConsent("never given");
            }
            return "stale";
        }

        @Override
        public String afterRejected(String failedToken) {
            rejected.add(failedToken);
            if (fault != null) {
                throw fault;
            }
            return String.valueOf(next);
        }
    }
}
