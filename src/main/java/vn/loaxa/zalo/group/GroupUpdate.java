package vn.loaxa.zalo.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.Limits;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** What to change about a group chat; null leaves a thing as it is. */
public record GroupUpdate(
        @Nullable String name,
        @Nullable String avatar,
        @Nullable String description,
        @Nullable GroupSettings settings) {
    public GroupUpdate {
        name = name == null ? null : Limits.filled("name", name, Integer.MAX_VALUE);
    }

    public static GroupUpdate rename(String name) {
        return new GroupUpdate(name, null, null, null);
    }

    public static GroupUpdate settings(GroupSettings settings) {
        return new GroupUpdate(null, null, null, settings);
    }

    ObjectNode body(ZaloGroupId group) {
        ObjectNode body = Json.object().put("group_id", group.value());
        putIfGiven(body, "group_name", name);
        putIfGiven(body, "group_avatar", avatar);
        putIfGiven(body, "group_description", description);
        if (settings != null) {
            body.put("lock_send_msg", settings.membersLocked())
                    .put("join_appr", settings.joinNeedsApproval())
                    .put("enable_msg_history", settings.historyForNewMembers())
                    .put("enable_link_join", settings.joinByLink());
        }
        return body;
    }

    private static void putIfGiven(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
