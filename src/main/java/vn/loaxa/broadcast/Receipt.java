package vn.loaxa.broadcast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one person of the roll stands: a line of the receipt list.
 *
 * @param reason why somebody has to go or to ask, in words; empty where the message is on its way or there
 * @param changedAt when the status was reached
 * @param proxied the acknowledgement was reported by somebody else
 * @param answered null where nothing was asked, or nothing answered
 */
public record Receipt(
        String name,
        String village,
        String body,
        DeliveryStatus status,
        String reason,
        Instant changedAt,
        @Nullable Instant acknowledgedAt,
        boolean proxied,
        @Nullable Answered answered) {

    /**
     * What the person answered to what the directive asks, by the answer that counts.
     *
     * @param said in words
     * @param late after the deadline
     * @param proxied reported by somebody else
     */
    public record Answered(String said, Instant at, boolean late, boolean proxied) {}
}
