package vn.loaxa.zalo.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.wire.AppSecretProof;
import vn.loaxa.zalo.wire.NoTokenException;
import vn.loaxa.zalo.wire.Reply;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloRequest;

@Timeout(30)
class RefreshingTokensTest {
    private static final TokenGrant FIRST = new TokenGrant("a1", "r1", Duration.ofHours(25));
    private static final String SECOND = "{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"expires_in\":\"90000\"}";

    private final MovableClock clock = MovableClock.at("2026-11-23T01:00:00Z");
    private final ScriptedZalo zalo = new ScriptedZalo();
    private final List<TokenGrant> stored = Collections.synchronizedList(new ArrayList<>());
    private final RefreshingTokens tokens = new RefreshingTokens(
            new OauthClient(zalo.transport(), "9001", () -> "app-secret"), clock, FIRST, stored::add);

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void twentyThreadsWithADeadTokenRefreshItOnce() throws Exception {
        var refreshes = new AtomicInteger();
        zalo.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean refresh = request.getUrl().encodedPath().endsWith("/access_token");
                boolean dead = "a1".equals(request.getHeaders().get("access_token"));
                if (refresh) {
                    refreshes.incrementAndGet();
                }
                return new MockResponse.Builder()
                        .body(refresh ? SECOND : dead ? "{\"error\":-216}" : "{\"error\":0}")
                        .build();
            }
        });
        var calls = new ZaloCalls(zalo.transport(), tokens, AppSecretProof.OFF);
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(20);
        List<Future<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            replies.add(pool.submit(() -> {
                start.await();
                return calls.call(ZaloRequest.get("/v2.0/oa/getoa", Map.of()));
            }));
        }
        start.countDown();

        for (Future<Reply> reply : replies) {
            assertThat(reply.get()).isInstanceOf(Reply.Done.class);
        }
        pool.shutdown();
        assertThat(refreshes).hasValue(1);
        assertThat(stored).extracting(TokenGrant::refreshToken).containsExactly("r2");
    }

    @Test
    void theTokenIsRefreshedAheadOfItsEnd() {
        clock.advance(Duration.ofHours(20).minusSeconds(1));
        assertThat(tokens.current()).isEqualTo("a1");

        zalo.answers(SECOND);
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.current()).isEqualTo("a2");
        assertThat(tokens.current()).isEqualTo("a2");
        assertThat(zalo.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void aPairThatCannotBeStoredIsNotUsed() {
        var forgetful =
                new RefreshingTokens(new OauthClient(zalo.transport(), "9001", () -> "s"), clock, FIRST, grant -> {
                    throw new IllegalStateException("disk full");
                });
        zalo.answers(SECOND);

        assertThatThrownBy(() -> forgetful.afterRejected("a1")).hasMessage("disk full");
        assertThat(forgetful.current()).isEqualTo("a1");
    }

    @Test
    void aDeadRefreshTokenNeedsAPerson() {
        zalo.answers("{\"error\":-14014,\"error_name\":\"Invalid refresh token\"}");

        assertThatThrownBy(() -> tokens.afterRejected("a1"))
                .isInstanceOfSatisfying(
                        NoTokenException.class, e -> assertThat(e.needsPerson()).isTrue());
    }

    @Test
    void aBusyTokenServerIsTriedAgainLater() {
        zalo.answers("{\"error\":-32,\"message\":\"busy\"}").answers(SECOND);

        assertThatThrownBy(() -> tokens.afterRejected("a1"))
                .isInstanceOfSatisfying(
                        NoTokenException.class, e -> assertThat(e.needsPerson()).isFalse());
        assertThat(tokens.afterRejected("a1")).isEqualTo("a2");
    }
}
