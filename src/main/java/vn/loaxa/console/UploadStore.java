package vn.loaxa.console;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Files that came with forms, looked at from the side of whoever clears up. Stateless. */
final class UploadStore {
    record Row(String tokenHash, CommuneId commune, PersonId person, long file) {}

    /** Those that came before then, oldest first. */
    List<Row> before(Handle handle, Instant then, int limit) {
        return handle.createQuery("""
                        SELECT token_hash, commune_id, person_id, file_id FROM console_upload
                        WHERE at < :then ORDER BY at, token_hash LIMIT :limit
                        """)
                .bind("then", then.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new Row(
                        row.getString("token_hash"),
                        new CommuneId(row.getLong("commune_id")),
                        new PersonId(row.getLong("person_id")),
                        row.getLong("file_id")))
                .list();
    }

    /** The forms that this person has begun and not sent. */
    List<String> drafts(Handle handle, CommuneId commune, PersonId person) {
        return handle.createQuery("SELECT form FROM compose_draft WHERE commune_id = :commune AND person_id = :person")
                .bind("commune", commune.value())
                .bind("person", person.value())
                .mapTo(String.class)
                .list();
    }

    void drop(Handle handle, Row row) {
        handle.createUpdate("DELETE FROM console_upload WHERE token_hash = :token")
                .bind("token", row.tokenHash())
                .execute();
    }

    /** Whether another form brought the same file. */
    boolean shared(Handle handle, Row row) {
        return handle.createQuery("SELECT COUNT(*) FROM console_upload WHERE file_id = :file AND commune_id = :commune")
                        .bind("file", row.file())
                        .bind("commune", row.commune().value())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
