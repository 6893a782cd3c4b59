package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.paper.Paper;
import vn.loaxa.paper.PaperJson;

/** Rows of papers. Stateless. */
final class PaperStore {

    /** The same file read anew (another trusted certificate may be there since) has the newer reading. */
    void save(Handle handle, CommuneId commune, long file, Paper paper, Instant at) {
        handle.createUpdate("""
            INSERT INTO directive_paper (file_id, commune_id, facts, read_at)
            VALUES (:file, :commune, :facts, :at)
            ON CONFLICT (file_id) DO UPDATE SET facts = excluded.facts, read_at = excluded.read_at
            """)
                .bind("file", file)
                .bind("commune", commune.value())
                .bind("facts", PaperJson.write(paper))
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** Whether a directive carries the file. */
    boolean carried(Handle handle, CommuneId commune, long file) {
        return handle.createQuery("SELECT COUNT(*) FROM directive WHERE file_id = :file AND commune_id = :commune")
                        .bind("file", file)
                        .bind("commune", commune.value())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    void drop(Handle handle, CommuneId commune, long file) {
        handle.createUpdate("DELETE FROM directive_paper WHERE file_id = :file AND commune_id = :commune")
                .bind("file", file)
                .bind("commune", commune.value())
                .execute();
    }

    Optional<Paper> load(Handle handle, CommuneId commune, long file) {
        return handle.createQuery("SELECT facts FROM directive_paper WHERE file_id = :file AND commune_id = :commune")
                .bind("file", file)
                .bind("commune", commune.value())
                .mapTo(String.class)
                .findOne()
                .map(PaperJson::read);
    }
}
