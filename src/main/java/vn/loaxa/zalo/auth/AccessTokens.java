package vn.loaxa.zalo.auth;

import vn.loaxa.zalo.wire.NoTokenException;
import vn.loaxa.zalo.wire.TokenSource;

/**
 * The access token of one account. Implementations are thread-safe and refresh at most once for one failing token value,
 * however many threads report it: a refresh token works a single time (zalo-openapi §1).
 */
public interface AccessTokens extends TokenSource {

    /**
     * The token to use now; may refresh first when it is about to end.
     *
     * @throws NoTokenException if there is none, and whether a person must act
     */
    @Override
    String current();

    /**
     * Called after Zalo refused {@code failedToken}. If another token is current by now, gives that one without asking
     * Zalo. Otherwise refreshes, and stores the new pair durably before it gives the access token away.
     *
     * @throws NoTokenException if no other token could be had, and whether a person must act
     */
    @Override
    String afterRejected(String failedToken);

    /** A token that never changes, for tools and tests; a refused one is for a person. */
    static AccessTokens fixed(String token) {
        return new AccessTokens() {
            @Override
            public String current() {
                return token;
            }

            @Override
            public String afterRejected(String failedToken) {
                throw NoTokenException.needsConsent("the fixed access token was refused");
            }
        };
    }
}
