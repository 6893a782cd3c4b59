package vn.loaxa.outbox;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Forgets what messages said. The rows stay: they are the proof that something was sent, and their keys keep it from being sent twice. */
final class OutboxErasureStore {
    private static final String BLANK =
            CallJson.write(new Call.ToUser(new ZaloUserId("-"), OutgoingMessage.Text.of("…")));
    private static final String NOBODY = "-";

    /** Whether Zalo may be getting something for this recipient just now, or may have got it. */
    boolean isUnderWay(Handle handle, CommuneId commune, String recipient) {
        for (String state : List.of("SENDING", "UNKNOWN")) {
            boolean any = handle.createQuery("""
                            SELECT id FROM outbox_message
                            WHERE commune_id = :commune AND recipient = :recipient AND state = '%s' LIMIT 1""".formatted(state))
                    .bind("commune", commune.value())
                    .bind("recipient", recipient)
                    .mapTo(Long.class)
                    .findOne()
                    .isPresent();
            if (any) {
                return true;
            }
        }
        return false;
    }

    List<OutboxChange> cancelTo(Handle handle, CommuneId commune, String recipient, Instant now) {
        return handle
                .createQuery("""
                        UPDATE outbox_message SET state = 'CANCELLED', changed_at = :now
                        WHERE commune_id = :commune AND recipient = :recipient AND state = 'PENDING'
                        RETURNING id, commune_id, lane, call, reference, attempts, reuploaded, settle_attempts, held_until, sending_since
                        """)
                .bind("commune", commune.value())
                .bind("recipient", recipient)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> OutboxStore.row(row))
                .stream()
                .map(row -> new OutboxChange(
                        row.id(), commune, row.call(), row.reference(), OutboxState.CANCELLED, null, null, now))
                .toList();
    }

    /** Nothing may be under way to this recipient. */
    int forget(Handle handle, CommuneId commune, String recipient) {
        return handle.createUpdate("""
                        UPDATE outbox_message SET call = :blank, recipient = :nobody,
                            state = CASE state WHEN 'UNSETTLED' THEN 'CANCELLED' ELSE state END
                        WHERE commune_id = :commune AND recipient = :recipient""")
                .bind("blank", BLANK)
                .bind("nobody", NOBODY)
                .bind("commune", commune.value())
                .bind("recipient", recipient)
                .execute();
    }

    /** Ended rows older than this that still say something; found without keeping writers waiting. */
    List<Long> endedBefore(Handle handle, Instant then, int most) {
        return handle.createQuery("""
                        SELECT id FROM outbox_message
                        WHERE state IN ('SENT', 'FAILED', 'CANCELLED') AND changed_at < :then AND call <> :blank
                        ORDER BY id LIMIT :most""")
                .bind("then", then.toEpochMilli())
                .bind("blank", BLANK)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    int blank(Handle handle, List<Long> ids) {
        return handle.createUpdate("UPDATE outbox_message SET call = :blank WHERE id IN (<ids>)")
                .bindList("ids", ids)
                .bind("blank", BLANK)
                .execute();
    }
}
