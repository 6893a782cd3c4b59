package vn.loaxa.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.account.ConsentResult.Kind;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.ScriptedZalo;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.NoTokenException;
import vn.loaxa.zalo.wire.ZaloTransport;

class ConsentsTest extends DatabaseContract {
    private static final CommuneId HERE = new CommuneId(1);
    private static final Actor ADMINISTRATOR = new Actor(5L, "Quản trị hệ thống", "console");
    private static final URI BACK = URI.create("https://loa.example/oauth/zalo");

    private final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");
    private final List<CommuneId> connected = new ArrayList<>();
    private ScriptedZalo zalo;
    private ZaloTransport transport;
    private OfficialAccounts accounts;
    private ZaloClients clients;
    private Consents consents;

    @BeforeEach
    void start() {
        zalo = new ScriptedZalo(clock);
        transport = new ZaloTransport(zalo.endpoints(), HttpSettings.defaults());
        accounts = TestAccounts.in(database, clock, folder);
        TestAccounts.install(database, accounts, HERE);
        clients = new ZaloClients(database, accounts, transport, clock, false);
        consents = new Consents(
                database, accounts, clients, new Audit(clock), clock, () -> Duration.ofMinutes(30), connected::add);
    }

    @AfterEach
    void stop() {
        transport.close();
        zalo.close();
    }

    @Test
    void aConsentBringsANewPairOntoTheDiskAndMendsWhatWasBroken() {
        breakTheChain();
        URI address = consents.begin(HERE, ADMINISTRATOR, BACK);
        assertThat(query(address))
                .containsEntry("app_id", TestAccounts.APP_ID)
                .containsEntry("redirect_uri", "https%3A%2F%2Floa.example%2Foauth%2Fzalo")
                .containsKeys("code_challenge", "state");
        assertThat(finish("code=abc&oa_id=7001&state=" + state(address)).kind()).isEqualTo(Kind.CONNECTED);
        assertThat(connected).containsExactly(HERE);
        assertThat(openAlerts()).isEmpty();
        try (var other = openAgain()) {
            OfficialAccounts reread = TestAccounts.in(other, clock, folder);
            assertThat(other.read(handle -> reread.pair(handle, HERE)).accessToken())
                    .isEqualTo("access-2");
        }
        assertThat(clients.tokens(HERE).current()).isEqualTo("access-2");
        assertThat(audited()).containsExactly("account.connected", "account.consent-asked");
    }

    @Test
    void aRestartWithTheSettingsOfTheFirstDayLeavesTheNewPair() {
        URI address = consents.begin(HERE, ADMINISTRATOR, BACK);
        finish("code=abc&oa_id=7001&state=" + state(address));
        TestAccounts.install(database, accounts, HERE);
        assertThat(clients.tokens(HERE).current()).isEqualTo("access-1");
    }

    @Test
    void eachConsentWorksOnceAndOnlyInItsTime() {
        String used = state(consents.begin(HERE, ADMINISTRATOR, BACK));
        assertThat(finish("code=a&state=" + used).kind()).isEqualTo(Kind.CONNECTED);
        assertThat(finish("code=a&state=" + used).kind()).isEqualTo(Kind.USED);
        String late = state(consents.begin(HERE, ADMINISTRATOR, BACK));
        clock.advance(Duration.ofMinutes(30));
        assertThat(finish("code=a&state=" + late).kind()).isEqualTo(Kind.EXPIRED);
        assertThat(zalo.refreshes()).isEqualTo(1);
    }

    @Test
    void whatAStrangerPutsThereChangesNothing() {
        String state = state(consents.begin(HERE, ADMINISTRATOR, BACK));
        assertThat(finish(null).kind()).isEqualTo(Kind.NO_MARK);
        assertThat(finish("code=stolen").kind()).isEqualTo(Kind.NO_MARK);
        assertThat(finish("code=stolen&state=" + "x".repeat(43)).kind()).isEqualTo(Kind.NOT_ASKED);
        assertThat(finish("%zz&=&state=&code=" + "y".repeat(9000)).kind()).isEqualTo(Kind.NO_MARK);
        assertThat(finish("state=" + state).kind()).isEqualTo(Kind.NO_CODE);
        assertThat(zalo.refreshes()).isZero();
        assertThat(finish("code=mine&state=" + state).kind()).isEqualTo(Kind.CONNECTED);
    }

    @Test
    void anAnswerWithoutOurMarkBelongsToWhoeverIsSignedInAndAsked() {
        consents.begin(HERE, ADMINISTRATOR, BACK);
        assertThat(consents.finish("code=a", HERE, new Actor(6L, "Người khác", "console"))
                        .kind())
                .isEqualTo(Kind.NO_MARK);
        assertThat(consents.finish("code=a", new CommuneId(2), ADMINISTRATOR).kind())
                .isEqualTo(Kind.NO_MARK);
        assertThat(consents.finish("code=a", HERE, ADMINISTRATOR).kind()).isEqualTo(Kind.CONNECTED);
    }

    @Test
    void theConsentOfAnotherAccountIsNotExchanged() {
        String state = state(consents.begin(HERE, ADMINISTRATOR, BACK));
        ConsentResult result = finish("code=a&oa_id=9999&state=" + state);
        assertThat(result.kind()).isEqualTo(Kind.OTHER_ACCOUNT);
        assertThat(result.detail()).isEqualTo("9999");
        assertThat(zalo.refreshes()).isZero();
        assertThat(clients.tokens(HERE).current()).isEqualTo("access-0");
    }

