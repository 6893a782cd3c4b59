package vn.loaxa.membership;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;

/** Requests to join, open and decided. */
final class JoinRequestStore {
    record Row(long id, BodyId body, PersonId applicant, Instant askedAt) {}

    /** Empty if the person's request for this body is open already. */
    Optional<Long> insert(Handle handle, CommuneId commune, BodyId body, PersonId applicant, Instant at) {
        return handle.createQuery("""
                        INSERT INTO join_request (commune_id, body_id, person_id, state, asked_at)
                        VALUES (:commune, :body, :person, 'OPEN', :at) ON CONFLICT DO NOTHING RETURNING id""")
                .bind("commune", commune.value())
                .bind("body", body.value())
                .bind("person", applicant.value())
                .bind("at", at.toEpochMilli())
                .mapTo(Long.class)
                .findOne();
    }

    /** The oldest first. */
    List<Row> open(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT id, body_id, person_id, asked_at FROM join_request
                        WHERE commune_id = :commune AND state = 'OPEN' ORDER BY id""")
                .bind("commune", commune.value())
                .map((row, context) -> new Row(
                        row.getLong("id"),
                        new BodyId(row.getLong("body_id")),
                        new PersonId(row.getLong("person_id")),
                        Instant.ofEpochMilli(row.getLong("asked_at"))))
                .list();
    }

    Optional<Row> open(Handle handle, CommuneId commune, long id) {
        return open(handle, commune).stream().filter(row -> row.id() == id).findFirst();
    }

    /** False if somebody else has decided it meanwhile. */
    boolean close(Handle handle, long id, boolean accepted, PersonId by, Instant at) {
        return handle.createUpdate("""
                                UPDATE join_request SET state = :state, decided_at = :at, decided_by = :by
                                WHERE id = :id AND state = 'OPEN'""")
                        .bind("state", accepted ? "ACCEPTED" : "REJECTED")
                        .bind("at", at.toEpochMilli())
                        .bind("by", by.value())
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Whoever was added by other means no longer waits. */
    void closeFor(Handle handle, BodyId body, PersonId applicant, PersonId by, Instant at) {
        handle.createUpdate("""
                        UPDATE join_request SET state = 'ACCEPTED', decided_at = :at, decided_by = :by
                        WHERE body_id = :body AND person_id = :person AND state = 'OPEN'""")
                .bind("at", at.toEpochMilli())
                .bind("by", by.value())
                .bind("body", body.value())
                .bind("person", applicant.value())
                .execute();
    }
}
