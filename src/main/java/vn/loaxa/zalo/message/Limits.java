package vn.loaxa.zalo.message;

import java.text.Normalizer;
import java.util.Locale;

/** Zalo's limits on what is sent. Texts come out in NFC, and are counted by code point in that form. */
final class Limits {
    private Limits() {}

    static String atMost(String field, String text, int max) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (length > max) {
            throw new IllegalArgumentException(field + ": " + length + " characters, at most " + max + " are allowed");
        }
        return composed;
    }

    static String filled(String field, String text, int max) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + ": must not be empty");
        }
        return atMost(field, text, max);
    }

    static String url(String field, String url) {
        String scheme = url.toLowerCase(Locale.ROOT);
        if (!scheme.startsWith("https://") && !scheme.startsWith("http://")) {
            throw new IllegalArgumentException(field + ": must start with https:// or http://");
        }
        return url;
    }
}
