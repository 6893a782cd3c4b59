package vn.loaxa.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.message.OutgoingMessage;

/** The outbox as a person reads it. */
final class OutboxLogStore {
    private static final String COLUMNS =
            "id, recipient, call, message_key, state, error_code, error_text, reason, charged, "
                    + "created_at, changed_at, due_at";

    /** States that few rows are in at a time: an order by id would lead SQLite through the whole table, but for the plus. */
    private static final Set<OutboxState> FEW =
            Set.of(OutboxState.PENDING, OutboxState.SENDING, OutboxState.UNKNOWN, OutboxState.UNSETTLED);
    /** Most rows end so: read from the end of the table, and not by the commune, which would sort all there are. */
    private static final Set<OutboxState> MOST = Set.of(OutboxState.SENT);

    List<OutboxLine> list(
            Handle handle, CommuneId commune, Set<OutboxState> states, @Nullable OutboxId before, int limit) {
        long below = before == null ? Long.MAX_VALUE : before.value();
        if (states.isEmpty()) {
            return query(handle, commune, "", "+commune_id", "id", below, limit);
        }
        List<OutboxLine> all = new ArrayList<>();
        for (OutboxState state : states) {
            String order = FEW.contains(state) ? "+id" : "id";
            String column = MOST.contains(state) ? "+commune_id" : "commune_id";
            all.addAll(query(handle, commune, "state = '" + state.name() + "' AND", column, order, below, limit));
        }
        all.sort(
                Comparator.comparingLong((OutboxLine line) -> line.id().value()).reversed());
        return all.subList(0, Math.min(limit, all.size()));
    }

    Optional<OutboxLine> find(Handle handle, CommuneId commune, OutboxId id) {
        return handle.createQuery(
                        "SELECT %s FROM outbox_message WHERE id = :id AND commune_id = :commune".formatted(COLUMNS))
                .bind("id", id.value())
                .bind("commune", commune.value())
                .map((row, context) -> line(row))
                .findOne();
    }

    private static List<OutboxLine> query(
            Handle handle, CommuneId commune, String state, String column, String order, long below, int limit) {
        return handle.createQuery("""
                        SELECT %s FROM outbox_message WHERE %s %s = :commune AND id < :below
                        ORDER BY %s DESC LIMIT :limit
                        """.formatted(COLUMNS, state, column, order))
                .bind("commune", commune.value())
                .bind("below", below)
                .bind("limit", limit)
                .map((row, context) -> line(row))
                .list();
    }

    private static OutboxLine line(ResultSet row) throws SQLException {
        int code = row.getInt("error_code");
        boolean noCode = row.wasNull();
        return new OutboxLine(
                new OutboxId(row.getLong("id")),
                row.getString("recipient"),
                what(CallJson.read(row.getString("call"))),
                row.getString("message_key"),
                OutboxState.valueOf(row.getString("state")),
                noCode ? null : (Integer) code,
                row.getString("error_text"),
                row.getString("reason"),
                row.getInt("charged") != 0,
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                Instant.ofEpochMilli(row.getLong("due_at")));
    }

    private static String what(Call call) {
        if (call instanceof Call.ToUser to) {
            return name(to.message());
        }
        if (call instanceof Call.ToGroup to) {
            return name(to.message());
        }
        if (call instanceof Call.InviteToGroup) {
            return "invite";
        }
        return call instanceof Call.RemoveFromGroup ? "remove" : "file";
    }

    private static String name(OutgoingMessage message) {
        return message.kind().name().toLowerCase(Locale.ROOT);
    }
}
