package vn.loaxa.broadcast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Rows of saved audiences. Stateless. */
final class SavedAudienceStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param definition an audience as {@link AudienceJson} writes it, or what the organisation file said, as an object */
    record Row(String code, String name, String definition) {}

    List<Row> rows(Handle handle, CommuneId commune) {
        return handle.createQuery("""
            SELECT code, name, definition FROM saved_audience WHERE commune_id = :commune ORDER BY position, id
            """)
                .bind("commune", commune.value())
                .map((row, context) ->
                        new Row(row.getString("code"), row.getString("name"), row.getString("definition")))
                .list();
    }

    void save(Handle handle, CommuneId commune, String code, String name, String definition, int position) {
        handle.createUpdate("""
            INSERT INTO saved_audience (commune_id, code, name, definition, position)
            VALUES (:commune, :code, :name, :definition, :position)
            ON CONFLICT (commune_id, code) DO UPDATE SET definition = excluded.definition
            """)
                .bind("commune", commune.value())
                .bind("code", code)
                .bind("name", name)
                .bind("definition", definition)
                .bind("position", position)
                .execute();
    }

    boolean delete(Handle handle, CommuneId commune, String code) {
        return handle.createUpdate("DELETE FROM saved_audience WHERE commune_id = :commune AND code = :code")
                        .bind("commune", commune.value())
                        .bind("code", code)
                        .execute()
                == 1;
    }

    /** What the organisation file said. */
    static Map<String, List<String>> definition(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, List<String>>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A saved audience cannot be read", e);
        }
    }
}
