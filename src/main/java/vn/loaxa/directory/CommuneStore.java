package vn.loaxa.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.loaxa.db.CommuneId;

/** Communes and their villages. */
final class CommuneStore {
    private final FormerNameStore names = new FormerNameStore();

    Optional<Commune> byId(Handle handle, CommuneId id) {
        return handle.createQuery("SELECT id, code, name, village_term, zone FROM commune WHERE id = :id")
                .bind("id", id.value())
                .map(CommuneStore::commune)
                .findOne();
    }

    List<Commune> all(Handle handle) {
        return handle.createQuery(
                        "SELECT id, code, name, village_term, zone FROM commune WHERE merged_into_id IS NULL ORDER BY id")
                .map(CommuneStore::commune)
                .list();
    }

    /** Also one that was merged into another, see {@link #successor}. */
    Optional<Commune> byCode(Handle handle, String code) {
        return handle.createQuery("SELECT id, code, name, village_term, zone FROM commune WHERE code = :code")
                .bind("code", code)
                .map(CommuneStore::commune)
                .findOne();
    }

    /** The commune that this one was merged into. */
    Optional<Commune> successor(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT id, code, name, village_term, zone FROM commune
                        WHERE id = (SELECT merged_into_id FROM commune WHERE id = :id)""")
                .bind("id", commune.value())
                .map(CommuneStore::commune)
                .findOne();
    }

    void rename(Handle handle, CommuneId commune, String name, String villageTerm) {
        handle.createUpdate("UPDATE commune SET name = :name, village_term = :term WHERE id = :id")
                .bind("name", name)
                .bind("term", villageTerm)
                .bind("id", commune.value())
                .execute();
    }

    /** The titles of its head and its team carry the name on, at the start ("Thôn 3") or inside ("Trưởng thôn 3"). */
    void rename(Handle handle, VillageId village, String from, String to) {
        String title = "REPLACE(REPLACE(%s, :from, :to), :fromInside, :toInside)";
        handle.createUpdate("UPDATE village SET name = :to, head_title = " + title.formatted("head_title")
                        + ", team_title = " + title.formatted("team_title") + " WHERE id = :id")
                .bindMap(renaming(village, from, to))
                .execute();
        handle.createUpdate("UPDATE official_role SET title = " + title.formatted("title")
                        + " WHERE village_id = :id AND ended_at IS NULL")
                .bindMap(renaming(village, from, to))
                .execute();
    }

    private static Map<String, ?> renaming(VillageId village, String from, String to) {
        return Map.of(
                "id",
                village.value(),
                "from",
                from,
                "to",
                to,
                "fromInside",
                Renaming.lower(from),
                "toInside",
                Renaming.lower(to));
    }

    List<Village> villages(Handle handle, CommuneId commune) {
        Map<Long, List<String>> former = names.names(handle, commune, FormerNameStore.Kind.VILLAGE);
        return handle.createQuery("""
                        SELECT id, code, name, aliases FROM village
                        WHERE commune_id = :commune ORDER BY position, id""")
                .bind("commune", commune.value())
                .map((row, context) -> new Village(
                        new VillageId(row.getLong("id")),
                        row.getString("code"),
                        row.getString("name"),
                        Json.list(row.getString("aliases")),
                        former.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    ZoneId zone(Handle handle, CommuneId commune) {
        return zone(handle, "SELECT zone FROM commune WHERE id = :id", commune.value());
    }

    ZoneId zoneOf(Handle handle, BodyId body) {
        return zone(
                handle,
                "SELECT c.zone FROM commune c JOIN body b ON b.commune_id = c.id WHERE b.id = :id",
                body.value());
    }

    ZoneId zoneOf(Handle handle, PersonId person) {
        return zone(
                handle,
                "SELECT c.zone FROM commune c JOIN person p ON p.commune_id = c.id WHERE p.id = :id",
                person.value());
    }

    private static ZoneId zone(Handle handle, String sql, long id) {
        return handle.createQuery(sql)
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(ZoneId::of)
                .orElseThrow(() -> new IllegalArgumentException("There is no such row in the directory: " + id));
    }

    private static Commune commune(ResultSet row, StatementContext context) throws SQLException {
        return new Commune(
                new CommuneId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("village_term"),
                ZoneId.of(row.getString("zone")));
    }
}
