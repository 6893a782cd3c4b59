package vn.loaxa.zalo.auth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloOaId;

/**
 * With what the browser came back to the redirect address (zalo-openapi §1). The address is public: whatever a stranger
 * puts there is one of these, and no exception.
 */
public sealed interface ConsentAnswer {
    /** Longer than anything that Zalo sends. */
    int MAX_QUERY = 8192;

    /**
     * Access was granted. Prints without the code.
     *
     * @param code for {@link OauthClient#exchange}, once, within 10 minutes
     * @param oaId which OA consented, if Zalo told; check that it is the one you mean
     */
    record Granted(String code, @Nullable ZaloOaId oaId) implements ConsentAnswer {
        @Override
        public String toString() {
            return "Granted[oaId=" + oaId + "]";
        }
    }

    /**
     * Zalo granted nothing. Most refusals stay on a page of Zalo's own.
     *
     * @param code Zalo's number, 0 if it gave none
     */
    record Refused(int code, String reason) implements ConsentAnswer {}

    /** Not an answer to this consent: another mark, no mark where there must be one, or no code at all. */
    record NotOurs(String reason) implements ConsentAnswer {}

    /**
     * Reads what stands behind the question mark.
     *
     * @param rawQuery as received, still encoded; null if there was none
     * @param asked what was asked for
     */
    static ConsentAnswer read(@Nullable String rawQuery, Consent asked) {
        Map<String, String> query = decode(rawQuery == null ? "" : rawQuery);
        String state = query.get("state");
        if (state == null ? asked.stateEchoed() : !same(state, asked.state())) {
            return new NotOurs(state == null ? "the answer has no state" : "the answer has another state");
        }
        String error = first(query, "error_code", "error");
        if (error != null && !error.equals("0")) {
            String reason = first(query, "error_description", "error_reason", "error_name", "message");
            return new Refused(number(error), reason == null ? error : reason);
        }
        String code = query.get("code");
        if (code == null || code.isBlank()) {
            return new NotOurs("the answer has no code");
        }
        String oa = query.get("oa_id");
        return new Granted(code, oa == null || oa.isBlank() ? null : new ZaloOaId(oa));
    }

    /** The mark in an answer that nobody has read yet, to find what it answers; null if there is none. */
    static @Nullable String state(@Nullable String rawQuery) {
        String state = decode(rawQuery == null ? "" : rawQuery).get("state");
        return state == null || state.isBlank() ? null : state;
    }

    private static Map<String, String> decode(String rawQuery) {
        Map<String, String> query = new HashMap<>();
        if (rawQuery.length() > MAX_QUERY) {
            return query;
        }
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    query.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                } catch (IllegalArgumentException brokenEncoding) {
                    query.remove(pair.substring(0, equals));
                }
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static boolean same(String given, String ours) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), ours.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String first(Map<String, String> query, String... names) {
        for (String name : names) {
            String value = query.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
