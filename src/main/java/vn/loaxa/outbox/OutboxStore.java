package vn.loaxa.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Dialect;

final class OutboxStore {
    private static final String COLUMNS =
            "id, commune_id, lane, call, reference, attempts, reuploaded, settle_attempts, held_until, sending_since";
    private static final String INSERT = """
            INSERT INTO outbox_message
                (commune_id, lane, message_key, reference, batch, recipient, call, state, due_at, attempts, reuploaded,
                 settle_attempts, held_until, sending_since, charged, created_at, changed_at)
            VALUES (:commune, :lane, :key, :reference, :batch, :recipient, :call, 'PENDING', :due, 0, 0, 0, 0, 0, 0, :now, :now)
            ON CONFLICT (commune_id, message_key) DO NOTHING
            """;

    /** Empty if the key was there already. */
    Optional<OutboxId> insert(Handle handle, OutboxDraft draft, long now) {
        return bind(handle.createQuery(INSERT + " RETURNING id"), draft, now)
                .mapTo(Long.class)
                .findOne()
                .map(OutboxId::new);
    }

    OutboxId byKey(Handle handle, CommuneId commune, String key) {
        return new OutboxId(
                handle.createQuery("SELECT id FROM outbox_message WHERE commune_id = :commune AND message_key = :key")
                        .bind("commune", commune.value())
                        .bind("key", key)
                        .mapTo(Long.class)
                        .one());
    }

