package vn.loaxa.reminder;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.Dialect;
import vn.loaxa.directory.PersonId;

/** Rows of the times at which reminders are due. Stateless. */
final class OccurrenceStore {

    /** Adds a time; nothing happens if it is there already, whatever became of it. */
    void insert(Handle handle, Kept reminder, Instant event, Instant due) {
        handle.createUpdate("""
                        INSERT INTO reminder_occurrence (commune_id, reminder_id, event_at, due_at, state)
                        VALUES (:commune, :reminder, :event, :due, 'PENDING')
                        ON CONFLICT (reminder_id, due_at) DO NOTHING
                        """)
                .bind("commune", reminder.commune().value())
                .bind("reminder", reminder.id().value())
                .bind("event", event.toEpochMilli())
                .bind("due", due.toEpochMilli())
                .execute();
    }

    /** Adds a time that was over before it could be due. */
    void insertMissed(Handle handle, Kept reminder, Instant event, Instant at) {
        handle.createUpdate("""
                        INSERT INTO reminder_occurrence (commune_id, reminder_id, event_at, due_at, state, handled_at)
                        VALUES (:commune, :reminder, :event, :event, 'MISSED', :at)
                        ON CONFLICT (reminder_id, due_at) DO NOTHING
                        """)
                .bind("commune", reminder.commune().value())
                .bind("reminder", reminder.id().value())
                .bind("event", event.toEpochMilli())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** People who do not know yet that something was missed. */
    List<PersonId> ownersToTell(Handle handle) {
        return handle.createQuery("""
                        SELECT DISTINCT r.owner_id FROM reminder_occurrence o JOIN reminder r ON r.id = o.reminder_id
                        WHERE o.state = 'MISSED' AND o.told = 0
                        """)
                .map((row, context) -> new PersonId(row.getLong("owner_id")))
                .list();
    }

    /** Marks what the owner has not been told of as told, and returns it, oldest event first. */
    List<Missed> tellMissed(Handle handle, PersonId owner) {
        return handle
                .createQuery("""
                        UPDATE reminder_occurrence SET told = 1
                        WHERE state = 'MISSED' AND told = 0
                          AND reminder_id IN (SELECT id FROM reminder WHERE owner_id = :owner)
                        RETURNING id, reminder_id, event_at
                        """)
                .bind("owner", owner.value())
                .map((row, context) -> new Missed(
                        row.getLong("id"),
                        new ReminderId(row.getLong("reminder_id")),
                        Instant.ofEpochMilli(row.getLong("event_at"))))
                .list()
                .stream()
                .sorted(Comparator.comparing(Missed::event).thenComparing(Missed::id))
                .toList();
    }

    /** A time that was missed. */
    record Missed(long id, ReminderId reminder, Instant event) {}

    /** Reminders with something due, the longest waiting first. */
    List<ReminderId> dueReminders(Handle handle, Instant now, int limit) {
        return handle.createQuery("""
                        SELECT reminder_id FROM reminder_occurrence WHERE state = 'PENDING' AND due_at <= :now
                        GROUP BY reminder_id ORDER BY min(due_at), reminder_id LIMIT :limit
                        """)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new ReminderId(row.getLong("reminder_id")))
                .list();
    }

    /** What is due of one reminder, oldest first, held for this transaction; rows that another node holds are left out. */
    List<Occurrence> leaseDue(Handle handle, Dialect dialect, ReminderId reminder, Instant now) {
        return handle.createQuery("""
                        SELECT id, event_at, due_at FROM reminder_occurrence
                        WHERE reminder_id = :reminder AND state = 'PENDING' AND due_at <= :now
                        ORDER BY due_at
                        """ + dialect.skipLocked())
                .bind("reminder", reminder.value())
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new Occurrence(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("event_at")),
                        Instant.ofEpochMilli(row.getLong("due_at"))))
                .list();
    }

    /** Records how a time ended; false if it had ended already. */
    boolean end(Handle handle, long id, OccurrenceState state, int reached, int unreached, Instant at) {
        return handle.createUpdate("""
                                UPDATE reminder_occurrence
                                SET state = :state, reached = :reached, unreached = :unreached, handled_at = :at
                                WHERE id = :id AND state = 'PENDING'
                                """)
                        .bind("state", state.name())
                        .bind("reached", reached)
                        .bind("unreached", unreached)
                        .bind("at", at.toEpochMilli())
                        .bind("id", id)
                        .execute()
                == 1;
    }

    void cancelPending(Handle handle, ReminderId reminder, Instant at) {
        handle.createUpdate("""
                        UPDATE reminder_occurrence SET state = 'CANCELLED', handled_at = :at
                        WHERE reminder_id = :reminder AND state = 'PENDING'
                        """)
                .bind("at", at.toEpochMilli())
                .bind("reminder", reminder.value())
                .execute();
    }

    Optional<Instant> nextDue(Handle handle, ReminderId reminder) {
        return instant(
                handle,
                "SELECT min(due_at) FROM reminder_occurrence WHERE state = 'PENDING' AND reminder_id = :id",
                reminder);
    }

    /** The last event that has its rows. */
    Optional<Instant> lastEvent(Handle handle, ReminderId reminder) {
        return instant(handle, "SELECT max(event_at) FROM reminder_occurrence WHERE reminder_id = :id", reminder);
    }

    /** The earliest time due of all reminders. */
    Optional<Instant> nextDue(Handle handle) {
        return handle.createQuery("SELECT min(due_at) FROM reminder_occurrence WHERE state = 'PENDING'")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    private static Optional<Instant> instant(Handle handle, String sql, ReminderId reminder) {
        return handle.createQuery(sql)
                .bind("id", reminder.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }
}
