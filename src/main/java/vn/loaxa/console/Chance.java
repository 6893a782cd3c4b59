package vn.loaxa.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens and codes that cannot be guessed; a test gives its own codes. */
interface Chance {
    /** 32 random bytes as text that stands in cookies and addresses. */
    String token();

    /** Six digits. */
    String code();

    static Chance secure() {
        var random = new SecureRandom();
        return new Chance() {
            @Override
            public String token() {
                byte[] bytes = new byte[32];
                random.nextBytes(bytes);
                return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            }

            @Override
            public String code() {
                return String.format("%06d", random.nextInt(1_000_000));
            }
        };
    }

    /** What is kept in place of a secret. The purpose keeps the hashes of one use from serving another. */
    static String hash(String purpose, String secret) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest((purpose + "\n" + secret).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
