package vn.loaxa.zalo.wire;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Checks what is to be sent against Zalo's limits; each breach is a {@link LimitException}. Texts come out in NFC, and are
 * counted by code point in that form (zalo-openapi §0.1).
 */
public final class Limits {
    private Limits() {}

    /** The text composed, up to {@code max} code points; may be empty. */
    public static String atMost(String field, String text, int max) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (length > max) {
            throw new LimitException(field, length + " characters", "at most " + max + " are allowed");
        }
        return composed;
    }

    /** As {@link #atMost}, but not blank. */
    public static String filled(String field, String text, int max) {
        return atMost(field, given(field, text), max);
    }

    /** An id or a token: taken as it is, but not blank. */
    public static String given(String field, String value) {
        if (value.isBlank()) {
            throw new LimitException(field, "must not be empty", "found nothing");
        }
        return value;
    }

    /** A web address that a phone can open. */
    public static String url(String field, String url) {
        String scheme = url.toLowerCase(Locale.ROOT);
        if (!scheme.startsWith("https://") && !scheme.startsWith("http://")) {
            throw new LimitException(field, "must start with https:// or http://", "found something else");
        }
        return url;
    }

    /** A copy of the items, {@code min} to {@code max} of them. */
    public static <T> List<T> count(String field, Collection<T> items, int min, int max) {
        if (items.size() < min || items.size() > max) {
            throw new LimitException(field, items.size() + " " + field, allowed(min, max));
        }
        return List.copyOf(items);
    }

    /** A number from {@code min} to {@code max}. */
    public static int range(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new LimitException(field, "must be from " + min + " to " + max, "not " + value);
        }
        return value;
    }

    private static String allowed(int min, int max) {
        return min == 0 ? "at most " + max + " are allowed" : "from " + min + " to " + max + " are allowed";
    }
}
