package vn.loaxa.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.VillageId;

/** Rows of tasks. Stateless. */
final class VillageTaskStore {
    private static final String SELECT = """
            SELECT t.id, t.village_id, t.kind, t.title, t.assignee_id, t.due_day, t.done_at, t.note,
                t.photo_address, t.photo_at,
                (SELECT COUNT(*) FROM village_task_photo p WHERE p.task_id = t.id) AS photos
            FROM village_task t WHERE t.commune_id = :commune
            """;

    /** Open ones first, the most urgent on top. */
    List<VillageTask> list(Handle handle, CommuneId commune) {
        return handle.createQuery(SELECT
                        + " ORDER BY t.village_id, CASE WHEN t.done_at IS NULL THEN 0 ELSE 1 END,"
                        + " COALESCE(t.due_day, '9999'), t.id")
                .bind("commune", commune.value())
                .map((row, context) -> read(row))
                .list();
    }

    /** The most urgent on top. */
    List<VillageTask> openOf(Handle handle, CommuneId commune, PersonId assignee) {
        return handle.createQuery(SELECT
                        + " AND t.assignee_id = :assignee AND t.done_at IS NULL"
                        + " ORDER BY COALESCE(t.due_day, '9999'), t.id")
                .bind("commune", commune.value())
                .bind("assignee", assignee.value())
                .map((row, context) -> read(row))
                .list();
    }

    Optional<VillageTask> byId(Handle handle, CommuneId commune, long id) {
        return handle.createQuery(SELECT + " AND t.id = :id")
                .bind("commune", commune.value())
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** False for a criterion that is on the village's list already. */
    boolean add(
            Handle handle,
            CommuneId commune,
            VillageId village,
            VillageTask.Kind kind,
            String title,
            @Nullable PersonId assignee,
            @Nullable LocalDate due,
            Instant at) {
        return handle.createUpdate("""
                                INSERT INTO village_task (commune_id, village_id, kind, title, assignee_id, due_day, made_at, note)
                                VALUES (:commune, :village, :kind, :title, :assignee, :due, :at, '') ON CONFLICT DO NOTHING
                                """)
                        .bind("commune", commune.value())
                        .bind("village", village.value())
                        .bind("kind", kind.name())
                        .bind("title", title)
                        .bindByType("assignee", assignee == null ? null : assignee.value(), Long.class)
                        .bindByType("due", due == null ? null : due.toString(), String.class)
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }

    /** False if somebody was quicker. */
    boolean finish(Handle handle, long id, PersonId by, String note, Instant at) {
        return handle.createUpdate(
                                "UPDATE village_task SET done_at = :at, done_by = :by, note = :note WHERE id = :id AND done_at IS NULL")
                        .bind("id", id)
                        .bind("by", by.value())
                        .bind("note", note)
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }

    /** The picture stays until there is a newer one. */
    boolean reopen(Handle handle, long id) {
        return handle.createUpdate(
                                "UPDATE village_task SET done_at = NULL, done_by = NULL WHERE id = :id AND done_at IS NOT NULL")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    void keepPhoto(Handle handle, CommuneId commune, long id, Photo photo) {
        handle.createUpdate("""
                        INSERT INTO village_task_photo (task_id, commune_id, type, bytes) VALUES (:id, :commune, :type, :bytes)
                        ON CONFLICT (task_id) DO UPDATE SET type = excluded.type, bytes = excluded.bytes
                        """)
                .bind("id", id)
                .bind("commune", commune.value())
                .bind("type", photo.type())
                .bind("bytes", photo.bytes())
                .execute();
    }

    /** In place of an earlier picture. */
    void keepSent(Handle handle, long id, String address, Instant at) {
        handle.createUpdate("DELETE FROM village_task_photo WHERE task_id = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate(
                        "UPDATE village_task SET photo_address = :address, photo_at = :at, photo_tries = 0 WHERE id = :id")
                .bind("id", id)
                .bind("address", address)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** Of done tasks without a picture of their own, the longest waiting first. */
    List<SentPhotos.Wanted> sentPhotos(Handle handle, int mostTries) {
        return handle.createQuery("""
                        SELECT t.id, t.commune_id, t.photo_address, t.photo_tries FROM village_task t
                        WHERE t.photo_address IS NOT NULL AND t.photo_tries < :most
                            AND NOT EXISTS (SELECT 1 FROM village_task_photo p WHERE p.task_id = t.id)
                        ORDER BY t.photo_tries, t.photo_at LIMIT 20
                        """)
                .bind("most", mostTries)
                .map((row, context) -> new SentPhotos.Wanted(
                        row.getLong("id"),
                        new CommuneId(row.getLong("commune_id")),
                        row.getString("photo_address"),
                        row.getInt("photo_tries")))
                .list();
    }

    void tried(Handle handle, long id, int tries) {
        handle.createUpdate("UPDATE village_task SET photo_tries = :tries WHERE id = :id")
                .bind("id", id)
                .bind("tries", tries)
                .execute();
    }

    Optional<Photo> photo(Handle handle, CommuneId commune, long id) {
        return handle.createQuery(
                        "SELECT type, bytes FROM village_task_photo WHERE task_id = :id AND commune_id = :commune")
                .bind("id", id)
                .bind("commune", commune.value())
                .map((row, context) -> new Photo(row.getString("type"), row.getBytes("bytes")))
                .findOne();
    }

    private static VillageTask read(ResultSet row) throws SQLException {
        long assignee = row.getLong("assignee_id");
        boolean nobody = row.wasNull();
        String due = row.getString("due_day");
        long done = row.getLong("done_at");
        return new VillageTask(
                row.getLong("id"),
                new VillageId(row.getLong("village_id")),
                VillageTask.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                nobody ? null : new PersonId(assignee),
                due == null ? null : LocalDate.parse(due),
                done == 0 ? null : Instant.ofEpochMilli(done),
                row.getString("note"),
                row.getInt("photos") > 0,
                sent(row));
    }

    private static VillageTask.@Nullable Sent sent(ResultSet row) throws SQLException {
        String address = row.getString("photo_address");
        return address == null ? null : new VillageTask.Sent(address, Instant.ofEpochMilli(row.getLong("photo_at")));
    }
}
