package vn.loaxa.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.Dialect;

/** Rows of the times at which reminders are due. Stateless. */
final class OccurrenceStore {

    /** Adds a time; nothing happens if it is there already, unless it was taken back. */
    void insert(Handle handle, Kept reminder, Instant origin, Instant event, Instant due) {
        handle.createUpdate("""
                        INSERT INTO reminder_occurrence (commune_id, reminder_id, origin_at, event_at, due_at, state)
                        VALUES (:commune, :reminder, :origin, :event, :due, 'PENDING')
                        ON CONFLICT (reminder_id, due_at) DO UPDATE
                        SET state = 'PENDING', origin_at = excluded.origin_at, event_at = excluded.event_at,
                            handled_at = NULL, not_before = NULL
                        WHERE reminder_occurrence.state = 'CANCELLED'
                        """)
                .bind("commune", reminder.commune().value())
                .bind("reminder", reminder.id().value())
                .bind("origin", origin.toEpochMilli())
                .bind("event", event.toEpochMilli())
                .bind("due", due.toEpochMilli())
                .execute();
    }

    /** Adds a time that was over before it could be due; empty if it is there already. */
    Optional<Long> insertMissed(Handle handle, Kept reminder, Instant origin, Instant event, Instant at) {
        return handle.createQuery("""
                        INSERT INTO reminder_occurrence
                            (commune_id, reminder_id, origin_at, event_at, due_at, state, handled_at)
                        VALUES (:commune, :reminder, :origin, :event, :event, 'MISSED', :at)
                        ON CONFLICT (reminder_id, due_at) DO NOTHING RETURNING id
                        """)
                .bind("commune", reminder.commune().value())
                .bind("reminder", reminder.id().value())
                .bind("origin", origin.toEpochMilli())
                .bind("event", event.toEpochMilli())
                .bind("at", at.toEpochMilli())
                .mapTo(Long.class)
                .findOne();
    }

