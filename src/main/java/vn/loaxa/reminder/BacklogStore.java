package vn.loaxa.reminder;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Rows of what could not be said in time. Stateless. */
final class BacklogStore {
    static final String PERSON = "person:";
    static final String GROUP = "group:";

    /** Somebody who has something to be told. */
    record Untold(CommuneId commune, String recipient) {}

    /** One line of it. */
    record Line(long occurrence, ReminderId reminder, Instant event, boolean missed) {}

    static String person(PersonId person) {
        return PERSON + person;
    }

    void add(Handle handle, CommuneId commune, String recipient, long occurrence, boolean missed) {
        handle.createUpdate("""
                        INSERT INTO reminder_backlog (commune_id, recipient, occurrence_id, missed)
                        VALUES (:commune, :recipient, :occurrence, :missed)
                        ON CONFLICT (recipient, occurrence_id) DO NOTHING
                        """)
                .bind("commune", commune.value())
                .bind("recipient", recipient)
                .bind("occurrence", occurrence)
                .bind("missed", missed ? 1 : 0)
                .execute();
    }

    List<Untold> untold(Handle handle) {
        return handle.createQuery("SELECT DISTINCT commune_id, recipient FROM reminder_backlog WHERE told = 0")
                .map((row, context) -> new Untold(new CommuneId(row.getLong("commune_id")), row.getString("recipient")))
                .list();
    }

    /** Marks what this one has not been told of as told, and returns it, oldest event first. */
    List<Line> tell(Handle handle, String recipient) {
        var ids = handle.createQuery(
                        "UPDATE reminder_backlog SET told = 1 WHERE recipient = :recipient AND told = 0 RETURNING id")
                .bind("recipient", recipient)
                .mapTo(Long.class)
                .list();
        return ids.isEmpty()
                ? List.of()
                : handle
                        .createQuery("""
                                SELECT o.id, o.reminder_id, o.event_at, b.missed
                                FROM reminder_backlog b JOIN reminder_occurrence o ON o.id = b.occurrence_id
                                WHERE b.id IN (<ids>)
                                """)
                        .bindList("ids", ids)
                        .map((row, context) -> new Line(
                                row.getLong("id"),
                                new ReminderId(row.getLong("reminder_id")),
                                Instant.ofEpochMilli(row.getLong("event_at")),
                                row.getInt("missed") == 1))
                        .list()
                        .stream()
                        .sorted(Comparator.comparing(Line::event).thenComparing(Line::occurrence))
                        .toList();
    }
}
