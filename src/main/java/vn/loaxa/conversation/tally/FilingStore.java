package vn.loaxa.conversation.tally;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Rows of filings. Stateless. */
final class FilingStore {
    boolean ledSince(Handle handle, CommuneId commune, ZaloUserId user, String topic, Instant since) {
        return handle.createQuery("""
                                SELECT COUNT(*) FROM guided_filing
                                WHERE commune_id = :commune AND user_id = :user AND topic = :topic AND led_at > :since""")
                        .bind("commune", commune.value())
                        .bind("user", user.value())
                        .bind("topic", topic)
                        .bind("since", since.toEpochMilli())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    void add(Handle handle, CommuneId commune, ZaloUserId user, @Nullable VillageId village, String topic, Instant at) {
        handle.createUpdate("""
                        INSERT INTO guided_filing (commune_id, user_id, village_id, topic, led_at)
                        VALUES (:commune, :user, :village, :topic, :at)""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bindByType("village", village == null ? null : village.value(), Long.class)
                .bind("topic", topic)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    boolean answer(
            Handle handle, CommuneId commune, ZaloUserId user, Filings.Answer answer, Instant since, Instant at) {
        return handle.createUpdate("""
                                UPDATE guided_filing SET answer = :answer, answered_at = :at
                                WHERE commune_id = :commune AND id = (SELECT MAX(id) FROM guided_filing
                                    WHERE commune_id = :commune AND user_id = :user AND led_at > :since
                                        AND answer IN ('', 'NOT_YET'))""")
                        .bind("commune", commune.value())
                        .bind("user", user.value())
                        .bind("answer", answer.name())
                        .bind("since", since.toEpochMilli())
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }

    List<Filings.Led> toAsk(Handle handle, CommuneId commune, Instant from, Instant until) {
        return handle.createQuery("""
                        SELECT MIN(id) AS id, user_id FROM guided_filing
                        WHERE commune_id = :commune AND led_at >= :from AND led_at < :until AND asked_at IS NULL AND answer = ''
                        GROUP BY user_id ORDER BY 1""")
                .bind("commune", commune.value())
                .bind("from", from.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .map((row, context) -> new Filings.Led(row.getLong("id"), new ZaloUserId(row.getString("user_id"))))
                .list();
    }

    /** All that wait for an answer: one question stands for them. */
    void asked(Handle handle, CommuneId commune, ZaloUserId user, Instant at) {
        handle.createUpdate("""
                        UPDATE guided_filing SET asked_at = :at
                        WHERE commune_id = :commune AND user_id = :user AND asked_at IS NULL AND answer = ''""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("at", at.toEpochMilli())
                .execute();
    }
}
