package vn.loaxa.zalo.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.Limits;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * A group chat to be made (zalo-openapi §3). At least one of the members must be an administrator of the OA, and each
 * must follow the OA or have interacted within 7 days. Limits are checked here; a breach throws
 * {@link LimitException} naming the field.
 *
 * @param name how long it may be is a setting, checked when the group is made
 * @param assetId an unused right to a group
 * @param members 1 to 99
 */
public record NewGroup(String name, String description, String assetId, List<ZaloUserId> members) {
    private static final int MAX_MEMBERS = 99;

    public NewGroup {
        name = Limits.filled("name", name, Integer.MAX_VALUE);
        members = Limits.count("members", members, 1, MAX_MEMBERS);
        Limits.given("assetId", assetId);
    }

    ObjectNode body() {
        ObjectNode body = Json.object()
                .put("group_name", name)
                .put("group_description", description)
                .put("asset_id", assetId);
        var ids = body.putArray("member_user_ids");
        members.forEach(member -> ids.add(member.value()));
        return body;
    }
}
