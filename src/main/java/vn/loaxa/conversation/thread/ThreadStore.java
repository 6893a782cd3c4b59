package vn.loaxa.conversation.thread;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Keeps threads. */
final class ThreadStore {
    private static final String COLUMNS = """
            t.id, t.user_id, t.case_id, t.opened_at, t.last_at, t.due_at, t.waiting, t.assignee_id, t.version, t.closed_at,
            t.asked_at, t.rating""";

    long open(
            Handle handle,
            CommuneId commune,
            ZaloUserId user,
            @Nullable Long caseId,
            boolean waiting,
            Instant at,
            Instant due) {
        return handle.createQuery("""
                        INSERT INTO resident_thread
                            (commune_id, user_id, case_id, opened_at, last_at, due_at, waiting, version)
                        VALUES (:commune, :user, :case, :at, :at, :due, :waiting, 0) RETURNING id""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bindByType("case", caseId, Long.class)
                .bind("at", at.toEpochMilli())
                .bind("due", due.toEpochMilli())
                .bind("waiting", waiting ? 1 : 0)
                .mapTo(Long.class)
                .one();
    }

    Optional<ResidentThread> openOf(Handle handle, CommuneId commune, ZaloUserId user) {
        return handle.createQuery("""
                        SELECT %s FROM resident_thread t
                        WHERE t.commune_id = :commune AND t.user_id = :user AND t.closed_at IS NULL AND t.case_id IS NULL
                        """.formatted(COLUMNS))
                .bind("commune", commune.value())
                .bind("user", user.value())
                .map((row, context) -> thread(row))
                .findOne();
    }

    Optional<ResidentThread> byId(Handle handle, CommuneId commune, long id) {
        return handle.createQuery("SELECT %s FROM resident_thread t WHERE t.commune_id = :commune AND t.id = :id"
                        .formatted(COLUMNS))
                .bind("commune", commune.value())
                .bind("id", id)
                .map((row, context) -> thread(row))
                .findOne();
    }

    Optional<ResidentThread> ofCase(Handle handle, long caseId) {
        return handle.createQuery("SELECT %s FROM resident_thread t WHERE t.case_id = :case".formatted(COLUMNS))
                .bind("case", caseId)
                .map((row, context) -> thread(row))
                .findOne();
    }

    /** Whoever waits longest against the promise first; closed ones by when they were closed, newest first. */
    List<ThreadSummary> list(Handle handle, CommuneId commune, ThreadFilter filter, int most) {
        String state =
                switch (filter.state()) {
                    case WAITING -> "t.closed_at IS NULL AND t.waiting = 1";
                    case ANSWERED -> "t.closed_at IS NULL AND t.waiting = 0";
                    case OPEN -> "t.closed_at IS NULL";
                    case CLOSED -> "t.closed_at IS NOT NULL";
                };
        String order = filter.state() == ThreadFilter.State.CLOSED
                ? "t.closed_at DESC, t.id DESC"
                : "t.waiting DESC, t.due_at, t.id";
        String kind =
                filter.cases() == null ? "" : filter.cases() ? " AND t.case_id IS NOT NULL" : " AND t.case_id IS NULL";
        return handle.createQuery("""
                        SELECT %s, c.number, p.name AS person, o.name AS official, COALESCE((
                            SELECT l.text FROM resident_thread_line l
                            WHERE l.thread_id = t.id AND l.side = 'RESIDENT' AND l.text <> ''
                            ORDER BY CASE WHEN t.case_id IS NULL THEN -l.id ELSE l.id END LIMIT 1), '') AS last
                        FROM resident_thread t
                        LEFT JOIN resident_case c ON c.id = t.case_id
                        LEFT JOIN zalo_account a ON a.commune_id = t.commune_id AND a.user_id = t.user_id
                        LEFT JOIN person p ON p.id = a.person_id
                        LEFT JOIN person o ON o.id = t.assignee_id
                        WHERE t.commune_id = :commune AND %s%s AND (:assignee = 0 OR t.assignee_id = :assignee)
                        ORDER BY %s LIMIT :most""".formatted(COLUMNS, state, kind, order))
                .bind("commune", commune.value())
                .bind(
                        "assignee",
                        filter.assignee() == null ? 0L : filter.assignee().value())
                .bind("most", most)
                .map((row, context) -> {
                    int number = row.getInt("number");
                    return new ThreadSummary(
                            thread(row),
                            row.getString("person"),
                            number == 0 ? null : number,
                            row.getString("last"),
                            row.getString("official"));
                })
                .list();
    }

    /** How many are open and wait. */
    int waiting(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM resident_thread
                        WHERE commune_id = :commune AND closed_at IS NULL AND waiting = 1""")
                .bind("commune", commune.value())
                .mapTo(Integer.class)
                .one();
    }

    /** Those who wait and are this official's, and those who wait and are nobody's; of each how many are late. */
    Awaiting awaiting(Handle handle, CommuneId commune, PersonId official, Instant now) {
        return handle.createQuery("""
                        SELECT
                            COALESCE(SUM(CASE WHEN assignee_id IS NULL THEN 0 ELSE 1 END), 0) AS mine,
                            COALESCE(SUM(CASE WHEN assignee_id IS NULL OR due_at >= :now THEN 0 ELSE 1 END), 0) AS mine_late,
                            COALESCE(SUM(CASE WHEN assignee_id IS NULL THEN 1 ELSE 0 END), 0) AS free,
                            COALESCE(SUM(CASE WHEN assignee_id IS NULL AND due_at < :now THEN 1 ELSE 0 END), 0) AS free_late
                        FROM resident_thread WHERE commune_id = :commune AND closed_at IS NULL AND waiting = 1
                            AND (assignee_id IS NULL OR assignee_id = :official)""")
                .bind("commune", commune.value())
                .bind("official", official.value())
                .bind("now", now.toEpochMilli())
                .map((row, context) -> new Awaiting(
                        row.getInt("mine"), row.getInt("mine_late"), row.getInt("free"), row.getInt("free_late")))
                .one();
    }

