package vn.loaxa.zalo.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.Limits;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloDialect;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Consultation messages to one person ({@code /v3.0/oa/message/cs}, zalo-openapi §2.1): within 7 days of the person's
 * last interaction, free within 48 hours. Zalo knows no idempotency key: an {@link SendOutcome.Unknown} must be settled.
 * Blocking and thread-safe.
 */
public final class MessageApi {
    private static final String CONSULTATION = "/v3.0/oa/message/cs";
    private static final String V2 = "/v2.0/oa/message";
    private static final Set<OutgoingMessage.Kind> TO_VISITORS = EnumSet.of(
            OutgoingMessage.Kind.TEXT,
            OutgoingMessage.Kind.IMAGE,
            OutgoingMessage.Kind.FILE,
            OutgoingMessage.Kind.STICKER);

    private final ZaloCalls calls;

    public MessageApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /** A message of any kind. */
    public SendOutcome send(ZaloUserId to, OutgoingMessage message) {
        return post(path(message), MessageWire.send("user_id", to.value(), message, calls.dialect()));
    }

    /** An answer addressed by the message it answers, up to eight in 48 hours (zalo-openapi §2.1; one source only). */
    public SendOutcome reply(String messageId, OutgoingMessage message) {
        Limits.given("messageId", messageId);
        return post(path(message), MessageWire.send("message_id", messageId, message, calls.dialect()));
    }

    /** A message laid out by a Mini App. */
    public SendOutcome send(ZaloUserId to, MiniAppMessage message) {
        ObjectNode body = Json.object();
        body.putObject("recipient").put("user_id", to.value());
        ObjectNode data = body.putObject("message")
                .put("template_type", message.templateType())
                .putObject("template_data");
        message.templateData().forEach(data::put);
        return post(CONSULTATION + "/miniapp", body);
    }

    /**
     * A message to somebody without a Zalo account (zalo-openapi §2.5).
     *
     * @throws LimitException if it is no text, image, file or sticker; nothing was sent
     */
    public SendOutcome send(Visitor to, OutgoingMessage message) {
        if (!TO_VISITORS.contains(message.kind())) {
            throw new LimitException(
                    "message", message.kind().toString(), "only " + TO_VISITORS + " go to anonymous visitors");
        }
        ObjectNode body = MessageWire.send("anonymous_id", to.anonymousId(), message, calls.dialect());
        ((ObjectNode) body.path("recipient")).put("conversation_id", to.conversationId());
        return SendOutcome.of(
                calls.call(ZaloRequest.post(V2, body)),
                data -> new SendOutcome.Sent(Json.textOr(data, "message_id"), Json.instant(data, "sent_time"), false));
    }

    /** Reacts to a message of this person; free (zalo-openapi §2.6). */
    public SendOutcome react(ZaloUserId to, String messageId, Reaction reaction) {
        Limits.given("messageId", messageId);
        ObjectNode body = Json.object();
        body.putObject("recipient").put("user_id", to.value());
        body.putObject("sender_action").put("react_icon", reaction.icon()).put("react_message_id", messageId);
        return SendOutcome.of(
                calls.call(ZaloRequest.post(V2, body)),
                data -> new SendOutcome.Sent(Json.textOr(data, "message_id"), null, false));
    }

    /**
     * What became of a message.
     *
     * @throws ZaloException if Zalo refused or did not answer
     */
    public MessageStatus status(String messageId) {
        return MessageStatus.of(calls.ask(ZaloRequest.get("/v3.0/oa/message/status", Map.of("message_id", messageId))));
    }

    private String path(OutgoingMessage message) {
        ZaloDialect.Messages dialect = calls.dialect().messages();
        boolean buttons =
                message instanceof OutgoingMessage.Text text && !text.buttons().isEmpty();
        boolean old = (dialect.listsOverV2() && message.kind() == OutgoingMessage.Kind.LIST)
                || (dialect.buttonsOverV2() && buttons);
        return old ? V2 : CONSULTATION;
    }

    private SendOutcome post(String path, ObjectNode body) {
        return SendOutcome.of(calls.call(ZaloRequest.post(path, body)), MessageApi::sent);
    }

    private static SendOutcome.Sent sent(JsonNode data) {
        return new SendOutcome.Sent(
                Json.textOr(data, "message_id"),
                Json.instant(data, "sent_time"),
                !data.hasNonNull("quota"),
                MessageQuota.of(data));
    }
}
