package vn.loaxa.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.settings.Secret;
import vn.loaxa.zalo.auth.OauthDialect;
import vn.loaxa.zalo.auth.TokenGrant;
import vn.loaxa.zalo.wire.ZaloOaId;

/** The Official Accounts of the communes, and what each is proven with; secrets are sealed at rest. Thread-safe. */
public final class OfficialAccounts {
    static final String APP_SECRET = "app-secret";
    static final String WEBHOOK_KEYS = "webhook-keys";
    static final String ACCESS_TOKEN = "access-token";
    static final String REFRESH_TOKEN = "refresh-token";

    private final Clock clock;
    private final AccountStore store = new AccountStore();
    private final SealedSecrets secrets;
    private final Alerts alerts;
    private final AccountCache cache;

    public OfficialAccounts(Database database, Clock clock, KeyFile key) {
        this.clock = clock;
        secrets = new SealedSecrets(key);
        alerts = new Alerts(clock);
        cache = new AccountCache(() -> database.read(this::webhookAccounts));
    }

    /**
     * Takes in an account as the settings or the console give it. The first pair of tokens counts once: a restart with the
     * same pair leaves the newer one, which Zalo gave since, as it is. A different pair replaces everything and mends an
     * account that needed consent.
     */
    public void install(Handle handle, OfficialAccount account, AccountSecrets given) {
        CommuneId commune = account.commune();
        store.save(
                handle,
                account,
                secrets.seal(commune, APP_SECRET, given.appSecret().reveal()),
                secrets.sealAll(commune, WEBHOOK_KEYS, given.webhookKeys()));
        String pair = fingerprint(
                given.accessToken().reveal() + "\n" + given.refreshToken().reveal());
        boolean pairGiven =
                !given.accessToken().isEmpty() || !given.refreshToken().isEmpty();
        if (pairGiven && !pair.equals(row(handle, commune).firstPair())) {
            installPair(handle, commune, pair, given.accessToken(), given.refreshToken(), null);
        }
        handle.afterCommit(cache::forget);
    }

    /** A pair that came from the API Explorer. */
    public void installPair(Handle handle, CommuneId commune, Secret accessToken, Secret refreshToken) {
        String pair = fingerprint(accessToken.reveal() + "\n" + refreshToken.reveal());
        installPair(handle, commune, pair, accessToken, refreshToken, null);
    }

    /**
     * A pair that came from the consent page. The pair of the settings stays known as taken in: a restart must not bring the
     * used one back.
     */
    void installGrant(Handle handle, CommuneId commune, TokenGrant grant) {
        installPair(
                handle,
                commune,
                row(handle, commune).firstPair(),
                new Secret(grant.accessToken()),
                new Secret(grant.refreshToken()),
                ends(grant));
    }

    private void installPair(
            Handle handle, CommuneId commune, String pair, Secret access, Secret refresh, @Nullable Long ends) {
        store.saveFirstPair(
                handle,
                commune,
                pair,
                secrets.sealUnlessEmpty(commune, ACCESS_TOKEN, access),
                secrets.sealUnlessEmpty(commune, REFRESH_TOKEN, refresh),
                ends,
                clock.millis());
        TokenAlerts.ALL.forEach(kind -> alerts.clear(handle, commune, kind));
    }

    /** Until when the refresh token is good, if Zalo told. */
    private @Nullable Long ends(TokenGrant grant) {
        Duration told = grant.refreshExpiresIn();
        return told == null ? null : (Long) clock.instant().plus(told).toEpochMilli();
    }

    public Optional<OfficialAccount> find(Handle handle, CommuneId commune) {
        return store.find(handle, commune).map(AccountStore.Row::account);
    }

    public List<OfficialAccount> all(Handle handle) {
        return store.all(handle).stream().map(AccountStore.Row::account).toList();
    }

    /** All accounts as of a few seconds ago at most, without touching the database for most calls. */
    public List<OfficialAccount> known() {
        return cache.all().stream().map(WebhookAccount::account).toList();
    }

    /** The account of a commune, from memory as {@link #known()}. */
    Optional<OfficialAccount> known(CommuneId commune) {
        return known().stream()
                .filter(account -> account.commune().equals(commune))
                .findFirst();
    }

    /** Whose webhook this is; empty for an OA that is not ours. From memory: for the road from webhook to 200. */
    public Optional<WebhookAccount> byOaId(ZaloOaId oaId) {
        return cache.find(oaId);
    }

