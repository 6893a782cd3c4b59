package vn.loaxa.membership;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** How far up open requests have been told. Stateless. */
final class EscalationStore {
    record Row(CommuneId commune, long request, int step) {}

    void told(Handle handle, CommuneId commune, long request, int step, Instant at) {
        handle.createUpdate("""
            INSERT INTO join_escalation (request_id, commune_id, step, at)
            VALUES (:request, :commune, :step, :at)
            ON CONFLICT (request_id) DO UPDATE SET step = excluded.step, at = excluded.at
            """)
                .bind("request", request)
                .bind("commune", commune.value())
                .bind("step", step)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** Open requests that were told before then and not since, the oldest first. */
    List<Row> waitingSince(Handle handle, Instant then) {
        return handle.createQuery("""
            SELECT e.commune_id, e.request_id, e.step FROM join_escalation e
            JOIN join_request r ON r.id = e.request_id AND r.state = 'OPEN'
            WHERE e.at <= :then ORDER BY e.request_id
            """)
                .bind("then", then.toEpochMilli())
                .map((row, context) -> new Row(
                        new CommuneId(row.getLong("commune_id")), row.getLong("request_id"), row.getInt("step")))
                .list();
    }
}
