package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.Limits;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * The tags by which the OA sorts persons (zalo-openapi §5). Each change may be repeated without harm. An empty tag is a
 * {@link LimitException}. Blocking and thread-safe.
 */
public final class TagApi {
    private final ZaloCalls calls;

    public TagApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /**
     * All tags of the account.
     *
     * @throws ZaloException if Zalo refused or did not answer
     */
    public List<String> all() {
        return Json.list(calls.ask(ZaloRequest.get("/v2.0/oa/tag/gettagsofoa", Map.of())), JsonNode::asText);
    }

    /** Puts a tag on a person; a tag that is not there yet is made. */
    public SendOutcome add(ZaloUserId user, String tag) {
        return change("tagfollower", named(tag).put("user_id", user.value()));
    }

    /** Takes a tag off a person. */
    public SendOutcome remove(ZaloUserId user, String tag) {
        return change("rmfollowerfromtag", named(tag).put("user_id", user.value()));
    }

    /** Takes a tag off everybody, and out of the list. */
    public SendOutcome delete(String tag) {
        return change("rmtag", named(tag));
    }

    private static ObjectNode named(String tag) {
        return Json.object().put("tag_name", Limits.given("tag", tag));
    }

    private SendOutcome change(String action, ObjectNode body) {
        return SendOutcome.done(calls.call(ZaloRequest.post("/v2.0/oa/tag/" + action, body)));
    }
}
