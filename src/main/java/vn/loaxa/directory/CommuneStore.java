package vn.loaxa.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.loaxa.db.CommuneId;

/** Communes and their villages. */
final class CommuneStore {

    Optional<Commune> byId(Handle handle, CommuneId id) {
        return handle.createQuery("SELECT id, code, name, village_term, zone FROM commune WHERE id = :id")
                .bind("id", id.value())
                .map(CommuneStore::commune)
                .findOne();
    }

    List<Commune> all(Handle handle) {
        return handle.createQuery("SELECT id, code, name, village_term, zone FROM commune ORDER BY id")
                .map(CommuneStore::commune)
                .list();
    }

    List<Village> villages(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT id, code, name, aliases FROM village
                        WHERE commune_id = :commune ORDER BY position, id""")
                .bind("commune", commune.value())
                .map((row, context) -> new Village(
                        new VillageId(row.getLong("id")),
                        row.getString("code"),
                        row.getString("name"),
                        Json.list(row.getString("aliases"))))
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
