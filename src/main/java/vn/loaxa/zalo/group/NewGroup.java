package vn.loaxa.zalo.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.List;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * A group chat to be made (zalo-openapi §3). At least one of the members must be an administrator of the OA, and each
 * must follow the OA or have interacted within 7 days. Limits are checked here; a breach throws
 * {@link IllegalArgumentException} naming the field.
 *
 * @param assetId an unused right to a group
 * @param members 1 to 99
 */
public record NewGroup(String name, String description, String assetId, List<ZaloUserId> members) {
    static final int MAX_NAME = 30;
    private static final int MAX_MEMBERS = 99;

    public NewGroup {
        name = checkedName(name);
        members = List.copyOf(members);
        if (members.isEmpty() || members.size() > MAX_MEMBERS) {
            throw new IllegalArgumentException(
                    "members: " + members.size() + " people, from 1 to " + MAX_MEMBERS + " are allowed");
        }
        if (assetId.isBlank()) {
            throw new IllegalArgumentException("assetId: must not be empty");
        }
    }

    static String checkedName(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (composed.isBlank() || length > MAX_NAME) {
            throw new IllegalArgumentException(
                    "name: " + length + " characters, from 1 to " + MAX_NAME + " are allowed");
        }
        return composed;
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
