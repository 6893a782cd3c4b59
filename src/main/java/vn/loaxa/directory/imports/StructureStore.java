package vn.loaxa.directory.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.imports.Entries.AudienceEntry;
import vn.loaxa.directory.imports.Entries.BodyEntry;
import vn.loaxa.directory.imports.Entries.CommuneEntry;
import vn.loaxa.directory.imports.Entries.VillageEntry;

/** Communes, villages, bodies and saved audiences, as an import finds and leaves them. */
final class StructureStore {
    /** A row that stands: its key, and what of it the file could change, as one comparable list. */
    record Standing(long id, List<Object> values) {}

    /** Nested in whatever transaction the caller has; both databases know it. */
    void savepoint(Handle handle) {
        handle.execute("SAVEPOINT directory_import");
    }

    void release(Handle handle, boolean keep) {
        if (!keep) {
            handle.execute("ROLLBACK TO SAVEPOINT directory_import");
        }
        handle.execute("RELEASE SAVEPOINT directory_import");
    }

    Optional<Standing> commune(Handle handle, String code) {
        return handle.createQuery(
                        "SELECT id, name, village_term, zone, former_names, details FROM commune WHERE code = :code")
                .bind("code", code)
                .map((row, context) -> new Standing(
                        row.getLong("id"),
                        List.of(
                                row.getString("name"),
                                row.getString("village_term"),
                                row.getString("zone"),
                                row.getString("former_names"),
                                row.getString("details"))))
                .findOne();
    }

    static List<Object> values(CommuneEntry entry) {
        return List.of(
                entry.name(),
                entry.villageTerm(),
                entry.zone(),
                Columns.json(entry.formerNames()),
                Columns.json(entry.details()));
    }

    CommuneId upsert(Handle handle, CommuneEntry entry) {
        return new CommuneId(handle.createQuery("""
                        INSERT INTO commune (code, name, village_term, zone, former_names, details)
                        VALUES (:code, :name, :term, :zone, :former, :details)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, village_term = excluded.village_term,
                            zone = excluded.zone, former_names = excluded.former_names, details = excluded.details
                        RETURNING id""")
                .bind("code", entry.code())
                .bind("name", entry.name())
                .bind("term", entry.villageTerm())
                .bind("zone", entry.zone())
                .bind("former", Columns.json(entry.formerNames()))
                .bind("details", Columns.json(entry.details()))
                .mapTo(Long.class)
                .one());
    }

