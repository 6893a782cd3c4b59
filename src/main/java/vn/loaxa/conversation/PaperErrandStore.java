package vn.loaxa.conversation;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The papers that are still to be fetched. Stateless. */
final class PaperErrandStore {
    private static final int AT_ONCE = 20;

    void add(Handle handle, PaperErrand errand, Instant due) {
        handle.createUpdate("""
                        INSERT INTO paper_errand
                            (commune_id, user_id, person_id, inbox_id, address, name, attempts, due_at)
                        VALUES (:commune, :user, :person, :inbox, :address, :name, 0, :due)
                        """)
                .bind("commune", errand.commune().value())
                .bind("user", errand.user().value())
                .bind("person", errand.person().value())
                .bind("inbox", errand.inboxId())
                .bind("address", errand.address())
                .bind("name", errand.name())
                .bind("due", due.toEpochMilli())
                .execute();
    }

    List<PaperErrand> due(Handle handle, Instant now) {
        return handle.createQuery("SELECT * FROM paper_errand WHERE due_at <= :now ORDER BY due_at, id LIMIT :limit")
                .bind("now", now.toEpochMilli())
                .bind("limit", AT_ONCE)
                .map((row, context) -> new PaperErrand(
                        row.getLong("id"),
                        new CommuneId(row.getLong("commune_id")),
                        new ZaloUserId(row.getString("user_id")),
                        new PersonId(row.getLong("person_id")),
                        row.getLong("inbox_id"),
                        row.getString("address"),
                        row.getString("name"),
                        row.getInt("attempts")))
                .list();
    }

    /** True for the one who takes it up; the others find it held until then. */
    boolean hold(Handle handle, PaperErrand errand, Instant until) {
        return handle.createUpdate("""
                        UPDATE paper_errand SET attempts = attempts + 1, due_at = :until
                        WHERE id = :id AND attempts = :attempts
                        """)
                        .bind("id", errand.id())
                        .bind("attempts", errand.attempts())
                        .bind("until", until.toEpochMilli())
                        .execute()
                > 0;
    }

    void later(Handle handle, PaperErrand errand, Instant due) {
        handle.createUpdate("UPDATE paper_errand SET due_at = :due WHERE id = :id")
                .bind("id", errand.id())
                .bind("due", due.toEpochMilli())
                .execute();
    }

    /** False if somebody else has ended it. */
    boolean end(Handle handle, PaperErrand errand) {
        return handle.createUpdate("DELETE FROM paper_errand WHERE id = :id")
                        .bind("id", errand.id())
                        .execute()
                > 0;
    }
}
