package vn.loaxa.zalo.wire;

/**
 * Where the calls of one account get their access token. Implemented through {@code vn.loaxa.zalo.auth.AccessTokens}.
 * Must be thread-safe.
 */
public interface TokenSource {

    /**
     * The token to use now.
     *
     * @throws NoTokenException if there is none
     */
    String current();

    /**
     * Zalo refused this token (-216, -220, template -124). Called by every thread that was refused: must refresh at
     * most once for one failing value and then give all of them the new token.
     *
     * @throws NoTokenException if no other token could be had
     */
    String afterRejected(String failedToken);
}
