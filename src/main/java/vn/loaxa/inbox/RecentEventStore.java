package vn.loaxa.inbox;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Reads the newest events of one person along the primary key, and forgets them. */
final class RecentEventStore {
    private static final int LOOKED_THROUGH = 5_000;

    record Raw(byte[] payload, Instant receivedAt) {}

    /** Newest first. */
    List<Raw> newest(Handle handle, CommuneId commune, String personKey, int most) {
        return handle.createQuery("""
                        SELECT payload, received_at FROM inbox_event
                        WHERE id > (SELECT COALESCE(MAX(id), 0) FROM inbox_event) - :span
                            AND commune_id = :commune AND person_key = :person AND state = 1 AND payload IS NOT NULL
                        ORDER BY id DESC LIMIT :most""")
                .bind("span", LOOKED_THROUGH)
                .bind("commune", commune.value())
                .bind("person", personKey)
                .bind("most", most)
                .map((row, context) ->
                        new Raw(row.getBytes("payload"), Instant.ofEpochMilli(row.getLong("received_at"))))
                .list();
    }

    /** Goes through all events: a rare act, not worth an index that every event would pay for. */
    int forget(Handle handle, CommuneId commune, String personKey) {
        return handle.createUpdate("""
                        UPDATE inbox_event SET payload = NULL, person_key = '', event_key = 'erased-' || CAST(id AS TEXT)
                        WHERE commune_id = :commune AND person_key = :person AND state <> 0""")
                .bind("commune", commune.value())
                .bind("person", personKey)
                .execute();
    }
}