    /** The resident said something; whoever did not wait yet waits from now on. */
    void heard(Handle handle, long id, Instant at, Instant due) {
        handle.createUpdate("""
                        UPDATE resident_thread SET last_at = :at, waiting = 1,
                            due_at = CASE WHEN waiting = 1 OR case_id IS NOT NULL THEN due_at ELSE :due END
                        WHERE id = :id""")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .bind("due", due.toEpochMilli())
                .execute();
    }

    /** An official acts on what they have seen. False if somebody else acted since, or if it is closed. */
    boolean take(Handle handle, long id, long version) {
        return handle.createUpdate("""
                                UPDATE resident_thread SET version = version + 1
                                WHERE id = :id AND version = :version AND closed_at IS NULL""").bind("id", id).bind("version", version).execute() == 1;
    }

    void answered(Handle handle, long id, Instant at) {
        handle.createUpdate(
                        "UPDATE resident_thread SET waiting = 0, last_at = :at, version = version + 1 WHERE id = :id")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    void unanswered(Handle handle, long id) {
        handle.createUpdate("UPDATE resident_thread SET waiting = 1 WHERE id = :id AND closed_at IS NULL")
                .bind("id", id)
                .execute();
    }

    void assign(Handle handle, long id, @Nullable PersonId official) {
        handle.createUpdate("UPDATE resident_thread SET assignee_id = :official WHERE id = :id")
                .bind("id", id)
                .bindByType("official", official == null ? null : official.value(), Long.class)
                .execute();
    }

    void close(Handle handle, long id, Instant at, boolean asked) {
        handle.createUpdate("""
                        UPDATE resident_thread SET closed_at = :at, waiting = 0, asked_at = :asked, version = version + 1
                        WHERE id = :id""")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .bindByType("asked", asked ? at.toEpochMilli() : null, Long.class)
                .execute();
    }

    /** False if it is not this account's, was not asked for, or was given already. */
    boolean rate(Handle handle, CommuneId commune, ZaloUserId user, long id, int rating) {
        return handle.createUpdate("""
                                UPDATE resident_thread SET rating = :rating
                                WHERE commune_id = :commune AND user_id = :user AND id = :id AND asked_at IS NOT NULL AND rating IS NULL
                                """)
                        .bind("commune", commune.value())
                        .bind("user", user.value())
                        .bind("id", id)
                        .bind("rating", rating)
                        .execute()
                == 1;
    }

    Map<Integer, Integer> ratings(Handle handle, CommuneId commune, Instant since) {
        Map<Integer, Integer> counts = new TreeMap<>();
        handle.createQuery("""
                        SELECT rating, COUNT(*) AS times FROM resident_thread
                        WHERE commune_id = :commune AND rating IS NOT NULL AND closed_at >= :since GROUP BY rating""")
                .bind("commune", commune.value())
                .bind("since", since.toEpochMilli())
                .map((row, context) -> Map.entry(row.getInt("rating"), row.getInt("times")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    List<Long> idsOf(Handle handle, CommuneId commune, ZaloUserId user) {
        return handle.createQuery("SELECT id FROM resident_thread WHERE commune_id = :commune AND user_id = :user")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .mapTo(Long.class)
                .list();
    }

    /**
     * That there was a thread, how long it took and what mark it got stays; whose it was does not. A case goes on: the lamp is
     * still broken.
     */
    void anonymise(Handle handle, long id, Instant at) {
        handle.createUpdate("""
                        UPDATE resident_thread SET user_id = 'erased-' || CAST(id AS TEXT),
                            closed_at = CASE WHEN case_id IS NULL THEN COALESCE(closed_at, :at) ELSE closed_at END
                        WHERE id = :id""").bind("id", id).bind("at", at.toEpochMilli()).execute();
    }

    /** Conversations that were answered and in which nobody has said anything since then. */
    int closeQuiet(Handle handle, Instant before, Instant at) {
        return handle.createUpdate("""
                        UPDATE resident_thread SET closed_at = :at, version = version + 1
                        WHERE closed_at IS NULL AND case_id IS NULL AND waiting = 0 AND last_at < :before""")
                .bind("at", at.toEpochMilli())
                .bind("before", before.toEpochMilli())
                .execute();
    }

    private static ResidentThread thread(ResultSet row) throws SQLException {
        long caseId = row.getLong("case_id");
        long assignee = row.getLong("assignee_id");
        long closed = row.getLong("closed_at");
        long asked = row.getLong("asked_at");
        int rating = row.getInt("rating");
        return new ResidentThread(
                row.getLong("id"),
                new ZaloUserId(row.getString("user_id")),
                caseId == 0 ? null : caseId,
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("last_at")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getInt("waiting") == 1,
                assignee == 0 ? null : new PersonId(assignee),
                row.getLong("version"),
                closed == 0 ? null : Instant.ofEpochMilli(closed),
                asked == 0 ? null : Instant.ofEpochMilli(asked),
                rating == 0 ? null : rating);
    }
}
