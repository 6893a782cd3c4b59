package vn.loaxa.app;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Marks by which a group chat is known again in Zalo's list; nobody guesses the next. Thread-safe. */
final class ChatMarks {
    private static final SecureRandom RANDOM = new SecureRandom();

    private ChatMarks() {}

    /** Ten characters. */
    static String next() {
        byte[] bytes = new byte[5];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
