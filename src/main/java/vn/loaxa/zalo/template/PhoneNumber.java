package vn.loaxa.zalo.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import vn.loaxa.zalo.wire.LimitException;

/**
 * A Vietnamese phone number as Zalo wants it: {@code 84…} without zero or plus. Takes {@code 0912 345 678},
 * {@code +84912345678} and the like. Prints without its middle, because it is personal data.
 */
public record PhoneNumber(String value) {
    private static final Pattern INTERNATIONAL = Pattern.compile("84\\d{8,10}");

    public PhoneNumber {
        String digits = value.replaceAll("[\\s.()-]", "").replaceFirst("^\\+", "");
        value = digits.startsWith("0") ? "84" + digits.substring(1) : digits;
        if (!INTERNATIONAL.matcher(value).matches()) {
            throw new LimitException("phone", "is no Vietnamese number", "0… or +84… with 9 to 11 digits is allowed");
        }
    }

    /** Lower-case hex of its SHA-256, for {@link TemplateApi#sendToHash}. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "84…" + value.substring(value.length() - 2);
    }
}
