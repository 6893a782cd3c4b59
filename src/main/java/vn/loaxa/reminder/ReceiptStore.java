package vn.loaxa.reminder;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Rows of who was reminded, and of who said it is done. Stateless. */
final class ReceiptStore {
    /** How a reminder came to somebody. */
    enum Route {
        CHAT,
        PERSON,
        NONE,
        /** Asked for no more news, so nothing was sent. */
        OPTED_OUT
    }

    void add(Handle handle, Kept reminder, Occurrence time, PersonId person, Route route, Instant at) {
        handle.createUpdate("""
                        INSERT INTO reminder_receipt
                            (occurrence_id, reminder_id, commune_id, person_id, event_at, route, state, at)
                        VALUES (:occurrence, :reminder, :commune, :person, :event, :route, :state, :at)
                        ON CONFLICT (occurrence_id, person_id) DO NOTHING
                        """)
                .bind("occurrence", time.id())
                .bind("reminder", reminder.id().value())
                .bind("commune", reminder.commune().value())
                .bind("person", person.value())
                .bind("event", time.event().toEpochMilli())
                .bind("route", route.name())
                .bind("state", begun(route))
                .bind("at", at.toEpochMilli())
                .execute();
    }

    private static String begun(Route route) {
        return switch (route) {
            case CHAT, PERSON -> "WAITING";
            case NONE -> "UNREACHED";
            case OPTED_OUT -> "OPTED_OUT";
        };
    }

    /** What became of the message; {@code person} 0 means the group chats of that time. */
    void became(Handle handle, long occurrence, long person, String state) {
        handle.createUpdate("""
                        UPDATE reminder_receipt SET state = :state
                        WHERE occurrence_id = :occurrence
                          AND (person_id = :person OR :person = 0 AND route = 'CHAT')
                        """)
                .bind("state", state)
                .bind("occurrence", occurrence)
                .bind("person", person)
                .execute();
    }

    /** A reminder that somebody got. */
    record Got(ReminderId reminder, Instant event) {}

    /** What this person was reminded of last, since then. */
    Optional<Got> last(Handle handle, CommuneId commune, PersonId person, Instant since) {
        return got(handle, commune, person, since, "").stream().findFirst();
    }

    /** The invitation this person got last whose event has not begun. */
    Optional<Got> lastInvitation(Handle handle, CommuneId commune, PersonId person, Instant now) {
        return got(
                        handle,
                        commune,
                        person,
                        Instant.EPOCH,
                        "AND r.kind = 'MEETING' AND t.event_at > " + now.toEpochMilli())
                .stream()
                .findFirst();
    }

    private static List<Got> got(Handle handle, CommuneId commune, PersonId person, Instant since, String also) {
        return handle.createQuery("""
                        SELECT t.reminder_id, t.event_at FROM reminder_receipt t JOIN reminder r ON r.id = t.reminder_id
                        WHERE t.commune_id = :commune AND t.person_id = :person AND t.at >= :since
                          AND t.state NOT IN ('UNREACHED', 'OPTED_OUT') %s
                        ORDER BY t.at DESC, t.occurrence_id DESC LIMIT 1
                        """.formatted(also))
                .bind("commune", commune.value())
                .bind("person", person.value())
                .bind("since", since.toEpochMilli())
                .map((row, context) -> new Got(
                        new ReminderId(row.getLong("reminder_id")), Instant.ofEpochMilli(row.getLong("event_at"))))
                .list();
    }

    /** A line of "who got it": the best that became of all times of that event. */
    record Line(PersonId person, String route, String state, Instant at) {}

    List<Line> ofEvent(Handle handle, ReminderId reminder, Instant event) {
        return handle.createQuery("""
                        SELECT person_id, route, state, at FROM reminder_receipt
                        WHERE reminder_id = :reminder AND event_at = :event ORDER BY person_id, occurrence_id
                        """)
                .bind("reminder", reminder.value())
                .bind("event", event.toEpochMilli())
                .map((row, context) -> new Line(
                        new PersonId(row.getLong("person_id")),
                        row.getString("route"),
                        row.getString("state"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    void done(Handle handle, ReminderId reminder, Instant event, PersonId person, Instant at) {
        handle.createUpdate("""
                        INSERT INTO reminder_done (reminder_id, event_at, person_id, at)
                        VALUES (:reminder, :event, :person, :at) ON CONFLICT DO NOTHING
                        """)
                .bind("reminder", reminder.value())
                .bind("event", event.toEpochMilli())
                .bind("person", person.value())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** Who need not be reminded of this event any more: it is done, or they said they cannot come. */
    Set<PersonId> spared(Handle handle, Kept reminder, Instant event) {
        return new HashSet<>(handle.createQuery("""
                        SELECT person_id FROM reminder_done
                        WHERE reminder_id = :reminder AND (event_at = :event OR :untilDone = 1)
                        UNION
                        SELECT person_id FROM reminder_answer
                        WHERE reminder_id = :reminder AND event_at = :event AND answer = 'ABSENT'
                        """)
                .bind("reminder", reminder.id().value())
                .bind("event", event.toEpochMilli())
                .bind("untilDone", reminder.plan().untilDone() ? 1 : 0)
                .map((row, context) -> new PersonId(row.getLong("person_id")))
                .list());
    }
}
