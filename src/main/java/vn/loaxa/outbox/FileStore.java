package vn.loaxa.outbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;

/** The bytes of files to be sent, and what Zalo gave for their last upload. */
final class FileStore {
    record StoredFile(
            long id, String name, byte[] bytes, @Nullable String upload, Instant uploadedAt) {}

    long store(Handle handle, CommuneId commune, String name, byte[] bytes) {
        String sha256 = sha256(bytes);
        handle.createUpdate("""
            INSERT INTO outbox_file (commune_id, name, sha256, bytes, uploaded_at)
            VALUES (:commune, :name, :sha256, :bytes, 0)
            ON CONFLICT (commune_id, sha256, name) DO NOTHING
            """)
                .bind("commune", commune.value())
                .bind("name", name)
                .bind("sha256", sha256)
                .bind("bytes", bytes)
                .execute();
        return handle.createQuery(
                        "SELECT id FROM outbox_file WHERE commune_id = :commune AND sha256 = :sha256 AND name = :name")
                .bind("commune", commune.value())
                .bind("sha256", sha256)
                .bind("name", name)
                .mapTo(Long.class)
                .one();
    }

    /** What goes into the chat: the file itself, or what stands in for it. */
    StoredFile load(Handle handle, long id) {
        return handle.createQuery("""
            SELECT id, name, bytes, upload, uploaded_at FROM outbox_file
            WHERE id = COALESCE((SELECT stand_in_id FROM outbox_file WHERE id = :id), :id)
            """)
                .bind("id", id)
                .map((row, context) -> new StoredFile(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getBytes("bytes"),
                        row.getString("upload"),
                        Instant.ofEpochMilli(row.getLong("uploaded_at"))))
                .one();
    }

    Optional<OutboxFile> original(Handle handle, CommuneId commune, long id) {
        return handle.createQuery("SELECT name, bytes FROM outbox_file WHERE id = :id AND commune_id = :commune")
                .bind("id", id)
                .bind("commune", commune.value())
                .map((row, context) -> new OutboxFile(row.getString("name"), row.getBytes("bytes")))
                .findOne();
    }

    String fingerprint(Handle handle, long id) {
        return handle.createQuery("SELECT bytes FROM outbox_file WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> sha256(row.getBytes("bytes")))
                .findOne()
                .orElse("");
    }

    void standIn(Handle handle, long file, long instead) {
        handle.createUpdate("UPDATE outbox_file SET stand_in_id = :instead WHERE id = :file")
                .bind("file", file)
                .bind("instead", instead)
                .execute();
    }

    /** The file, and what stands in for it alone. */
    void drop(Handle handle, CommuneId commune, long id) {
        handle.createUpdate("""
            DELETE FROM outbox_file WHERE commune_id = :commune
              AND id = (SELECT stand_in_id FROM outbox_file WHERE id = :id AND commune_id = :commune)
              AND NOT EXISTS (
                SELECT 1 FROM outbox_file other WHERE other.stand_in_id = outbox_file.id AND other.id <> :id)
            """).bind("id", id).bind("commune", commune.value()).execute();
        handle.createUpdate("DELETE FROM outbox_file WHERE id = :id AND commune_id = :commune")
                .bind("id", id)
                .bind("commune", commune.value())
                .execute();
    }

    void saveUpload(Handle handle, long id, @Nullable String upload, long now) {
        handle.createUpdate("UPDATE outbox_file SET upload = :upload, uploaded_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("upload", upload)
                .bind("now", now)
                .execute();
    }

    boolean forgetUploadBefore(Handle handle, long id, Instant then) {
        return handle.createUpdate("""
            UPDATE outbox_file SET upload = NULL
            WHERE id = COALESCE((SELECT stand_in_id FROM outbox_file WHERE id = :id), :id)
              AND uploaded_at < :then
            """)
                        .bind("id", id)
                        .bind("then", then.toEpochMilli())
                        .execute()
                > 0;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
