package vn.loaxa.zalo.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code appsecret_proof}: lower-case hex of HMAC-SHA256 over the access token, keyed with the app secret
 * (zalo-openapi §1). Whether Zalo demands it is a switch of the app in the console. Thread-safe.
 */
public final class AppSecretProof {
    /** The app does not send it. */
    public static final AppSecretProof OFF = new AppSecretProof(null);

    private final @Nullable Supplier<String> appSecret;

    private AppSecretProof(@Nullable Supplier<String> appSecret) {
        this.appSecret = appSecret;
    }

    /** Sends it; the secret is asked for at each call, so that it may be changed while running. */
    public static AppSecretProof with(Supplier<String> appSecret) {
        return new AppSecretProof(appSecret);
    }

    /** The value of the header for this token; null when it is switched off. */
    public @Nullable String of(String accessToken) {
        if (appSecret == null) {
            return null;
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.get().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(accessToken.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
