package vn.loaxa.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;

/** Names that communes, villages and bodies went by before they were renamed or merged. Stateless. */
public final class FormerNameStore {
    /** What had the name. */
    public enum Kind {
        COMMUNE,
        VILLAGE,
        BODY
    }

    /** The names by the key of what had them, the oldest first. */
    public Map<Long, List<String>> names(Handle handle, CommuneId commune, Kind kind) {
        Map<Long, List<String>> found = new HashMap<>();
        handle.createQuery("""
                        SELECT subject_id, name FROM former_name WHERE commune_id = :commune AND kind = :kind ORDER BY id""")
                .bind("commune", commune.value())
                .bind("kind", kind.name())
                .map((row, context) -> Map.entry(row.getLong("subject_id"), row.getString("name")))
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                        .add(entry.getValue()));
        return found;
    }

    /**
     * Keeps a name; one that is known already stays as it is.
     *
     * @param code the code that went with the name, or null if that did not change
     * @param until last day of the name, or null if nobody knows it
     */
    public void keep(
            Handle handle,
            CommuneId commune,
            Kind kind,
            long subject,
            String name,
            @Nullable String code,
            @Nullable LocalDate until) {
        handle.createUpdate("""
                        INSERT INTO former_name (commune_id, kind, subject_id, name, code, until_day)
                        VALUES (:commune, :kind, :subject, :name, :code, :until) ON CONFLICT DO NOTHING""")
                .bind("commune", commune.value())
                .bind("kind", kind.name())
                .bind("subject", subject)
                .bind("name", name)
                .bind("code", code)
                .bind("until", until == null ? null : until.toString())
                .execute();
    }
}
