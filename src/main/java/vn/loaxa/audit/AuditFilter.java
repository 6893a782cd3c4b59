package vn.loaxa.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the log are wanted. Empty parts ask for nothing.
 *
 * @param persons any of these people did it; null for anybody, and an empty list for nobody
 * @param action the stable word; empty for any
 * @param from inclusive; null for the beginning
 * @param until exclusive; null for now
 */
public record AuditFilter(
        @Nullable List<Long> persons,
        String action,
        @Nullable Instant from,
        @Nullable Instant until) {
    public static final AuditFilter ALL = new AuditFilter(null, "", null, null);

    public AuditFilter {
        persons = persons == null ? null : List.copyOf(persons);
    }
}