    /** Accounts that share an app, for the few events that name no OA (zalo-openapi §6.4). From memory. */
    public List<WebhookAccount> byAppId(String appId) {
        return cache.all().stream()
                .filter(entry -> entry.account().appId().equals(appId))
                .toList();
    }

    public TokenState tokenState(Handle handle, CommuneId commune) {
        return row(handle, commune).tokenState();
    }

    /** When the present pair of tokens came; the epoch where there never was one. */
    public Instant tokenSince(Handle handle, CommuneId commune) {
        return Instant.ofEpochMilli(row(handle, commune).tokenAt());
    }

    /** When a person last gave consent, or brought a pair from elsewhere; the epoch where nobody ever did. */
    public Instant consentedAt(Handle handle, CommuneId commune) {
        return Instant.ofEpochMilli(row(handle, commune).consentedAt());
    }

    /** How the account stands with its tokens, without the tokens. */
    public TokenStanding standing(Handle handle, CommuneId commune, OauthDialect dialect) {
        AccountStore.Row row = row(handle, commune);
        Instant since = Instant.ofEpochMilli(row.tokenAt());
        Instant consented = Instant.ofEpochMilli(row.consentedAt());
        @Nullable Long told = row.refreshEnds();
        Instant usual = dialect.refreshTokenEnds(consented, since);
        @Nullable Instant ends = row.refreshToken() == null ? null : told == null ? usual : Instant.ofEpochMilli(told);
        return new TokenStanding(row.tokenState(), row.accessToken() != null, since, consented, ends);
    }

    /** The event {@code permission_revoked} came: nothing more can be sent until a person gives consent anew. */
    public void permissionRevoked(Handle handle, CommuneId commune) {
        store.saveState(handle, commune, TokenState.REVOKED);
        alerts.raise(handle, commune, TokenAlerts.REVOKED, "");
    }

    /** The column's seal, for what belongs to an account but stands in a table of its own. */
    SealedSecrets secrets() {
        return secrets;
    }

    Alerts alerts() {
        return alerts;
    }

    Secret appSecret(Handle handle, CommuneId commune) {
        String secret = secrets.open(commune, APP_SECRET, row(handle, commune).appSecret());
        return new Secret(secret == null ? "" : secret);
    }

    /** The pair as stored. */
    StoredPair pair(Handle handle, CommuneId commune) {
        AccountStore.Row row = row(handle, commune);
        return new StoredPair(
                secrets.open(commune, ACCESS_TOKEN, row.accessToken()),
                secrets.open(commune, REFRESH_TOKEN, row.refreshToken()),
                Instant.ofEpochMilli(row.tokenAt()),
                row.tokenState(),
                Instant.ofEpochMilli(row.refreshUntil()));
    }

    record StoredPair(
            @Nullable String accessToken,
            @Nullable String refreshToken,
            Instant at,
            TokenState state,
            Instant refreshUntil) {}

    boolean holdRefresh(Handle handle, CommuneId commune, String holder, Instant until) {
        return store.holdRefresh(handle, commune, holder, clock.millis(), until.toEpochMilli());
    }

    boolean saveRefreshed(Handle handle, CommuneId commune, String holder, TokenGrant grant) {
        boolean saved = store.saveRefreshed(
                handle,
                commune,
                holder,
                secrets.seal(commune, ACCESS_TOKEN, grant.accessToken()),
                secrets.seal(commune, REFRESH_TOKEN, grant.refreshToken()),
                ends(grant),
                clock.millis());
        if (saved) {
            alerts.clear(handle, commune, TokenAlerts.DEAD);
            alerts.clear(handle, commune, TokenAlerts.LOST);
        }
        return saved;
    }

    void endRefresh(Handle handle, CommuneId commune, String holder, TokenState state, Instant notBefore) {
        store.endRefresh(handle, commune, holder, state, notBefore.toEpochMilli());
    }

    private AccountStore.Row row(Handle handle, CommuneId commune) {
        return store.find(handle, commune)
                .orElseThrow(() -> new IllegalStateException("Commune " + commune + " has no Official Account yet"));
    }

    private List<WebhookAccount> webhookAccounts(Handle handle) {
        return store.all(handle).stream()
                .map(row -> new WebhookAccount(
                        row.account(), secrets.openAll(row.account().commune(), WEBHOOK_KEYS, row.webhookKeys())))
                .toList();
    }

    static String fingerprint(String pair) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(pair.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
