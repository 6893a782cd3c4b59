package vn.loaxa.account;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an Official Account has left of something it bought or gets with its package (zalo-openapi §3).
 *
 * @param product Zalo's word, such as {@code cs}; {@link #PACKAGE} for the account's own package
 * @param remain how many are left, of {@code total}; null where Zalo does not tell
 * @param validThrough the last day, in the zone of Việt Nam; null where Zalo does not tell
 * @param askedAt when Zalo told this
 */
public record Quota(
        String product,
        @Nullable Integer remain,
        @Nullable Integer total,
        @Nullable LocalDate validThrough,
        Instant askedAt) {
    /** The package of the account as a whole. */
    public static final String PACKAGE = "package";
}
