package vn.loaxa.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.engine.FlowSession;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Keeps what is remembered of each account, and the ledger of consents. */
final class ConversationStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    Memory load(Handle handle, CommuneId commune, ZaloUserId user) {
        return handle.createQuery("""
                        SELECT flow, flow_at, pending, pending_until, token, silent_until, welcomed_at, handed_at, answered,
                            answered_at, version,
                            (SELECT id FROM resident_thread t WHERE t.commune_id = c.commune_id AND t.user_id = c.user_id
                                AND t.closed_at IS NULL AND t.case_id IS NULL) AS thread
                        FROM conversation c WHERE commune_id = :commune AND user_id = :user""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .map((row, context) -> memory(row))
                .findOne()
                .orElse(Memory.EMPTY);
    }

    /** @throws IllegalStateException if somebody else wrote in between; the event is then handled again */
    void save(Handle handle, CommuneId commune, ZaloUserId user, Memory memory) {
        int written = handle.createUpdate("""
                        INSERT INTO conversation (commune_id, user_id, flow, flow_at, pending, pending_until, token,
                            silent_until, welcomed_at, handed_at, answered, answered_at, version)
                        VALUES (:commune, :user, :flow, :flowAt, :pending, :pendingUntil, :token,
                            :silentUntil, :welcomedAt, :handedAt, :answered, :answeredAt, :version + 1)
                        ON CONFLICT (commune_id, user_id) DO UPDATE SET flow = excluded.flow, flow_at = excluded.flow_at,
                            pending = excluded.pending, pending_until = excluded.pending_until, token = excluded.token,
                            silent_until = excluded.silent_until, welcomed_at = excluded.welcomed_at,
                            handed_at = excluded.handed_at, answered = excluded.answered,
                            answered_at = excluded.answered_at, version = excluded.version
                        WHERE conversation.version = :version""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("flow", json(memory.running().flow()))
                .bind("flowAt", memory.running().movedAt().toEpochMilli())
                .bind("pending", json(memory.preview().pending()))
                .bind("pendingUntil", memory.preview().until().toEpochMilli())
                .bind("token", memory.preview().token())
                .bind("silentUntil", memory.office().silentUntil().toEpochMilli())
                .bind("welcomedAt", memory.welcomedAt().toEpochMilli())
                .bind("handedAt", memory.office().handedAt().toEpochMilli())
                .bind("answered", memory.last().topic())
                .bind("answeredAt", memory.last().at().toEpochMilli())
                .bind("version", memory.version())
                .execute();
        if (written != 1) {
            throw new IllegalStateException("Two events of one account were handled at once");
        }
    }

    /** When the bot may speak again; nothing where the account never talked to it. */
    void silence(Handle handle, CommuneId commune, ZaloUserId user, Instant until) {
        handle.createUpdate("""
                        UPDATE conversation SET silent_until = :until, version = version + 1
                        WHERE commune_id = :commune AND user_id = :user""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("until", until.toEpochMilli())
                .execute();
    }

    Instant silentUntil(Handle handle, CommuneId commune, ZaloUserId user) {
        return handle.createQuery(
                        "SELECT silent_until FROM conversation WHERE commune_id = :commune AND user_id = :user")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli)
                .orElse(Instant.EPOCH);
    }

    /** Offers choices to somebody who is in the middle of nothing else. */
    void offer(Handle handle, CommuneId commune, ZaloUserId user, Pending choices, Instant now, Instant until) {
        handle.createUpdate("""
                        UPDATE conversation SET pending = :pending, pending_until = :until, version = version + 1
                        WHERE commune_id = :commune AND user_id = :user AND flow IS NULL AND (pending IS NULL OR pending_until < :now)
                        """)
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("pending", json(choices))
                .bind("now", now.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .execute();
    }

    void recordConsent(
            Handle handle,
            CommuneId commune,
            ZaloUserId user,
            String purpose,
            boolean given,
            String notice,
            Instant at) {
        handle.createUpdate("""
                        INSERT INTO consent (commune_id, user_id, purpose, given, notice, at)
                        VALUES (:commune, :user, :purpose, :given, :notice, :at)""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("purpose", purpose)
                .bind("given", given ? 1 : 0)
                .bind("notice", notice)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    private static Memory memory(ResultSet row) throws SQLException {
        return new Memory(
                new Memory.Running(read(row.getString("flow"), FlowSession.class), instant(row, "flow_at")),
                new Memory.Preview(
                        read(row.getString("pending"), Pending.class),
                        instant(row, "pending_until"),
                        row.getInt("token")),
                new Memory.Office(instant(row, "silent_until"), instant(row, "handed_at"), row.getLong("thread")),
                new Memory.Answered(row.getString("answered"), instant(row, "answered_at")),
                instant(row, "welcomed_at"),
                row.getLong("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private static @Nullable String json(@Nullable Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing what is remembered of an account", e);
        }
    }

    /** What an older version of the server wrote and this one cannot read is forgotten: the person is asked again. */
    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        try {
            return json == null ? null : JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
