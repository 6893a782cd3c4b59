package vn.loaxa.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** The tree of bodies. */
final class BodyStore {
    private static final String COLUMNS =
            "SELECT id, code, name, kind, parent_id, village_id, zalo_group_id, aliases FROM body ";
    private static final String FORMER =
            "SELECT id, code, name, kind, parent_id, village_id, zalo_group_id, aliases, merged_into_id ";

    /** A body that was merged stands for the one that it became. */
    private static final String PRESENT = "WHERE id = (SELECT COALESCE(merged_into_id, id) FROM body WHERE ";

    /** Those that were not merged into others, in the order of positions among siblings; {@link BodyTree} puts parents first. */
    List<Body> all(Handle handle, CommuneId commune) {
        return handle.createQuery(
                        COLUMNS + "WHERE commune_id = :commune AND merged_into_id IS NULL ORDER BY position, id")
                .bind("commune", commune.value())
                .map(BodyStore::body)
                .list();
    }

    /** Those that were merged into others, the oldest first. */
    List<FormerBody> former(Handle handle, CommuneId commune) {
        return handle.createQuery(
                        FORMER + "FROM body WHERE commune_id = :commune AND merged_into_id IS NOT NULL ORDER BY id")
                .bind("commune", commune.value())
                .map((row, context) -> new FormerBody(body(row, context), new BodyId(row.getLong("merged_into_id"))))
                .list();
    }

    Optional<Body> byId(Handle handle, BodyId id) {
        return handle.createQuery(COLUMNS + PRESENT + "id = :id)")
                .bind("id", id.value())
                .map(BodyStore::body)
                .findOne();
    }

    Optional<Body> byGroup(Handle handle, CommuneId commune, ZaloGroupId group) {
        return handle.createQuery(COLUMNS + PRESENT + "commune_id = :commune AND zalo_group_id = :group)")
                .bind("commune", commune.value())
                .bind("group", group.value())
                .map(BodyStore::body)
                .findOne();
    }

    Optional<CommuneId> communeOf(Handle handle, BodyId body) {
        return handle.createQuery("SELECT commune_id FROM body WHERE id = :id")
                .bind("id", body.value())
                .mapTo(Long.class)
                .findOne()
                .map(CommuneId::new);
    }

    /** What the file calls those at the head of a body, and how many members it declares. */
    BodyTitles titles(Handle handle, BodyId body) {
        return handle.createQuery("SELECT leader_title, deputy_title FROM body WHERE id = :id")
                .bind("id", body.value())
                .map((row, context) -> new BodyTitles(row.getString("leader_title"), row.getString("deputy_title")))
                .one();
    }

    List<DeclaredSize> declaredSizes(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT id, declared_members, COALESCE(declared_linked, 0) AS linked FROM body
                        WHERE commune_id = :commune AND declared_members IS NOT NULL AND merged_into_id IS NULL
                        ORDER BY id""")
                .bind("commune", commune.value())
                .map((row, context) -> new DeclaredSize(
                        new BodyId(row.getLong("id")), row.getInt("declared_members"), row.getInt("linked")))
                .list();
    }

    /** A chat that was only still noted on a body of the past is free. */
    void setGroup(Handle handle, BodyId body, @Nullable ZaloGroupId group) {
        if (group != null) {
            handle.createUpdate("""
                            UPDATE body SET zalo_group_id = NULL WHERE zalo_group_id = :group AND merged_into_id IS NOT NULL
                                AND commune_id = (SELECT b.commune_id FROM body b WHERE b.id = :id)""")
                    .bind("group", group.value())
                    .bind("id", body.value())
                    .execute();
        }
        handle.createUpdate("UPDATE body SET zalo_group_id = :group WHERE id = :id")
                .bind("group", group == null ? null : group.value())
                .bind("id", body.value())
                .execute();
    }

    /** The titles of those at its head carry the name on. */
    void rename(Handle handle, BodyId body, String from, String to) {
        handle.createUpdate("""
                        UPDATE body SET name = :to, leader_title = REPLACE(leader_title, :from, :to),
                            deputy_title = REPLACE(deputy_title, :from, :to) WHERE id = :id""")
                .bind("from", from)
                .bind("to", to)
                .bind("id", body.value())
                .execute();
    }

    void place(Handle handle, BodyId body, @Nullable BodyId parent, @Nullable VillageId village) {
        handle.createUpdate("UPDATE body SET parent_id = :parent, village_id = :village WHERE id = :id")
                .bind("parent", parent == null ? null : parent.value())
                .bind("village", village == null ? null : village.value())
                .bind("id", body.value())
                .execute();
    }

    /** Ends the body: whatever became it before becomes the other too, so that one step always leads to a living one. */
    void merge(Handle handle, BodyId from, BodyId into, LocalDate lastDay) {
        handle.createUpdate("UPDATE body SET merged_into_id = :into WHERE merged_into_id = :from")
                .bind("into", into.value())
                .bind("from", from.value())
                .execute();
        handle.createUpdate("UPDATE body SET merged_into_id = :into, valid_to = :day WHERE id = :from")
                .bind("into", into.value())
                .bind("from", from.value())
                .bind("day", lastDay.toString())
                .execute();
        handle.createUpdate("""
                        UPDATE body SET
                            declared_members = declared_members + (SELECT f.declared_members FROM body f WHERE f.id = :from),
                            declared_linked = declared_linked + (SELECT f.declared_linked FROM body f WHERE f.id = :from)
                        WHERE id = :into""")
                .bind("from", from.value())
                .bind("into", into.value())
                .execute();
    }

    private static Body body(ResultSet row, StatementContext context) throws SQLException {
        Long parent = Rows.number(row, "parent_id");
        Long village = Rows.number(row, "village_id");
        String group = row.getString("zalo_group_id");
        return new Body(
                new BodyId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                BodyKind.valueOf(row.getString("kind")),
                parent == null ? null : new BodyId(parent),
                village == null ? null : new VillageId(village),
                group == null ? null : new ZaloGroupId(group),
                Json.list(row.getString("aliases")));
    }
}
