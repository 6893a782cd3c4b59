package vn.loaxa.zalo.broadcast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.Limits;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloRequest;

/**
 * Articles to followers ({@code /v2.0/oa/message}, zalo-openapi §2.4): 06:00 to 21:59, looked at by Zalo for about 30
 * minutes first, against the quota of the month. Blocking and thread-safe.
 */
public final class BroadcastApi {
    private static final int MAX_ARTICLES = 5;

    private final ZaloCalls calls;

    public BroadcastApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /**
     * Sends one to five articles of the OA.
     *
     * @param articleIds of articles that are published already
     * @throws LimitException if there are too many or none; nothing was sent
     */
    public SendOutcome send(BroadcastTarget target, List<String> articleIds) {
        Limits.count("articleIds", articleIds, 1, MAX_ARTICLES);
        ObjectNode body = Json.object();
        body.putObject("recipient").set("target", target.json(calls.dialect().targets()));
        var elements = body.putObject("message")
                .putObject("attachment")
                .put("type", "template")
                .putObject("payload")
                .put("template_type", "media")
                .putArray("elements");
        articleIds.forEach(id ->
                elements.addObject().put("media_type", "article").put("attachment_id", Limits.given("articleIds", id)));
        return SendOutcome.of(
                calls.call(ZaloRequest.post("/v2.0/oa/message", body)),
                data -> new SendOutcome.Sent(Json.textOr(data, "message_id"), Json.instant(data, "sent_time"), false));
    }
}
