package vn.loaxa.account;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.settings.Secret;
import vn.loaxa.zalo.ZaloClient;
import vn.loaxa.zalo.auth.OauthClient;
import vn.loaxa.zalo.auth.OauthDialect;
import vn.loaxa.zalo.wire.AppSecretProof;
import vn.loaxa.zalo.wire.ZaloTransport;

/** The client of each commune's Official Account, with its tokens. Thread-safe. Not to be asked from inside a transaction. */
public final class ZaloClients {
    private final Database database;
    private final OfficialAccounts accounts;
    private final ZaloTransport transport;
    private final Clock clock;
    private final boolean sendAppSecretProof;
    private final Supplier<OauthDialect> dialect;
    private final Map<CommuneId, Entry> clients = new ConcurrentHashMap<>();

    private record Entry(String appId, OauthClient oauth, TokenVault tokens, ZaloClient client) {}

    /** @param sendAppSecretProof the switch of the app in the console (zalo-openapi §1) */
    public ZaloClients(
            Database database,
            OfficialAccounts accounts,
            ZaloTransport transport,
            Clock clock,
            boolean sendAppSecretProof) {
        this(database, accounts, transport, clock, sendAppSecretProof, OauthDialect::standard);
    }

    /**
     * For an app whose page in the console demands something else about consent and tokens (zalo-openapi §11).
     *
     * @param dialect asked at each use; the exchange of tokens keeps the one it began with
     */
    public ZaloClients(
            Database database,
            OfficialAccounts accounts,
            ZaloTransport transport,
            Clock clock,
            boolean sendAppSecretProof,
            Supplier<OauthDialect> dialect) {
        this.database = database;
        this.accounts = accounts;
        this.transport = transport;
        this.clock = clock;
        this.sendAppSecretProof = sendAppSecretProof;
        this.dialect = dialect;
    }

    /**
     * The client that speaks for the commune.
     *
     * @throws IllegalStateException if the commune has no Official Account
     */
    public ZaloClient forCommune(CommuneId commune) {
        return entry(commune).client();
    }

    /** For the consent page: the address to grant access at, and the exchange of its code for the first pair. */
    public OauthClient oauth(CommuneId commune) {
        return entry(commune).oauth();
    }

    /** How consent and tokens are handled. */
    public OauthDialect dialect() {
        return dialect.get();
    }

    TokenVault tokens(CommuneId commune) {
        return entry(commune).tokens();
    }

    private Entry entry(CommuneId commune) {
        String appId = accounts.known(commune)
                .orElseThrow(() -> new IllegalStateException("Commune " + commune + " has no Official Account"))
                .appId();
        return clients.compute(
                commune, (key, old) -> old != null && old.appId().equals(appId) ? old : make(commune, appId));
    }

    private Entry make(CommuneId commune, String appId) {
        // Asked for at each use: a changed secret counts at once.
        var oauth = new OauthClient(transport, appId, () -> appSecret(commune).reveal(), dialect.get());
        var vault = new TokenVault(database, accounts, commune, oauth, clock);
        AppSecretProof proof = sendAppSecretProof
                ? AppSecretProof.with(() -> appSecret(commune).reveal())
                : AppSecretProof.OFF;
        return new Entry(appId, oauth, vault, new ZaloClient(transport, vault, proof));
    }

    private Secret appSecret(CommuneId commune) {
        return database.read(handle -> accounts.appSecret(handle, commune));
    }
}
