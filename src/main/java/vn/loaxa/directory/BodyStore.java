package vn.loaxa.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** In the order of positions among siblings; {@link BodyTree} puts parents before children. */
    List<Body> all(Handle handle, CommuneId commune) {
        return handle.createQuery(COLUMNS + "WHERE commune_id = :commune ORDER BY position, id")
                .bind("commune", commune.value())
                .map(BodyStore::body)
                .list();
    }

    Optional<Body> byId(Handle handle, BodyId id) {
        return handle.createQuery(COLUMNS + "WHERE id = :id")
                .bind("id", id.value())
                .map(BodyStore::body)
                .findOne();
    }

    Optional<Body> byGroup(Handle handle, CommuneId commune, ZaloGroupId group) {
        return handle.createQuery(COLUMNS + "WHERE commune_id = :commune AND zalo_group_id = :group")
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
                        WHERE commune_id = :commune AND declared_members IS NOT NULL ORDER BY id""")
                .bind("commune", commune.value())
                .map((row, context) -> new DeclaredSize(
                        new BodyId(row.getLong("id")), row.getInt("declared_members"), row.getInt("linked")))
                .list();
    }

    void setGroup(Handle handle, BodyId body, @Nullable ZaloGroupId group) {
        handle.createUpdate("UPDATE body SET zalo_group_id = :group WHERE id = :id")
                .bind("group", group == null ? null : group.value())
                .bind("id", body.value())
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
