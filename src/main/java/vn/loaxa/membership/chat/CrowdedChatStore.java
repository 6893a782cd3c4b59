package vn.loaxa.membership.chat;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** How many are in each group chat. Stateless. */
final class CrowdedChatStore {
    /** {@code most} is 0 if Zalo did not tell. */
    record Size(int people, int most) {}

    /** Of the chats that were ever listed. */
    Map<ZaloGroupId, Size> sizes(Handle handle, CommuneId commune) {
        Map<ZaloGroupId, Size> sizes = new HashMap<>();
        handle.createQuery("""
            SELECT r.group_id, r.most_members, (SELECT COUNT(*) FROM chat_member m
                WHERE m.commune_id = r.commune_id AND m.group_id = r.group_id AND m.inside = 1) AS people
            FROM chat_roster r WHERE r.commune_id = :commune""")
                .bind("commune", commune.value())
                .map((row, context) -> Map.entry(
                        new ZaloGroupId(row.getString("group_id")),
                        new Size(row.getInt("people"), row.getInt("most_members"))))
                .forEach(entry -> sizes.put(entry.getKey(), entry.getValue()));
        return sizes;
    }
}
