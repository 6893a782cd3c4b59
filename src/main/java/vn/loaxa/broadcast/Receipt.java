package vn.loaxa.broadcast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one person of the roll stands: a line of the receipt list.
 *
 * @param reason why somebody has to go or to ask, in words; empty where the message is on its way or there
 * @param changedAt when the status was reached
 * @param proxied the acknowledgement was reported by somebody else
 */
public record Receipt(
        String name,
        String village,
        String body,
        DeliveryStatus status,
        String reason,
        Instant changedAt,
        @Nullable Instant acknowledgedAt,
        boolean proxied) {}
