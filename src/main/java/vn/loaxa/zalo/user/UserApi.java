package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The persons that the OA knows (zalo-openapi §5). Blocking and thread-safe. */
public final class UserApi {
    private final ZaloCalls calls;

    public UserApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /**
     * One person. Zalo refuses callers outside Việt Nam (-501).
     *
     * @throws ZaloException if Zalo refused (-213: not known to the OA) or did not answer
     */
    public UserDetail detail(ZaloUserId user) {
        var data = Json.object().put("user_id", user.value());
        return UserDetail.of(user, calls.ask(ZaloRequest.getWithData("/v3.0/oa/user/detail", data)));
    }

    /**
     * One page of persons.
     *
     * @throws ZaloException if Zalo refused or did not answer
     */
    public UserPage list(UserQuery query) {
        JsonNode data = calls.ask(ZaloRequest.getWithData("/v3.0/oa/user/getlist", query.data()));
        return new UserPage(
                Json.integerOr(data, "total", 0),
                Json.integerOr(data, "offset", query.offset()),
                Json.list(data.path("users"), UserApi::id));
    }

    /** Notes something about a person. May be repeated without harm. */
    public SendOutcome update(ZaloUserId user, UserUpdate update) {
        return SendOutcome.done(calls.call(ZaloRequest.post("/v3.0/oa/user/update", update.json(user))));
    }

    /** Deletes what the OA has noted about a person and what the person shared; their account at Zalo stays. */
    public SendOutcome deleteInfo(ZaloUserId user) {
        var body = Json.object().put("user_id", user.value());
        return SendOutcome.done(calls.call(ZaloRequest.post("/v2.0/oa/deletefollowerinfo", body)));
    }

    private static @Nullable ZaloUserId id(JsonNode user) {
        String id = Json.id(user, "user_id");
        return id == null ? null : new ZaloUserId(id);
    }
}
