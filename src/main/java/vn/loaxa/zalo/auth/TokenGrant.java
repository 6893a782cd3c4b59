package vn.loaxa.zalo.auth;

import java.time.Duration;

/**
 * A pair as Zalo granted it. Prints without the tokens.
 *
 * @param refreshToken works once; the previous one is dead as soon as Zalo has answered
 * @param expiresIn life of the access token from now, usually 25 hours
 */
public record TokenGrant(String accessToken, String refreshToken, Duration expiresIn) {
    @Override
    public String toString() {
        return "TokenGrant[expiresIn=" + expiresIn + "]";
    }
}
