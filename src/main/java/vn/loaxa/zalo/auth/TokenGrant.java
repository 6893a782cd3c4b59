package vn.loaxa.zalo.auth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A pair as Zalo granted it. Prints without the tokens.
 *
 * @param refreshToken works once; the previous one is dead as soon as Zalo has answered
 * @param expiresIn life of the access token from now, usually 25 hours
 * @param refreshExpiresIn life of the refresh token from now, if Zalo told; otherwise about three months
 */
public record TokenGrant(
        String accessToken,
        String refreshToken,
        Duration expiresIn,
        @Nullable Duration refreshExpiresIn) {
    public TokenGrant(String accessToken, String refreshToken, Duration expiresIn) {
        this(accessToken, refreshToken, expiresIn, null);
    }

    @Override
    public String toString() {
        return "TokenGrant[expiresIn=" + expiresIn + "]";
    }
}
