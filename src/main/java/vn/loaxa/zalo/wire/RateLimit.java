package vn.loaxa.zalo.wire;

import java.util.OptionalInt;

/**
 * The headers {@code X-RateLimit-Limit} and {@code X-RateLimit-Remain} (zalo-openapi §0.1), each empty when it is not
 * given or no number.
 */
public record RateLimit(OptionalInt limit, OptionalInt remain) {

    /** No header was seen. */
    public static final RateLimit UNKNOWN = new RateLimit(OptionalInt.empty(), OptionalInt.empty());

    boolean isKnown() {
        return limit.isPresent() || remain.isPresent();
    }
}
