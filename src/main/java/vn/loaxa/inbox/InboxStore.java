package vn.loaxa.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Dialect;

final class InboxStore {
    private final Dialect dialect;

    InboxStore(Dialect dialect) {
        this.dialect = dialect;
    }

    /** An event held by a worker. */
    record Held(
            long id,
            CommuneId commune,
            String personKey,
            byte @Nullable [] payload,
            Instant receivedAt,
            int attempts) {}

    /** In their order: whether each was new. */
    List<Boolean> insert(Handle handle, List<Arrival> arrivals) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO inbox_event
                    (commune_id, event_key, person_key, name, payload, received_at, state, attempts, due_at, held_until)
                VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, 0)
                ON CONFLICT (commune_id, event_key) DO NOTHING
                """);
        for (Arrival arrival : arrivals) {
            batch.bind(0, arrival.commune().value())
                    .bind(1, arrival.eventKey())
                    .bind(2, arrival.personKey())
                    .bind(3, arrival.name())
                    .bind(4, arrival.payload())
                    .bind(5, arrival.receivedAt())
                    .bind(6, arrival.receivedAt())
                    .add();
        }
        return Arrays.stream(batch.execute()).mapToObj(rows -> rows > 0).toList();
    }

    /** Takes the oldest waiting event of each person who has nobody at work on theirs. */
    List<Held> hold(Handle handle, String holder, long now, long until, int limit) {
        return handle
                .createQuery("""
                        WITH head AS MATERIALIZED (
                            SELECT id FROM inbox_event e
                            WHERE state = 0 AND due_at <= :now AND held_until <= :now AND NOT EXISTS (
                                SELECT 1 FROM inbox_event before
                                WHERE before.state = 0 AND before.commune_id = e.commune_id
                                    AND before.person_key = e.person_key AND before.id < e.id)
                            ORDER BY id LIMIT :limit %s)
                        UPDATE inbox_event SET holder = :holder, held_until = :until
                        WHERE id IN (SELECT id FROM head)
                        RETURNING id, commune_id, person_key, payload, received_at, attempts
                        """.formatted(dialect.skipLocked()))
                .bind("holder", holder)
                .bind("now", now)
                .bind("until", until)
                .bind("limit", limit)
                .map((row, context) -> held(row))
                .stream()
                .sorted(Comparator.comparingLong(Held::id))
                .toList();
    }

    /** A look without taking, so that an idle server does not write. */
    boolean anyDue(Handle handle, long now) {
        return handle.createQuery(
                        "SELECT id FROM inbox_event WHERE state = 0 AND due_at <= :now AND held_until <= :now LIMIT 1")
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** Takes the next waiting event of the same person, whose turn has just ended in this transaction. */
    Optional<Held> holdNext(Handle handle, Held before, String holder, long now, long until) {
        return handle.createQuery("""
                        UPDATE inbox_event SET holder = :holder, held_until = :until
                        WHERE id = (
                            SELECT MIN(id) FROM inbox_event
                            WHERE state = 0 AND commune_id = :commune AND person_key = :person)
                            AND due_at <= :now AND held_until <= :now
                        RETURNING id, commune_id, person_key, payload, received_at, attempts
                        """)
                .bind("holder", holder)
                .bind("commune", before.commune().value())
                .bind("person", before.personKey())
                .bind("now", now)
                .bind("until", until)
                .map((row, context) -> held(row))
                .findOne();
    }

    /** False if it is not ours any more: then nothing of this attempt may stay. */
    boolean done(Handle handle, long id, String holder, long now) {
        return handle.createUpdate("""
                        UPDATE inbox_event SET state = 1, handled_at = :now, holder = NULL, error = NULL
                        WHERE id = :id AND state = 0 AND holder = :holder
                        """)
                        .bind("id", id)
                        .bind("holder", holder)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    void tryAgain(Handle handle, long id, String holder, long dueAt, String error) {
        handle.createUpdate("""
                        UPDATE inbox_event
                        SET attempts = attempts + 1, due_at = :dueAt, holder = NULL, held_until = 0, error = :error
                        WHERE id = :id AND state = 0 AND holder = :holder
                        """)
                .bind("id", id)
                .bind("holder", holder)
                .bind("dueAt", dueAt)
                .bind("error", error)
                .execute();
    }

    void giveUp(Handle handle, long id, String holder, long now, String error) {
        handle.createUpdate("""
                        UPDATE inbox_event
                        SET state = 2, attempts = attempts + 1, handled_at = :now, holder = NULL, error = :error
                        WHERE id = :id AND state = 0 AND holder = :holder
                        """)
                .bind("id", id)
                .bind("holder", holder)
                .bind("now", now)
                .bind("error", error)
                .execute();
    }

    /** Gives back what a process that is no more was holding. Only where no other process can be at work. */
    int releaseAll(Handle handle) {
        return handle.execute(
                "UPDATE inbox_event SET holder = NULL, held_until = 0 WHERE state = 0 AND held_until > 0");
    }

    List<FailedEvent> failed(Handle handle, CommuneId commune, int limit) {
        return handle.createQuery("""
                        SELECT id, name, received_at, attempts, error FROM inbox_event
                        WHERE state = 2 AND commune_id = :commune ORDER BY id DESC LIMIT :limit
                        """)
                .bind("commune", commune.value())
                .bind("limit", limit)
                .map((row, context) -> new FailedEvent(
                        row.getLong("id"),
                        row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        row.getInt("attempts"),
                        row.getString("error")))
                .list();
    }

    boolean retry(Handle handle, long id, long now) {
        return handle.createUpdate("""
                        UPDATE inbox_event
                        SET state = 0, attempts = 0, due_at = :now, handled_at = NULL, holder = NULL, held_until = 0
                        WHERE id = :id AND state = 2 AND payload IS NOT NULL
                        """).bind("id", id).bind("now", now).execute() > 0;
    }

    long waiting(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM inbox_event WHERE state = 0")
                .mapTo(Long.class)
                .one();
    }

    /** Of the last events only: read from the end of the long table (the plus keeps SQLite from sorting all of a commune). */
    Map<String, Instant> lastByName(Handle handle, CommuneId commune) {
        Map<String, Instant> last = new TreeMap<>();
        handle.createQuery("""
                        SELECT name, MAX(received_at) AS last_at FROM (
                            SELECT name, received_at FROM inbox_event
                            WHERE +commune_id = :commune ORDER BY id DESC LIMIT 1000) latest
                        GROUP BY name
                        """)
                .bind("commune", commune.value())
                .map((row, context) -> Map.entry(row.getString("name"), Instant.ofEpochMilli(row.getLong("last_at"))))
                .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
        return last;
    }

    int blankHandledBefore(Handle handle, long then) {
        return handle.createUpdate("""
                        UPDATE inbox_event SET payload = NULL
                        WHERE payload IS NOT NULL AND handled_at IS NOT NULL AND handled_at < :then
                        """).bind("then", then).execute();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getLong("id"),
                new CommuneId(row.getLong("commune_id")),
                row.getString("person_key"),
                row.getBytes("payload"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getInt("attempts"));
    }

    Optional<Instant> lastReceived(Handle handle, CommuneId commune) {
        return handle.createQuery("SELECT received_at FROM inbox_event WHERE commune_id = ? ORDER BY id DESC LIMIT 1")
                .bind(0, commune.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }
}
