package vn.loaxa.zalo.group;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloGroupId;

/**
 * A group chat as lists show it (zalo-openapi §3).
 *
 * @param link for joining
 * @param status as sent, such as {@code enabled}
 */
public record GroupProfile(
        ZaloGroupId id,
        String name,
        String description,
        @Nullable String avatar,
        @Nullable String link,
        int members,
        String status) {

    /** Null for an element without an id. */
    static @Nullable GroupProfile of(JsonNode node) {
        String id = Json.id(node, "group_id");
        return id == null
                ? null
                : new GroupProfile(
                        new ZaloGroupId(id),
                        Json.textOr(node, "name"),
                        Json.textOr(node, "group_description"),
                        Json.text(node, "avatar"),
                        Json.text(node, "group_link"),
                        Json.integerOr(node, "total_member", 0),
                        Json.textOr(node, "status"));
    }
}
