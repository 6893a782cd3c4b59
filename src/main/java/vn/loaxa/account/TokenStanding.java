package vn.loaxa.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an Official Account stands with its tokens.
 *
 * @param hasToken false: none was ever given
 * @param since when the present pair came
 * @param consentedAt when a person last gave consent
 * @param refreshEnds until when the refresh token is good (zalo-openapi §1); null if there is none
 */
public record TokenStanding(
        TokenState state,
        boolean hasToken,
        Instant since,
        Instant consentedAt,
        @Nullable Instant refreshEnds) {
    /** Nothing can be sent until a person acts. */
    public boolean needsConsent() {
        return state == TokenState.NEEDS_CONSENT || state == TokenState.REVOKED || !hasToken && refreshEnds == null;
    }
}
