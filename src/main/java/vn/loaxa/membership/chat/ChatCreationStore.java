package vn.loaxa.membership.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.membership.chat.ChatCreation.State;
import vn.loaxa.membership.chat.ChatCreation.Wish;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Rows of group chats to be made. Stateless. */
final class ChatCreationStore {
    private static final String COLUMNS = """
        SELECT id, commune_id, body_id, name, mark, asset_id, most_members, valid_through, keeper_user, invite, asked_by,
            asked_name, asked_via, asked_at, state, attempts, group_id, reason, error_code FROM chat_creation
        """;

    private static final String OPEN = "state IN ('WANTED', 'CALLING', 'UNKNOWN')";

    /** False if one is under way for this body, or on this asset. */
    boolean insert(Handle handle, CommuneId commune, BodyId body, Wish wish, String mark, Actor actor, Instant at) {
        LocalDate through = wish.validThrough();
        return handle.createUpdate("""
            INSERT INTO chat_creation (commune_id, body_id, name, mark, asset_id, most_members, valid_through, keeper_user,
                invite, asked_by, asked_name, asked_via, asked_at, state, due_at)
            VALUES (:commune, :body, :name, :mark, :asset, :most, :through, :keeper, :invite, :by, :byName, :via, :at,
                'WANTED', :at)
            ON CONFLICT DO NOTHING
            """)
                        .bind("commune", commune.value())
                        .bind("body", body.value())
                        .bind("name", wish.name())
                        .bind("mark", mark)
                        .bind("asset", wish.assetId())
                        .bind("most", wish.mostMembers())
                        .bind("through", through == null ? null : through.toString())
                        .bind("keeper", wish.keeper().value())
                        .bind("invite", wish.invite() ? 1 : 0)
                        .bind("by", actor.personId() == null ? 0 : actor.personId())
                        .bind("byName", actor.name())
                        .bind("via", actor.via())
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }

    /** The last one of a body, however it ended. */
    Optional<ChatCreation> last(Handle handle, CommuneId commune, BodyId body) {
        return handle.createQuery(COLUMNS + "WHERE commune_id = :commune AND body_id = :body ORDER BY id DESC LIMIT 1")
                .bind("commune", commune.value())
                .bind("body", body.value())
                .map(ChatCreationStore::creation)
                .findOne();
    }

    List<ChatCreation> due(Handle handle, Instant now) {
        return handle.createQuery(COLUMNS + "WHERE " + OPEN + " AND due_at <= :now ORDER BY id")
                .bind("now", now.toEpochMilli())
                .map(ChatCreationStore::creation)
                .list();
    }

    /** Takes it for this process until then; false if another was quicker. */
    boolean hold(Handle handle, ChatCreation creation, Instant now, Instant until) {
        return handle.createUpdate("""
            UPDATE chat_creation SET state = 'CALLING', due_at = :until
            WHERE id = :id AND state = :state AND due_at <= :now
            """)
                        .bind("id", creation.id())
                        .bind("state", creation.state().name())
                        .bind("now", now.toEpochMilli())
                        .bind("until", until.toEpochMilli())
                        .execute()
                == 1;
    }

    /** Puts it down to be taken up again. {@code attempts} counts what may have reached Zalo. */
    void later(Handle handle, ChatCreation creation, State state, int attempts, Instant due) {
        handle.createUpdate("""
            UPDATE chat_creation SET state = :state, attempts = :attempts, due_at = :due WHERE id = :id AND state = 'CALLING'
            """)
                .bind("state", state.name())
                .bind("attempts", attempts)
                .bind("due", due.toEpochMilli())
                .bind("id", creation.id())
                .execute();
    }

    /** False if it was ended meanwhile. */
    boolean end(
            Handle handle,
            ChatCreation creation,
            State state,
            @Nullable ZaloGroupId group,
            String reason,
            int errorCode,
            Instant at) {
        return handle.createUpdate("""
            UPDATE chat_creation SET state = :state, group_id = :group, reason = :reason, error_code = :code, ended_at = :at
            WHERE id = :id AND state = 'CALLING'
            """)
                        .bind("state", state.name())
                        .bind("group", group == null ? null : group.value())
                        .bind("reason", reason)
                        .bind("code", errorCode)
                        .bind("at", at.toEpochMilli())
                        .bind("id", creation.id())
                        .execute()
                == 1;
    }

    /** The administrator of the Official Account with whom we made the chat. */
    Optional<ZaloUserId> keeper(Handle handle, CommuneId commune, ZaloGroupId group) {
        return handle.createQuery("""
            SELECT keeper_user FROM chat_creation
            WHERE commune_id = :commune AND group_id = :group AND state = 'DONE' ORDER BY id DESC LIMIT 1
            """)
                .bind("commune", commune.value())
                .bind("group", group.value())
                .mapTo(String.class)
                .findOne()
                .filter(user -> !user.isEmpty())
                .map(ZaloUserId::new);
    }

    void forget(Handle handle, CommuneId commune, ZaloUserId user) {
        handle.createUpdate("""
            UPDATE chat_creation SET keeper_user = ''
            WHERE commune_id = :commune AND keeper_user = :user AND state IN ('DONE', 'REFUSED')
            """)
                .bind("commune", commune.value())
                .bind("user", user.value())
                .execute();
    }

    private static ChatCreation creation(ResultSet row, StatementContext context) throws SQLException {
        String through = row.getString("valid_through");
        String group = row.getString("group_id");
        String keeper = row.getString("keeper_user");
        return new ChatCreation(
                row.getLong("id"),
                new CommuneId(row.getLong("commune_id")),
                new BodyId(row.getLong("body_id")),
                new Wish(
                        row.getString("name"),
                        row.getString("asset_id"),
                        row.getInt("most_members"),
                        through == null ? null : LocalDate.parse(through),
                        new ZaloUserId(keeper.isEmpty() ? "-" : keeper),
                        row.getInt("invite") == 1),
                row.getString("mark"),
                new Actor(row.getLong("asked_by"), row.getString("asked_name"), row.getString("asked_via")),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                group == null ? null : new ZaloGroupId(group),
                row.getString("reason"),
                row.getInt("error_code"));
    }
}
