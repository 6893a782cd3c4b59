package vn.loaxa.zalo.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code X-ZEvent-Signature} (zalo-openapi §7): SHA-256, not HMAC, over app id + body as received + timestamp of
 * the body + OA secret key. Takes the value with and without {@code mac=}, and any of several keys, for the time of a
 * rotation. Compares in constant time. Thread-safe.
 */
public final class SignatureVerifier {
    private static final String PREFIX = "mac=";
    private static final int HEX_LENGTH = 64;

    /** Has taken in the app id; is only ever cloned, which is cheaper than asking the providers and needs no lock. */
    private final MessageDigest start;

    private final List<byte[]> keys;

    /** {@code keys}: the OA secret keys that are good now, usually one, two while rotating. */
    public SignatureVerifier(String appId, List<String> keys) {
        if (keys.isEmpty() || keys.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("keys: at least one is needed, and none may be empty");
        }
        this.start = sha256();
        this.start.update(appId.getBytes(StandardCharsets.UTF_8));
        this.keys =
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /**
     * @param rawBody exactly as received
     * @param timestamp the text of {@code timestamp} inside the body, empty if it has none
     * @param header as received, or null
     */
    public boolean matches(byte[] rawBody, String timestamp, @Nullable String header) {
        byte[] given = header == null ? null : mac(header.trim());
        if (given == null) {
            return false;
        }
        MessageDigest signed = copy(start);
        signed.update(rawBody);
        signed.update(timestamp.getBytes(StandardCharsets.UTF_8));
        boolean matches = false;
        for (byte[] key : keys) {
            MessageDigest digest = copy(signed);
            matches |= MessageDigest.isEqual(digest.digest(key), given);
        }
        return matches;
    }

    /** The header as Zalo would send it with this body, by the first key: for checking one's own address. */
    public String sign(byte[] rawBody, String timestamp) {
        MessageDigest digest = copy(start);
        digest.update(rawBody);
        digest.update(timestamp.getBytes(StandardCharsets.UTF_8));
        return PREFIX + HexFormat.of().formatHex(digest.digest(keys.get(0)));
    }

    private static byte @Nullable [] mac(String header) {
        String hex = header.startsWith(PREFIX) ? header.substring(PREFIX.length()) : header;
        if (hex.length() != HEX_LENGTH) {
            return null;
        }
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException notHex) {
            return null;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
        }
    }
}
