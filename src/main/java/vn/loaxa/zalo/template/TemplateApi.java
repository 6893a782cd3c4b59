package vn.loaxa.zalo.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import vn.loaxa.zalo.message.MessageQuota;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Sends template messages (zalo-openapi §2.3): beyond the window of 7 days, and to people who have never written. Each
 * costs. There is no idempotency key, and a tracking id is none. Blocking and thread-safe.
 */
public final class TemplateApi {
    private final ZaloCalls calls;

    public TemplateApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /** To a person whom the OA knows; -249 if the template cannot be used this way. */
    public SendOutcome send(ZaloUserId to, TemplateMessage message) {
        ObjectNode body = Json.object();
        if (calls.dialect().messages().nestedTemplateRecipient()) {
            body.putObject("recipient").put("user_id", to.value());
        } else {
            body.put("user_id", to.value());
        }
        put(body, message);
        return SendOutcome.of(
                calls.call(ZaloRequest.post("/v3.0/oa/message/template", body)),
                data -> sent(data, !data.hasNonNull("quota")));
    }

    /** To a phone number, whether or not the OA knows it. */
    public SendOutcome send(PhoneNumber to, TemplateMessage message, PhoneDelivery how) {
        return post("/message/template", put(Json.object().put("phone", to.value()), message), how);
    }

    /**
     * To a phone number of which Zalo is told only the hash. Events then name the hash too.
     *
     * @param hash {@link PhoneNumber#hash}
     * @throws LimitException if it is no SHA-256 in hex
     */
    public SendOutcome sendToHash(String hash, TemplateMessage message, PhoneDelivery how) {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new LimitException("hash", "is no hash", "64 lower-case hex digits are allowed");
        }
        return post("/message/template/hashphone", put(Json.object().put("hash_phone", hash), message), how);
    }

    /** To a phone number, with number and values encrypted for Zalo. */
    public SendOutcome sendEncrypted(
            TemplateCipher cipher, PhoneNumber to, TemplateMessage message, PhoneDelivery how) {
        ObjectNode body = Json.object()
                .put("rsa_phone", cipher.encrypt("phone", to.value()))
                .put("template_id", message.templateId());
        ObjectNode data = body.putObject("template_data");
        message.data().forEach((name, value) -> data.put(name, cipher.encrypt(name, value)));
        return post("/rsa/message/template", body, how);
    }

    /**
     * Where a message to a phone number is.
     *
     * @throws ZaloException if Zalo refused or did not answer
     */
    public TemplateStatus status(String messageId) {
        return TemplateStatus.of(
                calls.ask(ZaloRequest.getBusiness("/message/status", Map.of("message_id", messageId))));
    }

    private SendOutcome post(String path, ObjectNode body, PhoneDelivery how) {
        body.put("tracking_id", how.trackingId()).put("sending_mode", how.overQuota() ? "3" : "1");
        if (how.development()) {
            body.put("mode", "development");
        }
        return SendOutcome.of(calls.call(ZaloRequest.postBusiness(path, body)), data -> sent(data, !how.development()));
    }

    private static ObjectNode put(ObjectNode body, TemplateMessage message) {
        ObjectNode data = body.put("template_id", message.templateId()).putObject("template_data");
        message.data().forEach(data::put);
        return body;
    }

    private static SendOutcome.Sent sent(JsonNode data, boolean charged) {
        String id = Json.firstText(data, "message_id", "msg_id");
        return new SendOutcome.Sent(
                id == null ? "" : id, Json.instant(data, "sent_time"), charged, MessageQuota.of(data));
    }
}
