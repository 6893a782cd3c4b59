package vn.loaxa.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What people are writing. Everybody sees their own only. Stateless. */
final class DraftStore {
    /** Beyond these the oldest is forgotten. */
    private static final int MOST = 30;

    record Row(long id, String title, String form, Instant savedAt) {}

    /** Saves the form of this token, over what was saved of it before. */
    void save(Handle handle, Visitor visitor, String token, String title, String form, Instant at) {
        handle.createUpdate("""
            INSERT INTO compose_draft (commune_id, person_id, token, title, form, saved_at)
            VALUES (:commune, :person, :token, :title, :form, :at)
            ON CONFLICT (commune_id, person_id, token)
            DO UPDATE SET title = excluded.title, form = excluded.form, saved_at = excluded.saved_at
            """)
                .bind("commune", visitor.communeId().value())
                .bind("person", visitor.id().value())
                .bind("token", token)
                .bind("title", title)
                .bind("form", form)
                .bind("at", at.toEpochMilli())
                .execute();
        handle.createUpdate("""
            DELETE FROM compose_draft WHERE commune_id = :commune AND person_id = :person AND id NOT IN (
                SELECT id FROM compose_draft WHERE commune_id = :commune AND person_id = :person
                ORDER BY saved_at DESC, id DESC LIMIT :most)
            """)
                .bind("commune", visitor.communeId().value())
                .bind("person", visitor.id().value())
                .bind("most", MOST)
                .execute();
    }

    /** Newest first. */
    List<Row> list(Handle handle, Visitor visitor) {
        return handle.createQuery("""
            SELECT id, title, form, saved_at FROM compose_draft
            WHERE commune_id = :commune AND person_id = :person ORDER BY saved_at DESC, id DESC
            """)
                .bind("commune", visitor.communeId().value())
                .bind("person", visitor.id().value())
                .map((row, context) -> new Row(
                        row.getLong("id"),
                        row.getString("title"),
                        row.getString("form"),
                        Instant.ofEpochMilli(row.getLong("saved_at"))))
                .list();
    }

    Optional<Row> find(Handle handle, Visitor visitor, long id) {
        return list(handle, visitor).stream().filter(row -> row.id() == id).findFirst();
    }

    void delete(Handle handle, Visitor visitor, long id) {
        handle.createUpdate("""
            DELETE FROM compose_draft WHERE id = :id AND commune_id = :commune AND person_id = :person
            """)
                .bind("id", id)
                .bind("commune", visitor.communeId().value())
                .bind("person", visitor.id().value())
                .execute();
    }

    /** The form was sent: nothing is left to go on with. */
    void done(Handle handle, Visitor visitor, String token) {
        handle.createUpdate("""
            DELETE FROM compose_draft
            WHERE token = :token AND commune_id = :commune AND person_id = :person
            """)
                .bind("token", token)
                .bind("commune", visitor.communeId().value())
                .bind("person", visitor.id().value())
                .execute();
    }
}