    void insertAll(Handle handle, List<OutboxDraft> drafts, long now) {
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            drafts.forEach(draft -> bind(batch, draft, now).add());
            batch.execute();
        }
    }

    private static <S extends SqlStatement<S>> S bind(S statement, OutboxDraft draft, long now) {
        @Nullable Instant notBefore = draft.notBefore();
        return statement
                .bind("commune", draft.commune().value())
                .bind("lane", draft.lane().ordinal())
                .bind("key", draft.key())
                .bind("reference", draft.reference())
                .bind("batch", draft.batch())
                .bind("recipient", draft.call().recipient())
                .bind("call", CallJson.write(draft.call()))
                .bind("due", notBefore == null ? now : notBefore.toEpochMilli())
                .bind("now", now);
    }

    boolean anyDue(Handle handle, CommuneId commune, Lane lane, long now) {
        return handle.createQuery("""
                        SELECT id FROM outbox_message
                        WHERE state = 'PENDING' AND commune_id = :commune AND lane = :lane AND due_at <= :now LIMIT 1
                        """)
                .bind("commune", commune.value())
                .bind("lane", lane.ordinal())
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** Takes rows for sending; none whose recipient another node is sending to, so that each gets its calls in order. */
    List<OutboxRow> lease(
            Handle handle,
            Dialect dialect,
            CommuneId commune,
            Lane lane,
            String holder,
            long now,
            long until,
            int limit) {
        return handle
                .createQuery("""
                        WITH due AS MATERIALIZED (
                            SELECT id FROM outbox_message m
                            WHERE state = 'PENDING' AND commune_id = :commune AND lane = :lane AND due_at <= :now
                                AND NOT EXISTS (
                                    SELECT 1 FROM outbox_message other
                                    WHERE other.state = 'SENDING' AND other.commune_id = m.commune_id
                                        AND other.recipient = m.recipient AND other.holder <> :holder)
                            ORDER BY due_at, id LIMIT :limit %s)
                        UPDATE outbox_message
                        SET state = 'SENDING', holder = :holder, held_until = :until, sending_since = :now, changed_at = :now
                        WHERE id IN (SELECT id FROM due)
                        RETURNING %s
                        """.formatted(dialect.skipLocked(), COLUMNS))
                .bind("commune", commune.value())
                .bind("lane", lane.ordinal())
                .bind("holder", holder)
                .bind("now", now)
                .bind("until", until)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .stream()
                .sorted(Comparator.comparingLong(row -> row.id().value()))
                .toList();
    }

    /**
     * Rows whose holder did not say in time how they ended; on SQLite at a start, all that are held. Ordered here: asked for
     * an order by id, SQLite goes through the whole table in place of the few rows that are being sent.
     */
    List<OutboxRow> overdue(Handle handle, long now, int limit) {
        return handle
                .createQuery("""
                        SELECT %s FROM outbox_message WHERE state = 'SENDING' AND held_until <= :now LIMIT :limit
                        """.formatted(COLUMNS))
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .stream()
                .sorted(Comparator.comparingLong(row -> row.id().value()))
                .toList();
    }

    /** False if the row was not this holder's any more, and the verdict proves nothing that is still open. */
    boolean record(Handle handle, OutboxRow row, Verdict verdict, String holder, long now) {
        var error = verdict.error();
        return handle.createUpdate("""
                        UPDATE outbox_message
                        SET state = :state, due_at = :due, attempts = attempts + :counts,
                            reuploaded = CASE WHEN :reuploaded = 1 THEN 1 ELSE reuploaded END,
                            holder = NULL, held_until = 0, charged = :charged, changed_at = :now,
                            message_id = CASE WHEN EXISTS (
                                SELECT 1 FROM outbox_message other
                                WHERE other.commune_id = :commune AND other.message_id = :messageId AND other.id <> :id)
                                THEN NULL ELSE CAST(:messageId AS TEXT) END,
                            error_code = :code, error_text = :text, error_handling = :handling, reason = :reason
                        WHERE id = :id AND (
                            (state = 'SENDING' AND holder = :holder)
                            OR (:state = 'SENT' AND state IN ('UNKNOWN', 'UNSETTLED')))
                        """)
                        .bind("id", row.id().value())
                        .bind("commune", row.commune().value())
                        .bind("state", verdict.state().name())
                        .bind("due", verdict.dueAt().toEpochMilli())
                        .bind("counts", verdict.counts() ? 1 : 0)
                        .bind("reuploaded", verdict.reuploaded() ? 1 : 0)
                        .bind("charged", verdict.charged() ? 1 : 0)
                        .bind("now", now)
                        .bind("messageId", verdict.messageId())
                        .bind("code", error == null ? null : (Integer) error.code())
                        .bind("text", error == null ? null : error.message())
                        .bind(
                                "handling",
                                error == null ? null : error.handling().name())
                        .bind("reason", verdict.reason())
                        .bind("holder", holder)
                        .execute()
                > 0;
    }

    /** Nobody will say how these ended. */
    boolean markLost(Handle handle, OutboxRow row, long lookAgainAt, long now) {
        return handle.createUpdate("""
                        UPDATE outbox_message
                        SET state = 'UNKNOWN', due_at = :due, attempts = attempts + 1, holder = NULL, held_until = 0,
                            reason = 'lease ended', changed_at = :now
                        WHERE id = :id AND state = 'SENDING' AND held_until = :heldUntil
                        """)
                        .bind("id", row.id().value())
                        .bind("due", lookAgainAt)
                        .bind("heldUntil", row.heldUntil().toEpochMilli())
                        .bind("now", now)
                        .execute()
                > 0;
    }

    /** A call that may simply be repeated. */
    boolean repeatLost(Handle handle, OutboxRow row, long now) {
        return handle.createUpdate("""
                        UPDATE outbox_message
                        SET state = 'PENDING', due_at = :now, holder = NULL, held_until = 0, changed_at = :now
                        WHERE id = :id AND state = 'SENDING' AND held_until = :heldUntil
                        """)
                        .bind("id", row.id().value())
                        .bind("heldUntil", row.heldUntil().toEpochMilli())
                        .bind("now", now)
                        .execute()
                > 0;
    }

    void releaseAllHolds(Handle handle) {
        handle.execute("UPDATE outbox_message SET held_until = 0 WHERE state = 'SENDING'");
        handle.execute("UPDATE outbox_message SET held_until = 0 WHERE state = 'UNKNOWN'");
    }

    void stop(Handle handle, CommuneId commune, String batch) {
        handle.createUpdate("""
                        INSERT INTO outbox_stop (commune_id, batch) VALUES (:commune, :batch)
                        ON CONFLICT (commune_id, batch) DO NOTHING
                        """)
                .bind("commune", commune.value())
                .bind("batch", batch)
                .execute();
    }

    /** The batch of a row that waits again although its batch was stopped. */
    Optional<Stopped> stopped(Handle handle, OutboxId id) {
        return handle.createQuery("""
                        SELECT m.commune_id, m.batch FROM outbox_message m
                        JOIN outbox_stop s ON s.commune_id = m.commune_id AND s.batch = m.batch
                        WHERE m.id = :id AND m.state = 'PENDING' AND m.batch <> ''
                        """)
                .bind("id", id.value())
                .map((row, context) -> new Stopped(new CommuneId(row.getLong("commune_id")), row.getString("batch")))
                .findOne();
    }

    record Stopped(CommuneId commune, String batch) {}

    List<OutboxChange> cancelBatch(Handle handle, CommuneId commune, String batch, Instant now) {
        return handle
                .createQuery("""
                        UPDATE outbox_message SET state = 'CANCELLED', changed_at = :now
                        WHERE commune_id = :commune AND batch = :batch AND batch <> '' AND state = 'PENDING'
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind("commune", commune.value())
                .bind("batch", batch)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> row(row))
                .stream()
                .sorted(Comparator.comparingLong(row -> row.id().value()))
                .map(row -> new OutboxChange(
                        row.id(), commune, row.call(), row.reference(), OutboxState.CANCELLED, null, null, now))
                .toList();
    }

    Map<OutboxState, Integer> count(Handle handle, CommuneId commune, String batch) {
        Map<OutboxState, Integer> counts = new EnumMap<>(OutboxState.class);
        handle.createQuery("""
                        SELECT state, COUNT(*) AS rows FROM outbox_message
                        WHERE commune_id = :commune AND batch = :batch AND batch <> '' GROUP BY state
                        """)
                .bind("commune", commune.value())
                .bind("batch", batch)
                .map((row, context) -> Map.entry(OutboxState.valueOf(row.getString("state")), row.getInt("rows")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    List<UnsettledMessage> unsettled(Handle handle, CommuneId commune, int limit) {
        return handle.createQuery("""
                        SELECT id, recipient, reference, sending_since FROM outbox_message
                        WHERE state = 'UNSETTLED' AND commune_id = :commune ORDER BY id LIMIT :limit
                        """)
                .bind("commune", commune.value())
                .bind("limit", limit)
                .map((row, context) -> new UnsettledMessage(
                        new OutboxId(row.getLong("id")),
                        row.getString("recipient"),
                        row.getString("reference"),
                        Instant.ofEpochMilli(row.getLong("sending_since"))))
                .list();
    }

    boolean sendAgain(Handle handle, OutboxId id, long now) {
        return handle.createUpdate("""
                        UPDATE outbox_message
                        SET state = 'PENDING', due_at = :now, settle_attempts = 0, reason = NULL, changed_at = :now
                        WHERE id = :id AND state = 'UNSETTLED'
                        """).bind("id", id.value()).bind("now", now).execute() > 0;
    }

    /**
     * Rows that wait because a person had to act are due now: those that Zalo refused for it, and those that were taken for
     * sending and given back because of them. What waits for its own time was never taken.
     *
     * @param mended when the person acted; what was taken after that is not waiting for them
     */
    int hurry(Handle handle, CommuneId commune, long mended, long now) {
        return handle.createUpdate("""
                        UPDATE outbox_message SET due_at = :now
                        WHERE state = 'PENDING' AND commune_id = :commune AND due_at > :now AND sending_since <= :mended
                            AND (error_handling IN ('HUMAN', 'REFRESH') OR (error_handling IS NULL AND sending_since > 0))
                        """)
                .bind("commune", commune.value())
                .bind("mended", mended)
                .bind("now", now)
                .execute();
    }

    boolean anyNeedsPerson(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT id FROM outbox_message
                        WHERE state = 'PENDING' AND commune_id = :commune AND error_handling IN ('HUMAN', 'REFRESH') LIMIT 1
                        """)
                .bind("commune", commune.value())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                new OutboxId(row.getLong("id")),
                new CommuneId(row.getLong("commune_id")),
                Lane.values()[row.getInt("lane")],
                CallJson.read(row.getString("call")),
                row.getString("reference"),
                row.getInt("attempts"),
                row.getInt("reuploaded") != 0,
                row.getInt("settle_attempts"),
                Instant.ofEpochMilli(row.getLong("held_until")),
                Instant.ofEpochMilli(row.getLong("sending_since")));
    }

    int pending(Handle handle, CommuneId commune) {
        return handle.createQuery(
                        "SELECT COUNT(*) FROM outbox_message WHERE commune_id = :commune AND state = 'PENDING'")
                .bind("commune", commune.value())
                .mapTo(Integer.class)
                .one();
    }
}
