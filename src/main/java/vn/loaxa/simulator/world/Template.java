package vn.loaxa.simulator.world;

import java.time.Instant;
import java.util.List;

/**
 * A ZBS template (zalo-openapi §2.3). Immutable.
 *
 * @param status {@code ENABLE}, {@code PENDING_REVIEW}, {@code REJECT} or {@code DISABLE}
 * @param quality {@code HIGH}, {@code MEDIUM}, {@code LOW} or {@code UNDEFINED}
 * @param tag {@code TRANSACTION}, {@code CUSTOMER_CARE} or {@code PROMOTION}
 * @param byUser false: cannot go by user id (-249)
 * @param any true: takes every value that is sent with it
 */
public record Template(
        String id,
        String name,
        String status,
        String quality,
        String tag,
        Instant created,
        boolean byUser,
        boolean any,
        List<Blank> blanks) {
    /** A place to fill in. {@code most} in characters. */
    public record Blank(String name, boolean required, int most, String sample) {}

    public Template {
        blanks = List.copyOf(blanks);
    }

    Template standing(String newStatus, String newQuality) {
        return new Template(id, name, newStatus, newQuality, tag, created, byUser, any, blanks);
    }
}
