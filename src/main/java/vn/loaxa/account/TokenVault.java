package vn.loaxa.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.account.OfficialAccounts.StoredPair;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.zalo.auth.AccessTokens;
import vn.loaxa.zalo.auth.OauthAnswerLostException;
import vn.loaxa.zalo.auth.OauthClient;
import vn.loaxa.zalo.auth.OauthException;
import vn.loaxa.zalo.auth.TokenGrant;
import vn.loaxa.zalo.wire.NoTokenException;

/**
 * The tokens of one account, kept in the database. One refresh at a time over all threads and nodes; a new pair is on the
 * disk before it is used; a refusal that cannot mend itself opens an alert and is not tried again. Thread-safe.
 */
final class TokenVault implements AccessTokens {
    private static final Logger log = LoggerFactory.getLogger(TokenVault.class);
    /** An access token lives 25 hours (zalo-openapi §1). */
    private static final Duration REFRESH_AT = Duration.ofHours(20);

    private static final Duration LIFE = Duration.ofHours(25);
    /** Longer than one call to the token server can take; past it another node may try. */
    private static final Duration HOLD = Duration.ofMinutes(1);

    private static final Duration AFTER_LOST_ANSWER = Duration.ofSeconds(30);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(5);
    private static final long WAIT_FOR_OTHERS_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Database database;
    private final OfficialAccounts accounts;
    private final CommuneId commune;
    private final OauthClient oauth;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable StoredPair cached;
    /** A pair that Zalo gave and the disk did not take: it must not be lost, and not be used. Guarded by {@link #refreshing}. */
    private @Nullable TokenGrant unsaved;

    TokenVault(Database database, OfficialAccounts accounts, CommuneId commune, OauthClient oauth, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.commune = commune;
        this.oauth = oauth;
        this.clock = clock;
    }

    @Override
    public String current() {
        @Nullable StoredPair known = cached;
        StoredPair pair = known != null && usable(known) && !due(known) ? known : load();
        if (!usable(pair)) {
            throw needsPerson(pair.state());
        }
        @Nullable String token = pair.accessToken();
        if (token == null) {
            return refresh(null);
        }
        if (!due(pair) || pair.refreshToken() == null) {
            return token;
        }
        try {
            return refresh(token);
        } catch (NoTokenException e) {
            if (clock.instant().isBefore(pair.at().plus(LIFE)) && !e.needsPerson()) {
                return token; // ahead of time: the old one still serves
            }
            throw e;
        }
    }

    @Override
    public String afterRejected(String failedToken) {
        return refresh(failedToken);
    }

    /** A person has brought another pair: what is in memory is over. */
    void forget() {
        cached = null;
    }

    /** Another token than the failed one, from whoever gets it first. */
    private String refresh(@Nullable String failed) {
        refreshing.lock();
        try {
            saveUnsaved();
            long end = System.nanoTime() + WAIT_FOR_OTHERS_NANOS;
            while (true) {
                StoredPair pair = load();
                @Nullable String token = pair.accessToken();
                if (token != null && !token.equals(failed)) {
                    return token;
                }
                if (!usable(pair)) {
                    throw needsPerson(pair.state());
                }
                Instant until = clock.instant().plus(HOLD);
                if (database.write(handle -> accounts.holdRefresh(handle, commune, holder, until))) {
                    // Read after holding: nobody can change the pair now without taking the hold from us.
                    StoredPair held = load();
                    return failedOrNone(held, failed) ? ask(held) : giveBack(held);
                }
                waitForOther(end);
            }
        } finally {
            refreshing.unlock();
        }
    }

    private static boolean failedOrNone(StoredPair pair, @Nullable String failed) {
        @Nullable String token = pair.accessToken();
        return token == null || token.equals(failed);
    }

    private String giveBack(StoredPair pair) {
        end(pair.state(), Instant.EPOCH, null, "");
        @Nullable String token = pair.accessToken();
        if (token == null) {
            throw NoTokenException.forNow("the tokens are being changed");
        }
        return token;
    }

    private String ask(StoredPair pair) {
        @Nullable String refreshToken = pair.refreshToken();
        if (refreshToken == null) {
            end(TokenState.NEEDS_CONSENT, Instant.EPOCH, TokenAlerts.DEAD, "không có mã làm mới");
            throw NoTokenException.needsConsent("the access token has ended and there is no refresh token");
        }
        TokenGrant grant;
        try {
            grant = oauth.refresh(refreshToken);
        } catch (OauthAnswerLostException e) {
            // Trying the same token once more either works or ends with a clear refusal; a person hears of it either
            // way.
            log.error("Commune {}: no answer to the token refresh: {}", commune, e.getMessage());
            end(TokenState.LOST, clock.instant().plus(AFTER_LOST_ANSWER), TokenAlerts.LOST, "");
            throw NoTokenException.forNow(String.valueOf(e.getMessage()));
        } catch (OauthException e) {
            log.error("Commune {}: the token refresh was refused: {}", commune, e.getMessage());
            if (e.terminal()) {
                end(TokenState.NEEDS_CONSENT, Instant.EPOCH, TokenAlerts.DEAD, ZaloErrorWords.of(e));
                throw NoTokenException.needsConsent(String.valueOf(e.getMessage()));
            }
            end(pair.state(), clock.instant().plus(AFTER_REFUSAL), null, "");
            throw NoTokenException.forNow(String.valueOf(e.getMessage()));
        }
        unsaved = grant;
        saveUnsaved();
        @Nullable String token = load().accessToken();
        if (token == null) {
            throw NoTokenException.forNow("the new pair is not stored");
        }
        return token;
    }

    private void saveUnsaved() {
        @Nullable TokenGrant grant = unsaved;
        if (grant == null) {
            return;
        }
        try {
            boolean saved = database.write(handle -> accounts.saveRefreshed(handle, commune, holder, grant));
            if (!saved) {
                log.warn(
                        "Commune {}: a refreshed pair is dropped, somebody has entered another one meanwhile", commune);
            }
            unsaved = null;
            cached = null;
        } catch (RuntimeException e) {
            log.error(
                    "Commune {}: the new token pair cannot be stored; it is kept in memory and stored later",
                    commune,
                    e);
            throw NoTokenException.forNow("the new pair could not be stored");
        }
    }

    private void end(TokenState state, Instant notBefore, @Nullable String alert, String detail) {
        database.write((Handle handle) -> {
            accounts.endRefresh(handle, commune, holder, state, notBefore);
            if (alert != null) {
                accounts.alerts().raise(handle, commune, alert, detail);
            }
            return true;
        });
        cached = null;
    }

    private void waitForOther(long end) {
        if (System.nanoTime() >= end) {
            throw NoTokenException.forNow("another refresh is under way");
        }
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NoTokenException.forNow("interrupted while waiting for another refresh");
        }
    }

    private StoredPair load() {
        StoredPair pair = database.read(handle -> accounts.pair(handle, commune));
        cached = pair;
        return pair;
    }

    private boolean due(StoredPair pair) {
        return !clock.instant().isBefore(pair.at().plus(REFRESH_AT));
    }

    private static boolean usable(StoredPair pair) {
        return pair.state() == TokenState.OK || pair.state() == TokenState.LOST;
    }

    private static NoTokenException needsPerson(TokenState state) {
        return NoTokenException.needsConsent("the Official Account must give consent again (" + state + ")");
    }
}
