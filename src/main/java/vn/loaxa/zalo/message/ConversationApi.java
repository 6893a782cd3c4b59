package vn.loaxa.zalo.message;

import java.util.List;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.Limits;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * The history with single persons (zalo-openapi §5). That of a group chat is with the groups. Blocking and
 * thread-safe.
 */
public final class ConversationApi {
    /** Most messages that Zalo gives at once. */
    public static final int MAX_COUNT = 10;

    private final ZaloCalls calls;

    public ConversationApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /**
     * What was said with one person.
     *
     * @param offset how many of the newest to skip
     * @param count 1 to {@value #MAX_COUNT}
     * @throws ZaloException if Zalo refused or did not answer
     */
    public List<HistoryMessage> with(ZaloUserId user, int offset, int count) {
        var data =
                Json.object().put("user_id", user.value()).put("offset", offset).put("count", checked(count));
        return HistoryMessage.list(calls.ask(ZaloRequest.getWithData("/v2.0/oa/conversation", data)));
    }

    /** The last message with each of the persons who wrote lately; otherwise as {@link #with}. */
    public List<HistoryMessage> recent(int offset, int count) {
        var data = Json.object().put("offset", offset).put("count", checked(count));
        return HistoryMessage.list(calls.ask(ZaloRequest.getWithData("/v2.0/oa/listrecentchat", data)));
    }

    private static int checked(int count) {
        return Limits.range("count", count, 1, MAX_COUNT);
    }
}
