package vn.loaxa.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Dialect;

/** The rows whose ending is not known. */
final class SettleStore {
    private static final String COLUMNS =
            "id, commune_id, lane, call, reference, attempts, reuploaded, settle_attempts, held_until, sending_since";

    boolean anyDue(Handle handle, long now) {
        return handle.createQuery("""
                        SELECT id FROM outbox_message
                        WHERE state = 'UNKNOWN' AND due_at <= :now AND held_until <= :now LIMIT 1
                        """)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    List<OutboxRow> hold(Handle handle, Dialect dialect, long now, long until, int limit) {
        return handle
                .createQuery("""
                        WITH due AS MATERIALIZED (
                            SELECT id FROM outbox_message
                            WHERE state = 'UNKNOWN' AND due_at <= :now AND held_until <= :now
                            ORDER BY id LIMIT :limit %s)
                        UPDATE outbox_message SET held_until = :until WHERE id IN (SELECT id FROM due)
                        RETURNING %s
                        """.formatted(dialect.skipLocked(), COLUMNS))
                .bind("now", now)
                .bind("until", until)
                .bind("limit", limit)
                .map((row, context) -> OutboxStore.row(row))
                .stream()
                .sorted(Comparator.comparingLong(row -> row.id().value()))
                .toList();
    }

    boolean stillOpen(Handle handle, OutboxRow row) {
        return handle.createQuery(
                        "SELECT id FROM outbox_message WHERE id = :id AND state = 'UNKNOWN' AND held_until = :held")
                .bind("id", row.id().value())
                .bind("held", row.heldUntil().toEpochMilli())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    boolean isClaimed(Handle handle, CommuneId commune, String messageId) {
        return handle.createQuery(
                        "SELECT id FROM outbox_message WHERE commune_id = :commune AND message_id = :messageId")
                .bind("commune", commune.value())
                .bind("messageId", messageId)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    boolean isSendingTo(Handle handle, OutboxRow row) {
        return isSendingTo(handle, row.commune(), row.call().recipient());
    }

    boolean isSendingTo(Handle handle, CommuneId commune, String recipient) {
        return handle.createQuery("""
                        SELECT id FROM outbox_message
                        WHERE state = 'SENDING' AND commune_id = :commune AND recipient = :recipient LIMIT 1
                        """)
                .bind("commune", commune.value())
                .bind("recipient", recipient)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** Rows to the recipient that an echo can prove, oldest first. */
    List<OutboxRow> openTo(Handle handle, CommuneId commune, String recipient) {
        String query = """
                SELECT %s FROM outbox_message WHERE state = '%s' AND commune_id = :commune AND recipient = :recipient
                """;
        return handle
                .createQuery(
                        query.formatted(COLUMNS, "UNKNOWN") + " UNION ALL " + query.formatted(COLUMNS, "UNSETTLED"))
                .bind("commune", commune.value())
                .bind("recipient", recipient)
                .map((row, context) -> OutboxStore.row(row))
                .stream()
                .sorted(Comparator.comparingLong(row -> row.id().value()))
                .toList();
    }

    void lookAgain(Handle handle, OutboxRow row, Instant at, int attempts) {
        handle.createUpdate("""
                        UPDATE outbox_message
                        SET due_at = :at, held_until = 0, settle_attempts = settle_attempts + :attempts
                        WHERE id = :id AND state = 'UNKNOWN'
                        """)
                .bind("id", row.id().value())
                .bind("at", at.toEpochMilli())
                .bind("attempts", attempts)
                .execute();
    }

    void reopen(Handle handle, OutboxRow row, long now) {
        handle.createUpdate("""
                        UPDATE outbox_message
                        SET state = 'PENDING', due_at = :now, held_until = 0, settle_attempts = 0, changed_at = :now,
                            reason = 'not in the history'
                        WHERE id = :id AND state = 'UNKNOWN'
                        """).bind("id", row.id().value()).bind("now", now).execute();
    }

    /** Proven or given up. */
    boolean end(Handle handle, OutboxRow row, Verdict verdict, long now) {
        return handle.createUpdate("""
                        UPDATE outbox_message
                        SET state = :state, message_id = :messageId, held_until = 0, holder = NULL, reason = :reason,
                            changed_at = :now
                        WHERE id = :id AND state IN ('UNKNOWN', 'UNSETTLED')
                        """)
                        .bind("id", row.id().value())
                        .bind("state", verdict.state().name())
                        .bind("messageId", verdict.messageId())
                        .bind("reason", verdict.reason())
                        .bind("now", now)
                        .execute()
                > 0;
    }
}
