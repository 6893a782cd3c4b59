package vn.loaxa.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.group.GroupMember;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** Rows of group chats as Zalo listed them. Stateless. */
final class ChatRosterStore {
    record Row(Instant comparedAt, @Nullable LocalDate validThrough, int mostMembers) {}

    /** Puts a new list in place of the old one. */
    void save(Handle handle, CommuneId commune, ZaloGroupId group, Row row, List<GroupMember> members) {
        handle.createUpdate("""
            INSERT INTO chat_roster (commune_id, group_id, compared_at, valid_through, most_members)
            VALUES (:commune, :group, :at, :through, :most)
            ON CONFLICT (commune_id, group_id) DO UPDATE SET compared_at = excluded.compared_at,
                valid_through = excluded.valid_through, most_members = excluded.most_members
            """)
                .bind("commune", commune.value())
                .bind("group", group.value())
                .bind("at", row.comparedAt().toEpochMilli())
                .bind("through", row.validThrough() == null ? null : String.valueOf(row.validThrough()))
                .bind("most", row.mostMembers())
                .execute();
        handle.createUpdate("DELETE FROM chat_member WHERE commune_id = :commune AND group_id = :group")
                .bind("commune", commune.value())
                .bind("group", group.value())
                .execute();
        PreparedBatch batch = handle.prepareBatch("""
            INSERT INTO chat_member (commune_id, group_id, user_id, name) VALUES (:commune, :group, :user, :name)
            ON CONFLICT DO NOTHING
            """);
        for (GroupMember member : members) {
            if (member.user() != null) {
                batch.bind("commune", commune.value())
                        .bind("group", group.value())
                        .bind("user", member.user().value())
                        .bind("name", member.name())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    Optional<Row> row(Handle handle, CommuneId commune, ZaloGroupId group) {
        return handle.createQuery("""
            SELECT compared_at, valid_through, most_members FROM chat_roster
            WHERE commune_id = :commune AND group_id = :group
            """)
                .bind("commune", commune.value())
                .bind("group", group.value())
                .map((row, context) -> {
                    String through = row.getString("valid_through");
                    return new Row(
                            Instant.ofEpochMilli(row.getLong("compared_at")),
                            through == null ? null : LocalDate.parse(through),
                            row.getInt("most_members"));
                })
                .findOne();
    }

    /** Names by user id, in the order of the names. */
    Map<String, String> members(Handle handle, CommuneId commune, ZaloGroupId group) {
        Map<String, String> members = new LinkedHashMap<>();
        handle.createQuery("""
            SELECT user_id, name FROM chat_member
            WHERE commune_id = :commune AND group_id = :group ORDER BY name, user_id
            """)
                .bind("commune", commune.value())
                .bind("group", group.value())
                .map((row, context) -> Map.entry(row.getString("user_id"), row.getString("name")))
                .forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        return members;
    }
}
