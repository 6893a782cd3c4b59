package vn.loaxa.membership.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.group.GroupMember;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Who is in the group chats: as Zalo listed them, and as events told since. The later word counts. Stateless. */
final class ChatRosterStore {
    /** Whoever left longer ago than this is no news to anybody. */
    private static final Duration KEEP_GONE = Duration.ofDays(90);

    record Row(Instant comparedAt, @Nullable LocalDate validThrough, int mostMembers) {}

    /** An account that is in a chat, or was until {@code since}. */
    record Seen(String user, String name, Instant since) {}

    /** Takes a list over. {@code row.comparedAt} is when it was begun: events that came since count more. */
    void save(Handle handle, CommuneId commune, ZaloGroupId group, Row row, List<GroupMember> members) {
        saveRow(handle, commune, group, row);
        Instant at = row.comparedAt();
        Set<String> listed = new HashSet<>();
        for (GroupMember member : members) {
            ZaloUserId user = member.user();
            if (user != null) {
                listed.add(user.value());
                put(handle, commune, group, user, member.name(), true, at);
            }
        }
        for (Seen seen : seen(handle, commune, group, true)) {
            if (!listed.contains(seen.user())) {
                put(handle, commune, group, new ZaloUserId(seen.user()), "", false, at);
            }
        }
        handle.createUpdate("""
            DELETE FROM chat_member
            WHERE commune_id = :commune AND group_id = :group AND inside = 0 AND changed_at < :then
            """)
                .bind("commune", commune.value())
                .bind("group", group.value())
                .bind("then", at.minus(KEEP_GONE).toEpochMilli())
                .execute();
    }

    private void saveRow(Handle handle, CommuneId commune, ZaloGroupId group, Row row) {
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
    }

    /** Notes that the account is in the chat or is not, as of then; an older word than the one we have changes nothing. */
    void put(
            Handle handle,
            CommuneId commune,
            ZaloGroupId group,
            ZaloUserId user,
            String name,
            boolean inside,
            Instant at) {
        handle.createUpdate("""
            INSERT INTO chat_member (commune_id, group_id, user_id, name, inside, changed_at)
            VALUES (:commune, :group, :user, :name, :inside, :at)
            ON CONFLICT (commune_id, group_id, user_id) DO UPDATE SET
                name = CASE excluded.name WHEN '' THEN chat_member.name ELSE excluded.name END,
                changed_at = excluded.changed_at,
                inside = excluded.inside
            WHERE chat_member.changed_at <= excluded.changed_at
            """)
                .bind("commune", commune.value())
                .bind("group", group.value())
                .bind("user", user.value())
                .bind("name", name)
                .bind("inside", inside ? 1 : 0)
                .bind("at", at.toEpochMilli())
                .execute();
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

    /** Those inside, or those who left, in the order of the names. */
    List<Seen> seen(Handle handle, CommuneId commune, ZaloGroupId group, boolean inside) {
        return handle.createQuery("""
            SELECT user_id, name, changed_at FROM chat_member
            WHERE commune_id = :commune AND group_id = :group AND inside = :inside ORDER BY name, user_id
            """)
                .bind("commune", commune.value())
                .bind("group", group.value())
                .bind("inside", inside ? 1 : 0)
                .map((row, context) -> new Seen(
                        row.getString("user_id"),
                        row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("changed_at"))))
                .list();
    }

    boolean isInside(Handle handle, CommuneId commune, ZaloGroupId group, ZaloUserId user) {
        return groupsOf(handle, commune, user).getOrDefault(group, false);
    }

    /** The chats the account is in (true) or left (false). */
    Map<ZaloGroupId, Boolean> groupsOf(Handle handle, CommuneId commune, ZaloUserId user) {
        Map<ZaloGroupId, Boolean> groups = new LinkedHashMap<>();
        handle.createQuery("""
            SELECT group_id, inside FROM chat_member
            WHERE commune_id = :commune AND user_id = :user ORDER BY group_id
            """)
                .bind("commune", commune.value())
                .bind("user", user.value())
                .map((row, context) -> Map.entry(new ZaloGroupId(row.getString("group_id")), row.getInt("inside") == 1))
                .forEach(entry -> groups.put(entry.getKey(), entry.getValue()));
        return groups;
    }

    /** Forgets an account. */
    void forget(Handle handle, CommuneId commune, ZaloUserId user) {
        handle.createUpdate("DELETE FROM chat_member WHERE commune_id = :commune AND user_id = :user")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .execute();
    }

    /** Forgets a chat that is no more. */
    void drop(Handle handle, CommuneId commune, ZaloGroupId group) {
        for (String table : List.of("chat_member", "chat_roster")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE commune_id = :commune AND group_id = :group")
                    .bind("commune", commune.value())
                    .bind("group", group.value())
                    .execute();
        }
    }
}
