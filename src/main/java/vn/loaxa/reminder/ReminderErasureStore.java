package vn.loaxa.reminder;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.PersonId;

/** Forgets one person's reminders and answers; counts of meetings stay right. */
final class ReminderErasureStore {
    void erase(Handle handle, PersonId person, String words, Instant at) {
        handle.createUpdate("""
                        UPDATE reminder_occurrence SET state = 'CANCELLED', handled_at = :at
                        WHERE state = 'PENDING' AND reminder_id IN (SELECT id FROM reminder WHERE owner_id = :person)""")
                .bind("person", person.value())
                .bind("at", at.toEpochMilli())
                .execute();
        handle.createUpdate("UPDATE reminder SET what = :words, state = 'CANCELLED' WHERE owner_id = :person")
                .bind("person", person.value())
                .bind("words", words)
                .execute();
        handle.createUpdate("UPDATE reminder_answer SET reason = '' WHERE person_id = :person")
                .bind("person", person.value())
                .execute();
    }
}
