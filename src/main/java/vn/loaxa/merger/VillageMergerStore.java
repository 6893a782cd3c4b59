package vn.loaxa.merger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;

/** Moves what names one village to another. Stateless. */
final class VillageMergerStore {
    /** A row with a name that only one row of a village may have. */
    record Named(long id, String name) {}

    /** A post held in a village. */
    record Post(long id, long person, String personName, String role, String title) {}

    /** A stored audience and the key of its row. */
    record Kept(long id, String name, String audience) {}

    /** A change in the caller's transaction that may be taken back alone; both databases know it. */
    void savepoint(Handle handle) {
        handle.execute("SAVEPOINT village_merger");
    }

    void release(Handle handle, boolean keep) {
        if (!keep) {
            handle.execute("ROLLBACK TO SAVEPOINT village_merger");
        }
        handle.execute("RELEASE SAVEPOINT village_merger");
    }

    /** People on the roll, without those who were forgotten. */
    int people(Handle handle, VillageId village) {
        return count(handle, "person", " AND erased_at IS NULL", village);
    }

    int count(Handle handle, String table, String where, VillageId village) {
        return handle.createQuery("SELECT COUNT(*) FROM " + table + " WHERE village_id = :village" + where)
                .bind("village", village.value())
                .mapTo(Integer.class)
                .one();
    }

    /** Directives that went out to people counted in the village. */
    int sentTo(Handle handle, VillageId village) {
        return handle.createQuery("SELECT COUNT(DISTINCT directive_id) FROM delivery WHERE village_id = :village")
                .bind("village", village.value())
                .mapTo(Integer.class)
                .one();
    }

    /** Posts whose terms run, the oldest first. */
    List<Post> posts(Handle handle, VillageId village, LocalDate today) {
        return handle.createQuery("""
                        SELECT r.id, r.person_id, p.name, r.role, r.title FROM official_role r
                            JOIN person p ON p.id = r.person_id
                        WHERE r.village_id = :village AND r.ended_at IS NULL AND r.since_day <= :today
                            AND (r.until_day IS NULL OR r.until_day >= :today) ORDER BY r.id""")
                .bind("village", village.value())
                .bind("today", today.toString())
                .map((row, context) -> new Post(
                        row.getLong("id"),
                        row.getLong("person_id"),
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("title")))
                .list();
    }

    void endPost(Handle handle, long post, Instant at) {
        handle.createUpdate("UPDATE official_role SET ended_at = :at WHERE id = :id")
                .bind("at", at.toEpochMilli())
                .bind("id", post)
                .execute();
    }

    void retitle(Handle handle, long post, String title) {
        handle.createUpdate("UPDATE official_role SET title = :title WHERE id = :id")
                .bind("title", title)
                .bind("id", post)
                .execute();
    }

    /** Houses, or criteria, of the one village whose name the other has too. */
    List<Named> doubles(Handle handle, String table, String column, String where, VillageId from, VillageId into) {
        return handle.createQuery("SELECT t.id, t." + column + " AS name FROM " + table
                        + " t WHERE t.village_id = :from" + where.formatted("t") + " AND EXISTS (SELECT 1 FROM " + table
                        + " o WHERE o.village_id = :into" + where.formatted("o") + " AND o." + column + " = t." + column
                        + ") ORDER BY t." + column + ", t.id")
                .bind("from", from.value())
                .bind("into", into.value())
                .map((row, context) -> new Named(row.getLong("id"), row.getString("name")))
                .list();
    }

    void rename(Handle handle, String table, String column, long id, String name) {
        handle.createUpdate("UPDATE " + table + " SET " + column + " = :name WHERE id = :id")
                .bind("name", name)
                .bind("id", id)
                .execute();
    }

    /** Everything that {@link VillageColumns} knows. */
    void move(Handle handle, CommuneId commune, Village from, Village into, String name) {
        for (String column : VillageColumns.KEYS) {
            set(
                    handle,
                    column,
                    "",
                    Map.of("from", from.id().value(), "into", into.id().value()));
        }
        for (String column : VillageColumns.NAMES) {
            for (String old : List.of(from.name(), into.name())) {
                if (!old.equals(name)) {
                    set(
                            handle,
                            column,
                            " AND commune_id = :commune",
                            Map.of("from", old, "into", name, "commune", commune.value()));
                }
            }
        }
    }

    private static void set(Handle handle, String column, String where, Map<String, ?> values) {
        String table = column.substring(0, column.indexOf('.'));
        String name = column.substring(column.indexOf('.') + 1);
        handle.createUpdate("UPDATE " + table + " SET " + name + " = :into WHERE " + name + " = :from" + where)
                .bindMap(values)
                .execute();
    }

    /** Audiences of reminders, whatever their state. */
    List<Kept> reminders(Handle handle, CommuneId commune) {
        return kept(
                handle,
                "SELECT id, '' AS name, audience FROM reminder WHERE commune_id = :commune AND audience IS NOT NULL ORDER BY id",
                commune);
    }

    List<Kept> savedAudiences(Handle handle, CommuneId commune) {
        return kept(
                handle,
                "SELECT id, name, definition AS audience FROM saved_audience WHERE commune_id = :commune ORDER BY position, id",
                commune);
    }

    private static List<Kept> kept(Handle handle, String sql, CommuneId commune) {
        return handle.createQuery(sql)
                .bind("commune", commune.value())
                .map((row, context) -> new Kept(row.getLong("id"), row.getString("name"), row.getString("audience")))
                .list();
    }
}