    @Test
    void refusalsOnThePageAndAtTheExchangeAreToldAndAudited() {
        String no = state(consents.begin(HERE, ADMINISTRATOR, BACK));
        assertThat(finish("error=access_denied&state=" + no).detail()).isEqualTo("access_denied");
        zalo.planRefresh("{\"error\":-14004,\"error_name\":\"Invalid secret key\"}", "hang up");
        String wrong = state(consents.begin(HERE, ADMINISTRATOR, BACK));
        ConsentResult refused = finish("code=a&state=" + wrong);
        assertThat(refused.kind()).isEqualTo(Kind.EXCHANGE_REFUSED);
        assertThat(refused.detail()).contains("-14004");
        String lost = state(consents.begin(HERE, ADMINISTRATOR, BACK));
        assertThat(finish("code=a&state=" + lost).kind()).isEqualTo(Kind.EXCHANGE_LOST);
        assertThat(connected).isEmpty();
        assertThat(clients.tokens(HERE).current()).isEqualTo("access-0");
        assertThat(audited().stream().filter("account.not-connected"::equals)).hasSize(3);
    }

    @Test
    void neitherMarkNorVerifierLieOpenInTheDatabase() {
        URI address = consents.begin(HERE, ADMINISTRATOR, BACK);
        List<String> row = database.read(
                handle -> handle.createQuery("SELECT * FROM oauth_consent").mapToMap().one().values().stream()
                        .map(String::valueOf)
                        .toList());
        assertThat(row).noneMatch(cell -> cell.contains(state(address)));
        byte[] sealed = database.read(handle -> handle.createQuery("SELECT verifier FROM oauth_consent")
                .map((found, context) -> found.getBytes(1))
                .one());
        assertThat(sealed).hasSizeGreaterThan(43);
    }

    @Test
    void theEndOfTheRefreshTokenIsWarnedOfAndANewConsentClearsIt() {
        var watch = new TokenWatch(
                database, accounts, clients, clock, () -> Duration.ofDays(14), ZoneId.of("Asia/Ho_Chi_Minh"));
        watch.runDue();
        assertThat(openAlerts()).isEmpty();
        clock.advance(Duration.ofDays(74)); // no refresh gets through; of 89 days 15 are left
        zalo.planRefresh("{\"error\":-32}");
        watch.runDue();
        assertThat(openAlerts()).isEmpty();
        clock.advance(Duration.ofDays(1));
        zalo.planRefresh("{\"error\":-32}");
        watch.runDue();
        clock.advance(Duration.ofMinutes(1));
        zalo.planRefresh("{\"error\":-32}");
        watch.runDue();
        assertThat(database.<List<Alert>>read(handle -> accounts.alerts().open(handle, HERE)))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.kind()).isEqualTo(TokenAlerts.ENDING);
                    assertThat(alert.text()).contains("20/2/2027").contains("Kết nối lại OA");
                });
        finish("code=a&oa_id=7001&state=" + state(consents.begin(HERE, ADMINISTRATOR, BACK)));
        assertThat(openAlerts()).isEmpty();
        watch.runDue();
        assertThat(openAlerts()).isEmpty();
    }

    @Test
    void whatZaloTellsOfTheEndGoesBeforeTheUsualLife() {
        zalo.planRefresh("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"refresh_token_expires_in\":\"86400\"}");
        finish("code=a&state=" + state(consents.begin(HERE, ADMINISTRATOR, BACK)));
        TokenStanding standing = database.read(handle -> accounts.standing(handle, HERE, clients.dialect()));
        assertThat(standing.refreshEnds()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        clock.advance(Duration.ofHours(20));
        assertThat(clients.tokens(HERE).current()).isEqualTo("access-2");
        standing = database.read(handle -> accounts.standing(handle, HERE, clients.dialect()));
        assertThat(standing.refreshEnds())
                .as("the next pair came without")
                .isEqualTo(clock.instant().plus(Duration.ofDays(89)));
    }

    @Test
    void whileNothingIsSentTheTokenIsStillRefreshedInTime() {
        var watch = new TokenWatch(
                database, accounts, clients, clock, () -> Duration.ofDays(14), ZoneId.of("Asia/Ho_Chi_Minh"));
        clock.advance(Duration.ofHours(20));
        watch.runDue();
        watch.runDue();
        assertThat(zalo.refreshes()).isEqualTo(1);
    }

    private ConsentResult finish(@Nullable String query) {
        return consents.finish(query, null, null);
    }

    private void breakTheChain() {
        zalo.planRefresh("{\"error\":-14014}");
        assertThatThrownBy(() -> clients.tokens(HERE).afterRejected("access-0")).isInstanceOf(NoTokenException.class);
        assertThat(openAlerts()).containsExactly(TokenAlerts.DEAD);
    }

    private List<String> openAlerts() {
        return database.read(handle -> accounts.alerts().open(handle, HERE)).stream()
                .map(Alert::kind)
                .toList();
    }

    private List<String> audited() {
        return database.read(handle -> new Audit(clock).list(handle, HERE, 0, 20)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static String state(URI address) {
        return String.valueOf(query(address).get("state"));
    }

    private static Map<String, String> query(URI address) {
        return Stream.of(address.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
