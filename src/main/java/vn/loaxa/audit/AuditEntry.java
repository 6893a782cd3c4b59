package vn.loaxa.audit;

import java.time.Instant;
import java.util.Map;

/**
 * A line of the log as read back.
 *
 * @param sequence 1, 2, 3 ... within the commune, without gaps
 * @param action a stable word such as {@code directive.published}, {@code member.added}
 * @param subject what it was done to, such as {@code directive:12}
 * @param details a few facts; no message texts, no phone numbers
 * @param hash SHA-256 over the previous hash and this line, hex
 */
public record AuditEntry(
        long sequence,
        Instant at,
        Actor actor,
        String action,
        String subject,
        Map<String, String> details,
        String hash) {}
