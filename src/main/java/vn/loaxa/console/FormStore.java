package vn.loaxa.console;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Forms that were sent and files that arrived with them. */
final class FormStore {

    /** A file that arrived. */
    record Upload(long fileId, String name, long size) {}

    /** Claims a form for sending; false if it was sent before. */
    boolean claim(Handle handle, String token, Visitor visitor, Instant at) {
        return handle.createUpdate("""
                                INSERT INTO console_form (token_hash, commune_id, person_id, at)
                                VALUES (:token, :commune, :person, :at) ON CONFLICT (token_hash) DO NOTHING
                                """)
                        .bind("token", Chance.hash("form", token))
                        .bind("commune", visitor.communeId().value())
                        .bind("person", visitor.id().value())
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }

    /** Gives a form back that was claimed but led to nothing, so that it can be sent once it is mended. */
    void release(Handle handle, String token) {
        handle.createUpdate("DELETE FROM console_form WHERE token_hash = :token")
                .bind("token", Chance.hash("form", token))
                .execute();
    }

    void led(Handle handle, String token, int shortNumber) {
        handle.createUpdate("UPDATE console_form SET short_number = :number WHERE token_hash = :token")
                .bind("token", Chance.hash("form", token))
                .bind("number", shortNumber)
                .execute();
    }

    /** The directive that this person's form led to. */
    OptionalInt directive(Handle handle, String token, Visitor visitor) {
        return handle.createQuery("""
                        SELECT short_number FROM console_form
                        WHERE token_hash = :token AND commune_id = :commune AND person_id = :person
                        """)
                .bind("token", Chance.hash("form", token))
                .bind("commune", visitor.communeId().value())
                .bind("person", visitor.id().value())
                .mapTo(Integer.class)
                .findOne()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    void addUpload(Handle handle, String token, CommuneId commune, PersonId person, Upload upload, Instant at) {
        handle.createUpdate("""
                        INSERT INTO console_upload (token_hash, commune_id, person_id, file_id, name, size, at)
                        VALUES (:token, :commune, :person, :file, :name, :size, :at)
                        """)
                .bind("token", Chance.hash("upload", token))
                .bind("commune", commune.value())
                .bind("person", person.value())
                .bind("file", upload.fileId())
                .bind("name", upload.name())
                .bind("size", upload.size())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** A file that this person sent before; nobody else's. */
    Optional<Upload> upload(Handle handle, String token, Visitor visitor) {
        return handle.createQuery("""
                        SELECT file_id, name, size FROM console_upload
                        WHERE token_hash = :token AND commune_id = :commune AND person_id = :person
                        """)
                .bind("token", Chance.hash("upload", token))
                .bind("commune", visitor.communeId().value())
                .bind("person", visitor.id().value())
                .map((rows, context) ->
                        new Upload(rows.getLong("file_id"), rows.getString("name"), rows.getLong("size")))
                .findOne();
    }
}
