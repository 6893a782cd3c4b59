package vn.loaxa.console;

import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Counts in one query what waits in a commune, each by a partial index over the few that wait. Stateless. */
final class NavStore {
    /** {@code joins} are those of the whole commune: which of them a leader decides is not for SQL to know. */
    NavCounts of(Handle handle, CommuneId commune, PersonId visitor) {
        return handle.createQuery("""
                        SELECT
                            (SELECT COUNT(*) FROM directive WHERE commune_id = :commune AND state = 'AWAITING_APPROVAL'
                                AND author_id <> :visitor) AS approvals,
                            (SELECT COUNT(*) FROM resident_thread WHERE commune_id = :commune AND closed_at IS NULL
                                AND waiting = 1) AS talks,
                            (SELECT COUNT(*) FROM join_request WHERE commune_id = :commune AND state = 'OPEN') AS joins,
                            (SELECT COUNT(*) FROM unanswered_question WHERE commune_id = :commune
                                AND settled_at IS NULL) AS questions""")
                .bind("commune", commune.value())
                .bind("visitor", visitor.value())
                .map((row, context) -> new NavCounts(
                        row.getInt("approvals"), row.getInt("talks"), row.getInt("joins"), row.getInt("questions")))
                .one();
    }
}
