package vn.loaxa.account;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.account.ConsentResult.Kind;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.zalo.auth.Consent;
import vn.loaxa.zalo.auth.ConsentAnswer;
import vn.loaxa.zalo.auth.OauthAnswerLostException;
import vn.loaxa.zalo.auth.OauthException;
import vn.loaxa.zalo.auth.TokenGrant;
import vn.loaxa.zalo.wire.ZaloOaId;

/**
 * Connects an Official Account: asks for consent on Zalo's page, and takes the answer that comes to the public redirect address
 * (zalo-openapi §1). Each consent is kept here, sealed, until it is answered once or its time is over; a new pair is on the disk
 * before anybody may use it. Thread-safe. Not to be called from inside a transaction.
 */
public final class Consents {
    private static final Logger log = LoggerFactory.getLogger(Consents.class);
    private static final String VERIFIER = "consent-verifier";
    /** So long it can be said that one was used or too late, and not only that nobody knows it. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Database database;
    private final OfficialAccounts accounts;
    private final ZaloClients clients;
    private final Audit audit;
    private final Clock clock;
    private final Supplier<Duration> open;
    private final Consumer<CommuneId> whenConnected;
    private final ConsentStore store = new ConsentStore();

    /**
     * @param open how long an answer is waited for
     * @param whenConnected told after a new pair is on the disk
     */
    public Consents(
            Database database,
            OfficialAccounts accounts,
            ZaloClients clients,
            Audit audit,
            Clock clock,
            Supplier<Duration> open,
            Consumer<CommuneId> whenConnected) {
        this.database = database;
        this.accounts = accounts;
        this.clients = clients;
        this.audit = audit;
        this.clock = clock;
        this.open = open;
        this.whenConnected = whenConnected;
    }

    /** How long an answer is waited for. */
    public Duration open() {
        return open.get();
    }

    /**
     * Begins a consent.
     *
     * @param asker a person of the commune, see {@link Actor#personId}
     * @param redirect our public address, as it stands in the app's page at Zalo
     * @return where an administrator of the OA grants access; it works once
     */
    public URI begin(CommuneId commune, Actor asker, URI redirect) {
        Consent consent = clients.oauth(commune).consent(redirect);
        database.write(handle -> {
            store.forgetBefore(handle, clock.instant().minus(REMEMBERED).toEpochMilli());
            @Nullable String verifier = consent.verifier();
            store.insert(
                    handle,
                    new ConsentStore.Row(
                            hash(consent.state()),
                            commune,
                            person(asker),
                            asker.name(),
                            verifier == null ? null : accounts.secrets().seal(commune, VERIFIER, verifier),
                            clock.instant().plus(open.get()).toEpochMilli(),
                            false));
            audit.record(handle, commune, asker, "account.consent-asked", "", Map.of());
            return consent;
        });
        return consent.address();
    }

    /**
     * Takes what the browser came back with. Whatever a stranger puts there ends in a result, and changes nothing.
     *
     * @param rawQuery behind the question mark, still encoded
     * @param commune of whoever is signed in in that browser, for an answer without our mark; null for nobody
     * @param asker who that is, or null
     */
    public ConsentResult finish(@Nullable String rawQuery, @Nullable CommuneId commune, @Nullable Actor asker) {
        @Nullable String state = ConsentAnswer.state(rawQuery);
        Optional<ConsentStore.Row> asked = database.read(handle -> find(handle, state, commune, asker));
        if (asked.isEmpty()) {
            return ConsentResult.of(state == null ? Kind.NO_MARK : Kind.NOT_ASKED);
        }
        ConsentStore.Row row = asked.get();
        if (row.used()) {
            return result(row, Kind.USED, "");
        }
        Consent consent = new Consent(
                URI.create(""),
                state == null ? "" : state,
                accounts.secrets().open(row.commune(), VERIFIER, row.verifier()),
                clients.dialect().stateEchoed());
        ConsentAnswer answer = ConsentAnswer.read(rawQuery, consent);
        if (answer instanceof ConsentAnswer.NotOurs) {
            return result(row, Kind.NO_CODE, "");
        }
        if (!database.<Boolean>write(handle -> store.use(handle, row.stateHash(), clock.millis()))) {
            boolean late = clock.millis() >= row.expiresAt();
            return result(row, late ? Kind.EXPIRED : Kind.USED, "");
        }
        if (answer instanceof ConsentAnswer.Refused refused) {
            return noted(row, Kind.REFUSED, refused.reason());
        }
        return exchange(row, (ConsentAnswer.Granted) answer, consent);
    }

    private Optional<ConsentStore.Row> find(
            Handle handle, @Nullable String state, @Nullable CommuneId commune, @Nullable Actor asker) {
        if (state != null) {
            return store.byState(handle, hash(state));
        }
        return commune == null || asker == null || clients.dialect().stateEchoed()
                ? Optional.empty()
                : store.latestOpen(handle, commune, person(asker), clock.millis());
    }

    private ConsentResult exchange(ConsentStore.Row row, ConsentAnswer.Granted granted, Consent consent) {
        OfficialAccount account = database.read(handle -> accounts.find(handle, row.commune()))
                .orElseThrow(() -> new IllegalStateException("Commune " + row.commune() + " has no Official Account"));
        @Nullable ZaloOaId granting = granted.oaId();
        if (granting != null && !granting.equals(account.oaId())) {
            return noted(row, Kind.OTHER_ACCOUNT, granting.value());
        }
        TokenGrant grant;
        try {
            grant = clients.oauth(row.commune()).exchange(granted, consent);
        } catch (OauthAnswerLostException e) {
            log.error("Commune {}: no answer to the exchange of a consent: {}", row.commune(), e.getMessage());
            return noted(row, Kind.EXCHANGE_LOST, e.name());
        } catch (OauthException e) {
            log.error("Commune {}: the exchange of a consent was refused: {}", row.commune(), e.getMessage());
            return noted(row, Kind.EXCHANGE_REFUSED, ZaloErrorWords.of(e));
        }
        database.write(handle -> {
            accounts.installGrant(handle, row.commune(), grant);
            audit.record(
                    handle,
                    row.commune(),
                    actor(row),
                    "account.connected",
                    account.oaId().value(),
                    Map.of());
            return grant;
        });
        clients.tokens(row.commune()).forget();
        whenConnected.accept(row.commune());
        return result(row, Kind.CONNECTED, "");
    }

    private ConsentResult noted(ConsentStore.Row row, Kind kind, String detail) {
        database.write(handle -> {
            audit.record(handle, row.commune(), actor(row), "account.not-connected", "", Map.of("reason", kind.name()));
            return kind;
        });
        return result(row, kind, detail);
    }

    private static ConsentResult result(ConsentStore.Row row, Kind kind, String detail) {
        return new ConsentResult(kind, row.commune(), actor(row), detail);
    }

    private static Actor actor(ConsentStore.Row row) {
        return new Actor(row.askedBy(), row.askedName(), "console");
    }

    private static long person(Actor actor) {
        Long person = actor.personId();
        if (person == null) {
            throw new IllegalArgumentException("A consent is asked for by a person");
        }
        return person;
    }

    private static String hash(String state) {
        return OfficialAccounts.fingerprint(state);
    }
}
