package vn.loaxa.conversation.camera;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Rows of camera reports. Stateless. */
final class CameraReportStore {
    void add(Handle handle, CommuneId commune, int number, String place, String fault) {
        handle.createUpdate("""
                        INSERT INTO camera_report (case_id, commune_id, place, fault)
                        SELECT id, commune_id, :place, :fault FROM resident_case
                        WHERE commune_id = :commune AND number = :number""")
                .bind("commune", commune.value())
                .bind("number", number)
                .bind("place", place)
                .bind("fault", fault)
                .execute();
    }

    List<CameraReport> list(Handle handle, CommuneId commune, int most) {
        return handle.createQuery("""
                        SELECT number, place, fault, opened_at, due_at, answered_at FROM (
                            SELECT c.number, r.place, r.fault, c.opened_at, c.due_at,
                                (SELECT MIN(e.at) FROM resident_case_event e
                                 WHERE e.case_id = c.id AND e.state = 'ANSWERED') AS answered_at
                            FROM camera_report r JOIN resident_case c ON c.id = r.case_id
                            WHERE r.commune_id = :commune) found
                        ORDER BY CASE WHEN answered_at IS NULL THEN opened_at ELSE 9000000000000000 - opened_at END LIMIT :most""")
                .bind("commune", commune.value())
                .bind("most", most)
                .map((row, context) -> {
                    long answered = row.getLong("answered_at");
                    return new CameraReport(
                            row.getInt("number"),
                            row.getString("place"),
                            row.getString("fault"),
                            Instant.ofEpochMilli(row.getLong("opened_at")),
                            Instant.ofEpochMilli(row.getLong("due_at")),
                            answered == 0 ? null : Instant.ofEpochMilli(answered));
                })
                .list();
    }
}
