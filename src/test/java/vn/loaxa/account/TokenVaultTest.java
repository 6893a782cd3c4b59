package vn.loaxa.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.settings.Secret;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.ScriptedZalo;
import vn.loaxa.zalo.auth.OauthClient;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.NoTokenException;
import vn.loaxa.zalo.wire.ZaloTransport;

class TokenVaultTest extends DatabaseContract {
    private static final CommuneId HERE = new CommuneId(1);
    private final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");
    private ScriptedZalo zalo;
    private ZaloTransport transport;
    private OfficialAccounts accounts;
    private TokenVault vault;

    @BeforeEach
    void start() {
        zalo = new ScriptedZalo(clock);
        transport = new ZaloTransport(zalo.endpoints(), HttpSettings.defaults());
        accounts = TestAccounts.in(database, clock, folder);
        TestAccounts.install(database, accounts, HERE);
        vault = vault(database, accounts);
    }

    @AfterEach
    void stop() {
        transport.close();
        zalo.close();
    }

    private TokenVault vault(Database node, OfficialAccounts nodeAccounts) {
        return new TokenVault(
                node, nodeAccounts, HERE, new OauthClient(transport, TestAccounts.APP_ID, () -> "app-secret"), clock);
    }

    @Test
    void aFreshTokenIsGivenWithoutAskingZalo() {
        assertThat(vault.current()).isEqualTo("access-0");
        assertThat(zalo.refreshes()).isZero();
    }

    @Test
    void theTokenIsRefreshedAheadAtTwentyHoursAndTheNewPairIsOnTheDisk() {
        clock.advance(Duration.ofHours(20));
        assertThat(vault.current()).isEqualTo("access-1");
        assertThat(vault.current()).isEqualTo("access-1");
        assertThat(zalo.refreshes()).isEqualTo(1);
        try (Database other = openAgain()) {
            OfficialAccounts reread = TestAccounts.in(other, clock, folder);
            OfficialAccounts.StoredPair pair = other.read(handle -> reread.pair(handle, HERE));
            assertThat(pair.refreshToken()).isEqualTo("refresh-1");
        }
    }

    @Test
    void aRejectedTokenIsRefreshedOnceHoweverManyThreadsOfHoweverManyNodesReportIt() {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try (Database other = openAgain()) {
            TokenVault otherVault = vault(other, TestAccounts.in(other, clock, folder));
            List<CompletableFuture<String>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                TokenVault node = i % 2 == 0 ? vault : otherVault;
                all.add(CompletableFuture.supplyAsync(() -> node.afterRejected("access-0"), threads));
            }
            assertThat(all.stream().map(CompletableFuture::join).toList()).containsOnly("access-1");
        } finally {
            threads.shutdown();
        }
        assertThat(zalo.refreshes()).isEqualTo(1);
    }

    @Test
    void aRefusedRefreshNeedsConsentIsAlertedAndIsNotTriedAgain() {
        zalo.planRefresh("{\"error\":-14014,\"error_name\":\"Invalid refresh token\"}");
        assertThatThrownBy(() -> vault.afterRejected("access-0"))
                .isInstanceOfSatisfying(
                        NoTokenException.class, e -> assertThat(e.needsPerson()).isTrue());
        assertThatThrownBy(() -> vault.afterRejected("access-0")).isInstanceOf(NoTokenException.class);
        assertThatThrownBy(() -> vault.current()).isInstanceOf(NoTokenException.class);
        assertThat(zalo.refreshes()).isEqualTo(1);
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("token");
            assertThat(alert.text()).contains("-14014").contains("cấp quyền lại");
        });
    }

    @Test
    void aNewPairFromAPersonMendsItAndClearsTheAlert() {
        zalo.planRefresh("{\"error\":-14014}");
        assertThatThrownBy(() -> vault.afterRejected("access-0")).isInstanceOf(NoTokenException.class);
        database.write(handle -> {
            accounts.installPair(handle, HERE, new Secret("access-new"), new Secret("refresh-new"));
            return true;
        });
        assertThat(vault.current()).isEqualTo("access-new");
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aLostAnswerIsAlertedAndOneMoreTryWithTheSameTokenMayMendIt() {
        zalo.planRefresh("hang up");
        assertThatThrownBy(() -> vault.afterRejected("access-0"))
                .isInstanceOfSatisfying(
                        NoTokenException.class, e -> assertThat(e.needsPerson()).isFalse());
        assertThat(alerts()).extracting(Alert::kind).containsExactly("token-lost");
        clock.advance(Duration.ofSeconds(31));
        assertThat(vault.afterRejected("access-0")).isEqualTo("access-2");
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aLostAnswerAfterWhichTheTokenIsDeadNeedsConsent() {
        zalo.planRefresh("hang up", "{\"error\":-14014}");
        assertThatThrownBy(() -> vault.afterRejected("access-0")).isInstanceOf(NoTokenException.class);
        clock.advance(Duration.ofSeconds(31));
        assertThatThrownBy(() -> vault.afterRejected("access-0"))
                .isInstanceOfSatisfying(
                        NoTokenException.class, e -> assertThat(e.needsPerson()).isTrue());
        assertThat(zalo.refreshes()).isEqualTo(2);
        assertThat(alerts()).extracting(Alert::kind).contains("token");
    }

    @Test
    void aRefreshAheadThatFailsForNowLeavesTheOldTokenInUse() {
        clock.advance(Duration.ofHours(21));
        zalo.planRefresh("{\"error\":-32}");
        assertThat(vault.current()).isEqualTo("access-0");
        assertThat(alerts()).isEmpty();
        clock.advance(Duration.ofSeconds(6));
        assertThat(vault.current()).isEqualTo("access-2");
    }

    @Test
    void aRestartWithTheSameFirstPairKeepsTheNewerOne() {
        assertThat(vault.afterRejected("access-0")).isEqualTo("access-1");
        TestAccounts.install(database, accounts, HERE);
        assertThat(vault(database, accounts).current()).isEqualTo("access-1");
    }

    @Test
    void anAppThatWasRemovedSendsNothing() {
        database.write(handle -> {
            accounts.permissionRevoked(handle, HERE);
            return true;
        });
        TokenVault fresh = vault(database, accounts);
        assertThatThrownBy(fresh::current)
                .isInstanceOfSatisfying(
                        NoTokenException.class, e -> assertThat(e.needsPerson()).isTrue());
        assertThat(zalo.refreshes()).isZero();
    }

    @Test
    void anAccountWithoutRefreshTokenAsksForAPersonWhenItsTokenEnds() {
        database.write(handle -> {
            accounts.installPair(handle, HERE, new Secret("only"), new Secret(""));
            return true;
        });
        clock.advance(Duration.ofHours(30));
        assertThat(vault.current()).isEqualTo("only");
        assertThatThrownBy(() -> vault.afterRejected("only")).isInstanceOf(NoTokenException.class);
        assertThat(zalo.refreshes()).isZero();
        assertThat(alerts()).extracting(Alert::kind).containsExactly("token");
    }

    private List<Alert> alerts() {
        return database.read(handle -> accounts.alerts().open(handle, HERE));
    }
}
