package vn.loaxa.zalo.auth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The points on which the sources about consent and tokens disagree (zalo-openapi §11.1, §11.2). Immutable.
 *
 * @param pkce how a consent is tied to the one who asked for it
 * @param stateEchoed Zalo gives {@code state} back, so that an answer without it is not ours. Leave it off only where PKCE is
 *     per request: then a foreign code fails at the exchange
 * @param keepsOldRefreshToken an answer to a refresh may lack a refresh token, and then the old one lives on; otherwise such
 *     an answer is a failure
 * @param rotationRestartsLife each refresh token lives three months of its own; otherwise all end three months after the
 *     consent
 * @param refreshLife how long a refresh token lives where Zalo does not tell
 */
public record OauthDialect(
        PkceUse pkce,
        boolean stateEchoed,
        boolean keepsOldRefreshToken,
        boolean rotationRestartsLife,
        Duration refreshLife) {
    /** "3 months", read carefully. */
    private static final Duration REFRESH_LIFE = Duration.ofDays(89);

    private static final OauthDialect STANDARD = new OauthDialect(new PkceUse.PerRequest(), false, true, true);

    /** With the documented life of a refresh token. */
    public OauthDialect(PkceUse pkce, boolean stateEchoed, boolean keepsOldRefreshToken, boolean rotationRestartsLife) {
        this(pkce, stateEchoed, keepsOldRefreshToken, rotationRestartsLife, REFRESH_LIFE);
    }

    /** What the app's page in the console demands. */
    public sealed interface PkceUse {
        /** A new challenge for each consent. */
        record PerRequest() implements PkceUse {}

        /** The one challenge that stands in the console. */
        record Fixed(Pkce pkce) implements PkceUse {}

        /** No challenge. */
        record None() implements PkceUse {}

        /** The pair for the next consent, or null. */
        default @Nullable Pkce next() {
            return this instanceof Fixed fixed ? fixed.pkce() : this instanceof PerRequest ? Pkce.random() : null;
        }
    }

    /** What most sources say: PKCE per request, state perhaps, the old refresh token if there is no new one. */
    public static OauthDialect standard() {
        return STANDARD;
    }

    /** Until when the refresh token of this grant is good; alert well before. */
    public Instant refreshTokenEnds(Instant consentedAt, Instant grantedAt, TokenGrant grant) {
        if (grant.refreshExpiresIn() != null) {
            return grantedAt.plus(grant.refreshExpiresIn());
        }
        return refreshTokenEnds(consentedAt, grantedAt);
    }

    /** The same for a pair of which Zalo did not tell how long it lives. */
    public Instant refreshTokenEnds(Instant consentedAt, Instant grantedAt) {
        return (rotationRestartsLife ? grantedAt : consentedAt).plus(refreshLife);
    }
}
