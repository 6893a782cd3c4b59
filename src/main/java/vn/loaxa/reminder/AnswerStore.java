package vn.loaxa.reminder;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.PersonId;

/** Rows of what people answered to invitations; the last word counts. Stateless. */
final class AnswerStore {
    record Row(PersonId person, Answer answer, String reason) {}

    void put(
            Handle handle,
            ReminderId reminder,
            Instant event,
            PersonId person,
            Answer answer,
            String reason,
            Instant at) {
        handle.createUpdate("""
                        INSERT INTO reminder_answer (reminder_id, event_at, person_id, answer, reason, at)
                        VALUES (:reminder, :event, :person, :answer, :reason, :at)
                        ON CONFLICT (reminder_id, event_at, person_id) DO UPDATE
                        SET answer = excluded.answer, reason = excluded.reason, at = excluded.at
                        """)
                .bind("reminder", reminder.value())
                .bind("event", event.toEpochMilli())
                .bind("person", person.value())
                .bind("answer", answer.name())
                .bind("reason", reason)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    List<Row> of(Handle handle, ReminderId reminder, Instant event) {
        return handle.createQuery("""
                        SELECT person_id, answer, reason FROM reminder_answer
                        WHERE reminder_id = :reminder AND event_at = :event ORDER BY at, person_id
                        """)
                .bind("reminder", reminder.value())
                .bind("event", event.toEpochMilli())
                .map((row, context) -> new Row(
                        new PersonId(row.getLong("person_id")),
                        Answer.valueOf(row.getString("answer")),
                        row.getString("reason")))
                .list();
    }
}
