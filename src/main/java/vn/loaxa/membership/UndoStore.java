package vn.loaxa.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.PersonId;

/** The last change of a list of members that each person may take back. */
final class UndoStore {
    /** @param role and {@code until} are what somebody had who was taken out */
    record Change(
            BodyId body,
            PersonId person,
            boolean added,
            MemberRole role,
            @Nullable LocalDate until) {}

    void keep(Handle handle, CommuneId commune, PersonId actor, Change change, Instant at) {
        LocalDate until = change.until();
        handle.createUpdate("""
                        INSERT INTO membership_undo (actor_id, commune_id, body_id, person_id, added, role, until_day, at)
                        VALUES (:actor, :commune, :body, :person, :added, :role, :until, :at)
                        ON CONFLICT (actor_id) DO UPDATE SET body_id = excluded.body_id, person_id = excluded.person_id,
                            added = excluded.added, role = excluded.role, until_day = excluded.until_day, at = excluded.at
                        """)
                .bind("actor", actor.value())
                .bind("commune", commune.value())
                .bind("body", change.body().value())
                .bind("person", change.person().value())
                .bind("added", change.added() ? 1 : 0)
                .bind("role", change.role().name())
                .bind("until", until == null ? null : until.toString())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** Takes it out, so that nobody undoes twice. */
    Optional<Change> take(Handle handle, CommuneId commune, PersonId actor, Instant since) {
        return handle.createQuery("""
                        DELETE FROM membership_undo
                        WHERE actor_id = :actor AND commune_id = :commune AND at >= :since
                        RETURNING body_id, person_id, added, role, until_day
                        """)
                .bind("actor", actor.value())
                .bind("commune", commune.value())
                .bind("since", since.toEpochMilli())
                .map((row, context) -> {
                    String until = row.getString("until_day");
                    return new Change(
                            new BodyId(row.getLong("body_id")),
                            new PersonId(row.getLong("person_id")),
                            row.getInt("added") == 1,
                            MemberRole.valueOf(row.getString("role")),
                            until == null ? null : LocalDate.parse(until));
                })
                .findOne();
    }
}
