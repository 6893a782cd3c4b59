package vn.loaxa.broadcast;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.loaxa.text.Vietnamese;

/**
 * The code at the foot of each message, such as {@code 7K3F9}. Twenty-three million are possible, so none is guessed; letters and
 * digits that look alike (0 and O, 1, I and L) are left out, and each has a letter and a digit, so that no word is one.
 * Thread-safe.
 */
public final class CheckCode {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 5;
    private static final Pattern SHAPE = Pattern.compile("(?=.*[2-9])(?=.*[A-Z])[2-9A-HJKMNP-Z]{5}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private CheckCode() {}

    static String fresh() {
        String code;
        do {
            var text = new StringBuilder(LENGTH);
            for (int i = 0; i < LENGTH; i++) {
                text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
            }
            code = text.toString();
        } while (!SHAPE.matcher(code).matches());
        return code;
    }

    /** The code that was typed, however spaced and cased; empty for what cannot be one. */
    public static Optional<String> read(String typed) {
        String code = Vietnamese.fold(typed).replaceAll("[^a-z0-9]", "").toUpperCase(Locale.ROOT);
        return SHAPE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }
}
