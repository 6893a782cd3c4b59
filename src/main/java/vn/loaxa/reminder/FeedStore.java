package vn.loaxa.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;

/** Rows of calendar feeds. Stateless. */
final class FeedStore {
    record Row(CommuneId commune, BodyId body, PersonId madeBy) {}

    void insert(Handle handle, String hash, CommuneId commune, BodyId body, PersonId by, Instant at) {
        handle.createUpdate("""
                        INSERT INTO reminder_feed (token_hash, commune_id, body_id, made_by, made_at)
                        VALUES (:hash, :commune, :body, :by, :at)
                        """)
                .bind("hash", hash)
                .bind("commune", commune.value())
                .bind("body", body.value())
                .bind("by", by.value())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    int revoke(Handle handle, CommuneId commune, BodyId body, Instant at) {
        return handle.createUpdate("""
                        UPDATE reminder_feed SET revoked_at = :at
                        WHERE commune_id = :commune AND body_id = :body AND revoked_at IS NULL
                        """)
                .bind("at", at.toEpochMilli())
                .bind("commune", commune.value())
                .bind("body", body.value())
                .execute();
    }

    Optional<Row> live(Handle handle, String hash) {
        return handle.createQuery("""
                        SELECT commune_id, body_id, made_by FROM reminder_feed
                        WHERE token_hash = :hash AND revoked_at IS NULL
                        """)
                .bind("hash", hash)
                .map((row, context) -> new Row(
                        new CommuneId(row.getLong("commune_id")),
                        new BodyId(row.getLong("body_id")),
                        new PersonId(row.getLong("made_by"))))
                .findOne();
    }

    List<ReminderFeeds.Feed> live(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT body_id, made_at FROM reminder_feed
                        WHERE commune_id = :commune AND revoked_at IS NULL ORDER BY body_id
                        """)
                .bind("commune", commune.value())
                .map((row, context) -> new ReminderFeeds.Feed(
                        new BodyId(row.getLong("body_id")), Instant.ofEpochMilli(row.getLong("made_at"))))
                .list();
    }
}
