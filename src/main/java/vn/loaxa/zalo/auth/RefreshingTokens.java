package vn.loaxa.zalo.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import vn.loaxa.zalo.wire.NoTokenException;

/**
 * The tokens of one account in one process, for those who use the SDK alone: one refresh at a time, ahead of the end,
 * and each new pair is handed to {@code store} before it is used. Several processes need a lock of their own around the
 * refresh. Thread-safe.
 */
public final class RefreshingTokens implements AccessTokens {
    /** Refresh when this much of the life is left: with 25 hours of life, at 20 (zalo-openapi §1). */
    private static final Duration AHEAD = Duration.ofHours(5);

    private final OauthClient oauth;
    private final Clock clock;
    private final Consumer<TokenGrant> store;
    private TokenGrant grant;
    private Instant refreshAt;

    /** {@code store} must have written the pair durably when it returns; if it throws, the pair is not used. */
    public RefreshingTokens(OauthClient oauth, Clock clock, TokenGrant first, Consumer<TokenGrant> store) {
        this.oauth = oauth;
        this.clock = clock;
        this.store = store;
        this.grant = first;
        this.refreshAt = refreshAt(first);
    }

    @Override
    public synchronized String current() {
        if (!clock.instant().isBefore(refreshAt)) {
            refresh();
        }
        return grant.accessToken();
    }

    @Override
    public synchronized String afterRejected(String failedToken) {
        if (grant.accessToken().equals(failedToken)) {
            refresh();
        }
        return grant.accessToken();
    }

    private void refresh() {
        TokenGrant next;
        try {
            next = oauth.refresh(grant.refreshToken());
        } catch (OauthException e) {
            String reason = String.valueOf(e.getMessage());
            throw e.terminal() ? NoTokenException.needsConsent(reason) : NoTokenException.forNow(reason);
        }
        store.accept(next);
        grant = next;
        refreshAt = refreshAt(next);
    }

    private Instant refreshAt(TokenGrant granted) {
        Duration life = granted.expiresIn();
        return clock.instant().plus(life.compareTo(AHEAD) > 0 ? life.minus(AHEAD) : life.dividedBy(2));
    }
}
