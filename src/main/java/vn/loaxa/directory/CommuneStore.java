package vn.loaxa.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
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

    /** Those that go on, with the names and codes of those that became part of them. */
    List<Village> villages(Handle handle, CommuneId commune) {
        Map<Long, List<String>> former = names.names(handle, commune, FormerNameStore.Kind.VILLAGE);
        List<VillageRow> rows = handle.createQuery("""
                        SELECT id, code, name, aliases, merged_into_id FROM village
                        WHERE commune_id = :commune ORDER BY position, id""")
                .bind("commune", commune.value())
                .map((row, context) -> new VillageRow(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("name"),
                        Json.list(row.getString("aliases")),
                        Rows.number(row, "merged_into_id")))
                .list();
        return rows.stream()
                .filter(row -> row.into() == null)
                .map(row -> village(row, rows, former))
                .toList();
    }

    private record VillageRow(
            long id,
            String code,
            String name,
            List<String> aliases,
            @Nullable Long into) {}

    private static Village village(VillageRow row, List<VillageRow> rows, Map<Long, List<String>> former) {
        List<String> past = new ArrayList<>(former.getOrDefault(row.id(), List.of()));
        Map<String, String> codes = new HashMap<>();
        rows.stream().filter(other -> Objects.equals(other.into(), row.id())).forEach(part -> {
            past.addAll(former.getOrDefault(part.id(), List.of()));
            past.add(part.name());
            past.addAll(part.aliases());
            codes.put(part.code(), part.name());
        });
        return new Village(
                new VillageId(row.id()),
                row.code(),
                row.name(),
                row.aliases(),
                past.stream().distinct().toList(),
                codes);
    }

    /** Keys of villages that were merged, with those of the villages that go on. */
    Map<VillageId, VillageId> mergedVillages(Handle handle, CommuneId commune) {
        Map<VillageId, VillageId> merged = new HashMap<>();
        handle.createQuery("""
                        SELECT id, merged_into_id FROM village
                        WHERE commune_id = :commune AND merged_into_id IS NOT NULL""")
                .bind("commune", commune.value())
                .map((row, context) ->
                        Map.entry(new VillageId(row.getLong("id")), new VillageId(row.getLong("merged_into_id"))))
                .forEach(entry -> merged.put(entry.getKey(), entry.getValue()));
        return merged;
    }

    /** Ends the village; whatever became it before becomes the other too, so that one step always leads to a living one. */
    void merge(Handle handle, VillageId from, VillageId into, LocalDate lastDay) {
        handle.createUpdate("UPDATE village SET merged_into_id = :into WHERE merged_into_id = :from")
                .bind("into", into.value())
                .bind("from", from.value())
                .execute();
        handle.createUpdate("UPDATE village SET merged_into_id = :into, valid_to = :day WHERE id = :from")
                .bind("into", into.value())
                .bind("from", from.value())
                .bind("day", lastDay.toString())
                .execute();
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
