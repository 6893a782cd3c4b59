package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Rows of reminders. Stateless. */
final class NudgeStore {

    long insert(Handle handle, CommuneId commune, DirectiveId directive, PersonId by, int people, Instant at) {
        return handle.createQuery("""
                        INSERT INTO directive_nudge (commune_id, directive_id, by_id, people, at)
                        VALUES (:commune, :directive, :by, :people, :at) RETURNING id
                        """)
                .bind("commune", commune.value())
                .bind("directive", directive.value())
                .bind("by", by.value())
                .bind("people", people)
                .bind("at", at.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    Optional<Instant> last(Handle handle, DirectiveId directive, PersonId by) {
        return handle.createQuery("SELECT MAX(at) FROM directive_nudge WHERE directive_id = :directive AND by_id = :by")
                .bind("directive", directive.value())
                .bind("by", by.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** Whose own copy has not left yet: they need no reminder of what they have not got. */
    Set<PersonId> stillWaiting(Handle handle, DirectiveId directive) {
        return handle.createQuery("SELECT person_id FROM delivery WHERE directive_id = :directive AND status = 0")
                .bind("directive", directive.value())
                .mapTo(Long.class)
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }
}
