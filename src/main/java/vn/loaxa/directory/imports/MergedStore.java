package vn.loaxa.directory.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Codes of the past, which a file may still name: what became of them. */
final class MergedStore {
    /** Codes of bodies that were merged, with the key of the body that each became. */
    Map<String, Long> merged(Handle handle, CommuneId commune) {
        return merged(handle, "body", commune);
    }

    /** Codes of villages that were merged, with the key of the village that each became. */
    Map<String, Long> villages(Handle handle, CommuneId commune) {
        return merged(handle, "village", commune);
    }

    private static Map<String, Long> merged(Handle handle, String table, CommuneId commune) {
        Map<String, Long> found = new HashMap<>();
        handle.createQuery("SELECT code, merged_into_id FROM " + table
                        + " WHERE commune_id = :commune AND merged_into_id IS NOT NULL")
                .bind("commune", commune.value())
                .map((row, context) -> Map.entry(row.getString("code"), row.getLong("merged_into_id")))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** Keys of all bodies that the file may name: a code of the past leads to what became of it. */
    Map<String, Long> bodyKeys(Handle handle, CommuneId commune) {
        Map<String, Long> keys = new HashMap<>(merged(handle, commune));
        new StructureStore().bodies(handle, commune).forEach((code, standing) -> keys.put(code, standing.id()));
        return keys;
    }

    /** The name of the commune that the one with this code was merged into. */
    Optional<String> successor(Handle handle, String code) {
        return handle.createQuery("""
                        SELECT s.name FROM commune c JOIN commune s ON s.id = c.merged_into_id WHERE c.code = :code""").bind("code", code).mapTo(String.class).findOne();
    }

    /** A group chat that was only still noted on a body of the past may be given to another. */
    void freeGroup(Handle handle, CommuneId commune, String group) {
        handle.createUpdate("""
                        UPDATE body SET zalo_group_id = NULL
                        WHERE commune_id = :commune AND zalo_group_id = :group AND merged_into_id IS NOT NULL""")
                .bind("commune", commune.value())
                .bind("group", group)
                .execute();
    }
}