    /** Those that were merged into others are left out: {@link MergedStore} has them. */
    Map<String, Standing> villages(Handle handle, CommuneId commune) {
        Map<String, Standing> found = new HashMap<>();
        handle.createQuery("""
                        SELECT id, code, name, aliases, head_title, team_title, details, position FROM village
                        WHERE commune_id = :commune AND merged_into_id IS NULL""")
                .bind("commune", commune.value())
                .map((row, context) -> Map.entry(
                        row.getString("code"),
                        new Standing(
                                row.getLong("id"),
                                List.of(
                                        row.getString("name"),
                                        row.getString("aliases"),
                                        text(row.getString("head_title")),
                                        text(row.getString("team_title")),
                                        row.getString("details"),
                                        row.getInt("position")))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    static List<Object> values(VillageEntry entry, int position) {
        return List.of(
                entry.name(),
                Columns.json(entry.aliases()),
                text(entry.headTitle()),
                text(entry.teamTitle()),
                Columns.json(entry.details()),
                position);
    }

    long upsert(Handle handle, CommuneId commune, VillageEntry entry, int position) {
        return handle.createQuery("""
                        INSERT INTO village (commune_id, code, name, aliases, head_title, team_title, details, position)
                        VALUES (:commune, :code, :name, :aliases, :head, :team, :details, :position)
                        ON CONFLICT (commune_id, code) DO UPDATE SET name = excluded.name, aliases = excluded.aliases,
                            head_title = excluded.head_title, team_title = excluded.team_title,
                            details = excluded.details, position = excluded.position
                        RETURNING id""")
                .bind("commune", commune.value())
                .bind("code", entry.code())
                .bind("name", entry.name())
                .bind("aliases", Columns.json(entry.aliases()))
                .bind("head", entry.headTitle())
                .bind("team", entry.teamTitle())
                .bind("details", Columns.json(entry.details()))
                .bind("position", position)
                .mapTo(Long.class)
                .one();
    }

    Map<String, Standing> bodies(Handle handle, CommuneId commune) {
        Map<String, Standing> found = new HashMap<>();
        handle.createQuery("""
                        SELECT id, code, name, kind, parent_id, village_id, zalo_group_id, aliases, leader_title,
                            deputy_title, declared_members, declared_linked, position
                        FROM body WHERE commune_id = :commune AND merged_into_id IS NULL""")
                .bind("commune", commune.value())
                .map((row, context) -> Map.entry(
                        row.getString("code"),
                        new Standing(
                                row.getLong("id"),
                                List.of(
                                        row.getString("name"),
                                        row.getString("kind"),
                                        text(row.getString("parent_id")),
                                        text(row.getString("village_id")),
                                        text(row.getString("zalo_group_id")),
                                        row.getString("aliases"),
                                        text(row.getString("leader_title")),
                                        text(row.getString("deputy_title")),
                                        text(row.getString("declared_members")),
                                        text(row.getString("declared_linked")),
                                        row.getInt("position")))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    static List<Object> values(BodyEntry entry, @Nullable Long parent, @Nullable Long village, String group) {
        return List.of(
                entry.name(),
                entry.kind().name(),
                text(parent),
                text(village),
                group,
                Columns.json(entry.aliases()),
                text(entry.leaderTitle()),
                text(entry.deputyTitle()),
                text(entry.members()),
                text(entry.linked()),
                entry.position());
    }

    long upsert(
            Handle handle,
            CommuneId commune,
            BodyEntry entry,
            @Nullable Long parent,
            @Nullable Long village,
            String group) {
        return handle.createQuery("""
                        INSERT INTO body (commune_id, code, name, kind, parent_id, village_id, zalo_group_id, aliases,
                            leader_title, deputy_title, declared_members, declared_linked, position)
                        VALUES (:commune, :code, :name, :kind, :parent, :village, :group, :aliases,
                            :leader, :deputy, :members, :linked, :position)
                        ON CONFLICT (commune_id, code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                            parent_id = excluded.parent_id, village_id = excluded.village_id,
                            zalo_group_id = excluded.zalo_group_id, aliases = excluded.aliases,
                            leader_title = excluded.leader_title, deputy_title = excluded.deputy_title,
                            declared_members = excluded.declared_members, declared_linked = excluded.declared_linked,
                            position = excluded.position
                        RETURNING id""")
                .bind("commune", commune.value())
                .bind("code", entry.code())
                .bind("name", entry.name())
                .bind("kind", entry.kind().name())
                .bind("parent", parent)
                .bind("village", village)
                .bind("group", group.isEmpty() ? null : group)
                .bind("aliases", Columns.json(entry.aliases()))
                .bind("leader", entry.leaderTitle())
                .bind("deputy", entry.deputyTitle())
                .bind("members", entry.members())
                .bind("linked", entry.linked())
                .bind("position", entry.position())
                .mapTo(Long.class)
                .one();
    }

    /** Group chats that change hands must be free before they are given anew. */
    void freeGroup(Handle handle, long body) {
        handle.createUpdate("UPDATE body SET zalo_group_id = NULL WHERE id = :id")
                .bind("id", body)
                .execute();
    }

    Map<String, List<Object>> audiences(Handle handle, CommuneId commune) {
        Map<String, List<Object>> found = new HashMap<>();
        handle.createQuery("SELECT code, name, definition FROM saved_audience WHERE commune_id = :commune")
                .bind("commune", commune.value())
                .map((row, context) -> Map.entry(
                        row.getString("code"), List.<Object>of(row.getString("name"), row.getString("definition"))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    void upsert(Handle handle, CommuneId commune, AudienceEntry entry, int position) {
        handle.createUpdate("""
                        INSERT INTO saved_audience (commune_id, code, name, definition, position)
                        VALUES (:commune, :code, :name, :definition, :position)
                        ON CONFLICT (commune_id, code) DO UPDATE SET name = excluded.name,
                            definition = excluded.definition, position = excluded.position""")
                .bind("commune", commune.value())
                .bind("code", entry.code())
                .bind("name", entry.name())
                .bind("definition", Columns.json(entry.definition()))
                .bind("position", position)
                .execute();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
