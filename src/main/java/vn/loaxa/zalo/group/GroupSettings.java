package vn.loaxa.zalo.group;

import com.fasterxml.jackson.databind.JsonNode;
import vn.loaxa.zalo.wire.Json;

/**
 * The four switches of a group chat.
 *
 * @param membersLocked only the OA and the deputies may write ({@code lock_send_msg})
 * @param joinNeedsApproval {@code join_appr}
 * @param historyForNewMembers {@code enable_msg_history}
 * @param joinByLink {@code enable_link_join}
 */
public record GroupSettings(
        boolean membersLocked, boolean joinNeedsApproval, boolean historyForNewMembers, boolean joinByLink) {

    static GroupSettings of(JsonNode node) {
        return new GroupSettings(
                Json.flag(node, "lock_send_msg"),
                Json.flag(node, "join_appr"),
                Json.flag(node, "enable_msg_history"),
                Json.flag(node, "enable_link_join"));
    }
}
