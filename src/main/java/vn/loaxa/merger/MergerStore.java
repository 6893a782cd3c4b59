package vn.loaxa.merger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;

/** What hangs on a body in the tables of other features. Stateless. */
final class MergerStore {
    /** Something with a name that goes to an audience; {@code audience} as its table keeps it. */
    record Addressed(String name, String audience) {}

    /** An open request to join. */
    record Request(long id, PersonId person) {}

    /** Directives that are decided or waiting but not yet out: their list of people is not drawn up. */
    List<Addressed> waitingDirectives(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT short_number, title, audience FROM directive
                        WHERE commune_id = :commune AND state IN ('AWAITING_APPROVAL', 'SCHEDULED') ORDER BY short_number""")
                .bind("commune", commune.value())
                .map((row, context) -> new Addressed(
                        row.getInt("short_number") + ": " + row.getString("title"), row.getString("audience")))
                .list();
    }

    /** Directives that went out to people counted in the body. */
    int sentThrough(Handle handle, BodyId body) {
        return count(handle, "SELECT COUNT(DISTINCT directive_id) FROM delivery WHERE body_id = :body", body);
    }

    /** Reminders that still run or pause; the name is left out, for it is what people wrote. */
    List<Addressed> reminders(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT audience, body_id FROM reminder WHERE commune_id = :commune
                            AND state IN ('RUNNING', 'PAUSED') AND (audience IS NOT NULL OR body_id IS NOT NULL)""")
                .bind("commune", commune.value())
                .map((row, context) -> {
                    String audience = row.getString("audience");
                    return new Addressed(
                            "", audience == null ? "[{\"body\":" + row.getLong("body_id") + "}]" : audience);
                })
                .list();
    }

    List<Addressed> savedAudiences(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT name, definition FROM saved_audience WHERE commune_id = :commune ORDER BY position, id""")
                .bind("commune", commune.value())
                .map((row, context) -> new Addressed(row.getString("name"), row.getString("definition")))
                .list();
    }

    List<Request> openRequests(Handle handle, BodyId body) {
        return handle.createQuery(
                        "SELECT id, person_id FROM join_request WHERE body_id = :body AND state = 'OPEN' ORDER BY id")
                .bind("body", body.value())
                .map((row, context) -> new Request(row.getLong("id"), new PersonId(row.getLong("person_id"))))
                .list();
    }

    void moveRequest(Handle handle, long request, BodyId into) {
        handle.createUpdate("UPDATE join_request SET body_id = :into WHERE id = :id")
                .bind("into", into.value())
                .bind("id", request)
                .execute();
    }

    /** Nothing is left to decide: the person is in already, or asks the other body too. */
    void settleRequest(Handle handle, long request, Instant at) {
        handle.createUpdate("UPDATE join_request SET state = 'MERGED', decided_at = :at WHERE id = :id")
                .bind("at", at.toEpochMilli())
                .bind("id", request)
                .execute();
    }

    int feeds(Handle handle, BodyId body) {
        return count(handle, "SELECT COUNT(*) FROM reminder_feed WHERE body_id = :body AND revoked_at IS NULL", body);
    }

    void moveFeeds(Handle handle, BodyId from, BodyId into) {
        handle.createUpdate("UPDATE reminder_feed SET body_id = :into WHERE body_id = :from")
                .bind("into", into.value())
                .bind("from", from.value())
                .execute();
    }

    /** A change of the list from before the merger cannot be taken back any more. */
    void dropUndo(Handle handle, BodyId body) {
        handle.createUpdate("DELETE FROM membership_undo WHERE body_id = :body")
                .bind("body", body.value())
                .execute();
    }

    void endMemberships(Handle handle, BodyId body, Instant at) {
        handle.createUpdate("UPDATE membership SET ended_at = :at WHERE body_id = :body AND ended_at IS NULL")
                .bind("at", at.toEpochMilli())
                .bind("body", body.value())
                .execute();
    }

    /** How many open requests each body has, to tell people whose requests are doubled. */
    Map<PersonId, Long> askers(Handle handle, BodyId body) {
        Map<PersonId, Long> askers = new HashMap<>();
        openRequests(handle, body).forEach(request -> askers.put(request.person(), request.id()));
        return askers;
    }

    private static int count(Handle handle, String sql, BodyId body) {
        return handle.createQuery(sql)
                .bind("body", body.value())
                .mapTo(Integer.class)
                .one();
    }
}
