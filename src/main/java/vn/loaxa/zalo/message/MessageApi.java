package vn.loaxa.zalo.message;

import com.fasterxml.jackson.databind.JsonNode;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Consultation messages to one person ({@code /v3.0/oa/message/cs}, zalo-openapi §2.1): within 7 days of the person's
 * last interaction, free within 48 hours. Zalo knows no idempotency key: an {@link SendOutcome.Unknown} must be settled.
 * Blocking and thread-safe.
 */
public final class MessageApi {
    private final ZaloCalls calls;

    public MessageApi(ZaloCalls calls) {
        this.calls = calls;
    }

    public SendOutcome send(ZaloUserId to, OutgoingMessage message) {
        var body = MessageWire.send("user_id", to.value(), message);
        return SendOutcome.of(calls.call(ZaloRequest.post("/v3.0/oa/message/cs", body)), MessageApi::sent);
    }

    private static SendOutcome.Sent sent(JsonNode data) {
        return new SendOutcome.Sent(
                Json.textOr(data, "message_id"), Json.instant(data, "sent_time"), !data.hasNonNull("quota"));
    }
}