    /** Reminders with something due, the longest waiting first. */
    List<ReminderId> dueReminders(Handle handle, Instant now, int limit) {
        return handle.createQuery("""
                        SELECT reminder_id FROM reminder_occurrence WHERE state = 'PENDING' AND due_at <= :now
                          AND (not_before IS NULL OR not_before <= :now)
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
                        SELECT id, COALESCE(origin_at, event_at) AS origin, event_at, due_at FROM reminder_occurrence
                        WHERE reminder_id = :reminder AND state = 'PENDING' AND due_at <= :now
                        ORDER BY due_at
                        """ + dialect.skipLocked())
                .bind("reminder", reminder.value())
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new Occurrence(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("origin")),
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

    /** Takes back what is still to come of one event; returns how many times. */
    int cancelEvent(Handle handle, ReminderId reminder, Instant origin, Instant at) {
        return handle.createUpdate("""
                        UPDATE reminder_occurrence SET state = 'CANCELLED', handled_at = :at
                        WHERE reminder_id = :reminder AND state = 'PENDING' AND COALESCE(origin_at, event_at) = :origin
                        """)
                .bind("at", at.toEpochMilli())
                .bind("reminder", reminder.value())
                .bind("origin", origin.toEpochMilli())
                .execute();
    }

    /** Puts what is due off, without forgetting since when it is. */
    void putOff(Handle handle, long id, Instant until) {
        handle.createUpdate("UPDATE reminder_occurrence SET not_before = :until WHERE id = :id AND state = 'PENDING'")
                .bind("until", until.toEpochMilli())
                .bind("id", id)
                .execute();
    }

    /** All times of a reminder, the latest event first. */
    List<Past> history(Handle handle, ReminderId reminder, int limit) {
        return handle.createQuery("""
                        SELECT COALESCE(origin_at, event_at) AS origin, event_at, due_at, state, reached, unreached
                        FROM reminder_occurrence WHERE reminder_id = :reminder AND state <> 'CANCELLED'
                        ORDER BY due_at DESC LIMIT :limit
                        """)
                .bind("reminder", reminder.value())
                .bind("limit", limit)
                .map((row, context) -> new Past(
                        Instant.ofEpochMilli(row.getLong("origin")),
                        Instant.ofEpochMilli(row.getLong("event_at")),
                        Instant.ofEpochMilli(row.getLong("due_at")),
                        OccurrenceState.valueOf(row.getString("state")),
                        row.getInt("reached"),
                        row.getInt("unreached")))
                .list();
    }

    /** A time of a reminder as it stands. */
    record Past(Instant origin, Instant event, Instant due, OccurrenceState state, int reached, int unreached) {}

    /** The event people were invited to and that is the next to begin, or else began last; else the next one. */
    Optional<Instant> meeting(Handle handle, ReminderId reminder, Instant now) {
        return handle.createQuery("""
                        SELECT event_at FROM reminder_occurrence
                        WHERE reminder_id = :reminder AND state <> 'CANCELLED'
                        ORDER BY CASE WHEN event_at > :now THEN 0 ELSE 1 END, abs(event_at - :now) LIMIT 1
                        """)
                .bind("reminder", reminder.value())
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** The next event that has a time ahead, by the rule and as it will be. */
    Optional<Occurrence> nextEvent(Handle handle, ReminderId reminder) {
        return handle.createQuery("""
                        SELECT id, COALESCE(origin_at, event_at) AS origin, event_at, due_at FROM reminder_occurrence
                        WHERE reminder_id = :reminder AND state = 'PENDING' ORDER BY event_at, due_at LIMIT 1
                        """)
                .bind("reminder", reminder.value())
                .map((row, context) -> new Occurrence(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("origin")),
                        Instant.ofEpochMilli(row.getLong("event_at")),
                        Instant.ofEpochMilli(row.getLong("due_at"))))
                .findOne();
    }

    Optional<Instant> nextDue(Handle handle, ReminderId reminder) {
        return instant(
                handle,
                "SELECT min(due_at) FROM reminder_occurrence WHERE state = 'PENDING' AND reminder_id = :id",
                reminder);
    }

    /** The last event by the rule that has its rows. */
    Optional<Instant> lastEvent(Handle handle, ReminderId reminder) {
        return instant(
                handle,
                "SELECT max(COALESCE(origin_at, event_at)) FROM reminder_occurrence WHERE reminder_id = :id AND state <> 'CANCELLED'"
                        // One that was moved says nothing about how far the rule has come.
                        + " AND NOT EXISTS (SELECT 1 FROM reminder_exception e WHERE e.reminder_id = :id"
                        + " AND e.origin_at = COALESCE(reminder_occurrence.origin_at, reminder_occurrence.event_at))",
                reminder);
    }

    /** Whether somebody was reminded of this event, or it was missed. */
    boolean settled(Handle handle, ReminderId reminder, Instant origin) {
        return handle.createQuery("""
                                SELECT count(*) FROM reminder_occurrence WHERE reminder_id = :reminder
                                AND COALESCE(origin_at, event_at) = :origin AND state NOT IN ('CANCELLED', 'PENDING')
                                """)
                        .bind("reminder", reminder.value())
                        .bind("origin", origin.toEpochMilli())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** The last event by the rule that is settled. */
    Optional<Instant> lastHandled(Handle handle, ReminderId reminder) {
        return instant(
                handle,
                "SELECT max(COALESCE(origin_at, event_at)) FROM reminder_occurrence WHERE reminder_id = :id"
                        + " AND state NOT IN ('CANCELLED', 'PENDING')",
                reminder);
    }

    /** The earliest time due of all reminders. */
    Optional<Instant> nextDue(Handle handle) {
        return handle.createQuery(
                        "SELECT min(COALESCE(not_before, due_at)) FROM reminder_occurrence WHERE state = 'PENDING'")
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
