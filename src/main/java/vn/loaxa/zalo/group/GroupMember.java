package vn.loaxa.zalo.group;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Someone in a group chat, or invited into it.
 *
 * @param user null for the Official Account itself, which is listed among the members
 * @param name empty where Zalo keeps it back (callers outside Việt Nam)
 */
public record GroupMember(
        @Nullable ZaloUserId user, String name, @Nullable String avatar) {

    /** Null for an element without an id. */
    static @Nullable GroupMember of(JsonNode node) {
        String user = Json.id(node, "user_id");
        return user == null && Json.id(node, "oa_id") == null
                ? null
                : new GroupMember(
                        user == null ? null : new ZaloUserId(user),
                        Json.textOr(node, "name"),
                        Json.text(node, "avatar"));
    }
}
