package vn.loaxa.zalo.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/**
 * What became of a message ({@code GET /v3.0/oa/message/status}, zalo-openapi §2.7; one source only). The events
 * {@code user_received_message} and {@code user_seen_message} are the surer way.
 *
 * @param status as sent, such as sent, delivered, read or failed; empty if not told
 */
public record MessageStatus(
        String status,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt) {
    static MessageStatus of(JsonNode data) {
        Instant delivered = Json.instant(data, "delivered_time");
        return new MessageStatus(
                Json.textOr(data, "status"),
                delivered == null ? Json.instant(data, "delivery_time") : delivered,
                Json.instant(data, "read_time"));
    }
}
