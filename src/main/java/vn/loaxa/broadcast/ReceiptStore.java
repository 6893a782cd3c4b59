package vn.loaxa.broadcast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;

/**
 * Where the record of a send and its receipts meet by Zalo's message id. Both sides write the same row, so that each sees
 * the other, whichever commits first and on whichever node. Stateless.
 */
final class ReceiptStore {
    /** Receipts for a send that is not recorded come within seconds; after this long nobody will claim them. */
    private static final Duration KEEP_UNCLAIMED = Duration.ofDays(2);

    record Meeting(@Nullable Long delivery, DeliveryStatus status) {
        static Meeting of(ResultSet row) throws SQLException {
            return new Meeting(
                    DirectiveStore.number(row, "delivery_id"), DeliveryStatus.values()[row.getInt("status")]);
        }
    }

    /** The send is recorded; returns how far receipts that came before had brought it. */
    DeliveryStatus sent(Handle handle, CommuneId commune, String message, long delivery, Instant at) {
        return handle.createQuery("""
                        INSERT INTO delivery_message (commune_id, message_id, delivery_id, status, at)
                        VALUES (:commune, :message, :delivery, :status, :at)
                        ON CONFLICT (commune_id, message_id) DO UPDATE SET delivery_id = excluded.delivery_id
                        RETURNING delivery_id, status
                        """)
                .bind("commune", commune.value())
                .bind("message", message)
                .bind("delivery", delivery)
                .bind("status", DeliveryStatus.SENT.ordinal())
                .bind("at", at.toEpochMilli())
                .map((row, context) -> Meeting.of(row).status())
                .one();
    }

    /** A receipt came; returns the delivery it is for, if the send is recorded. */
    Optional<Long> received(Handle handle, CommuneId commune, String message, DeliveryStatus status, Instant at) {
        // Asked first: if nothing is on its way, every send is recorded, and then the row is there.
        boolean onTheirWay = anythingOnItsWay(handle, commune);
        return (onTheirWay ? keep(handle, commune, message, status, at) : raise(handle, commune, message, status))
                .map(Meeting::delivery);
    }

    private Optional<Meeting> keep(
            Handle handle, CommuneId commune, String message, DeliveryStatus status, Instant at) {
        forgetUnclaimed(handle, commune, at.minus(KEEP_UNCLAIMED));
        return handle.createQuery("""
                        INSERT INTO delivery_message (commune_id, message_id, delivery_id, status, at)
                        VALUES (:commune, :message, NULL, :status, :at)
                        ON CONFLICT (commune_id, message_id) DO UPDATE SET status = CASE
                            WHEN excluded.status > delivery_message.status THEN excluded.status
                            ELSE delivery_message.status END
                        RETURNING delivery_id, status
                        """)
                .bind("commune", commune.value())
                .bind("message", message)
                .bind("status", status.ordinal())
                .bind("at", at.toEpochMilli())
                .map((row, context) -> Meeting.of(row))
                .findOne();
    }

    private Optional<Meeting> raise(Handle handle, CommuneId commune, String message, DeliveryStatus status) {
        return handle.createQuery("""
                        UPDATE delivery_message SET status = CASE WHEN :status > status THEN :status ELSE status END
                        WHERE commune_id = :commune AND message_id = :message
                        RETURNING delivery_id, status
                        """)
                .bind("commune", commune.value())
                .bind("message", message)
                .bind("status", status.ordinal())
                .map((row, context) -> Meeting.of(row))
                .findOne();
    }

    private boolean anythingOnItsWay(Handle handle, CommuneId commune) {
        return handle.createQuery("SELECT 1 FROM delivery WHERE commune_id = :commune AND status <= 1 LIMIT 1")
                .bind("commune", commune.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private void forgetUnclaimed(Handle handle, CommuneId commune, Instant before) {
        handle.createUpdate("""
                        DELETE FROM delivery_message
                        WHERE commune_id = :commune AND delivery_id IS NULL AND at < :before
                        """)
                .bind("commune", commune.value())
                .bind("before", before.toEpochMilli())
                .execute();
    }
}
