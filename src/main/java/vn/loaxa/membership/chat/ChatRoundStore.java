package vn.loaxa.membership.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.membership.chat.ChatRound.Step;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Rows of rounds of inviting, and of the persons in them. Stateless. */
final class ChatRoundStore {
    private static final String COLUMNS =
            "SELECT id, commune_id, body_id, group_id, started_at, state, batches FROM chat_round ";

    /** A person in a round; {@code reason} is a word of ours, {@code errorCode} Zalo's number. */
    record Invitation(PersonId person, ZaloUserId user, Step step, int batch, String reason, int errorCode) {}

    /** Empty if one runs for this body. */
    Optional<ChatRound> insert(
            Handle handle, CommuneId commune, BodyId body, ZaloGroupId group, Actor actor, Instant at) {
        int made = handle.createUpdate("""
            INSERT INTO chat_round (commune_id, body_id, group_id, started_by, started_name, started_at, state)
            VALUES (:commune, :body, :group, :by, :name, :at, 'RUNNING') ON CONFLICT DO NOTHING
            """)
                .bind("commune", commune.value())
                .bind("body", body.value())
                .bind("group", group.value())
                .bind("by", actor.personId())
                .bind("name", actor.name())
                .bind("at", at.toEpochMilli())
                .execute();
        return made == 1 ? running(handle, commune, body) : Optional.empty();
    }

    void add(Handle handle, ChatRound round, List<Invitation> people) {
        PreparedBatch batch = handle.prepareBatch("""
            INSERT INTO chat_invitation (round_id, commune_id, person_id, user_id, position, state, reason)
            VALUES (:round, :commune, :person, :user, :position, :state, :reason)
            """);
        for (int i = 0; i < people.size(); i++) {
            batch.bind("round", round.id())
                    .bind("commune", round.commune().value())
                    .bind("person", people.get(i).person().value())
                    .bind("user", people.get(i).user().value())
                    .bind("position", i)
                    .bind("state", people.get(i).step().name())
                    .bind("reason", people.get(i).reason())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    Optional<ChatRound> running(Handle handle, CommuneId commune, BodyId body) {
        return last(handle, commune, body).filter(round -> round.state() == ChatRound.State.RUNNING);
    }

    Optional<ChatRound> last(Handle handle, CommuneId commune, BodyId body) {
        return handle.createQuery(COLUMNS + "WHERE commune_id = :commune AND body_id = :body ORDER BY id DESC LIMIT 1")
                .bind("commune", commune.value())
                .bind("body", body.value())
                .map(ChatRoundStore::round)
                .findOne();
    }

    Optional<ChatRound> byId(Handle handle, long id) {
        return handle.createQuery(COLUMNS + "WHERE id = :id")
                .bind("id", id)
                .map(ChatRoundStore::round)
                .findOne();
    }

    List<ChatRound> allRunning(Handle handle) {
        return handle.createQuery(COLUMNS + "WHERE state = 'RUNNING' ORDER BY id")
                .map(ChatRoundStore::round)
                .list();
    }

    /** False if it does not run any more. */
    boolean end(Handle handle, long round, String state, Instant at) {
        return handle.createUpdate(
                                "UPDATE chat_round SET state = :state, ended_at = :at WHERE id = :id AND state = 'RUNNING'")
                        .bind("state", state)
                        .bind("at", at.toEpochMilli())
                        .bind("id", round)
                        .execute()
                == 1;
    }

    /** In the order in which they are invited. */
    List<Invitation> invitations(Handle handle, long round) {
        return handle.createQuery("""
            SELECT person_id, user_id, state, batch, reason, error_code FROM chat_invitation
            WHERE round_id = :round ORDER BY position, person_id
            """)
                .bind("round", round)
                .map((row, context) -> new Invitation(
                        new PersonId(row.getLong("person_id")),
                        new ZaloUserId(row.getString("user_id")),
                        Step.valueOf(row.getString("state")),
                        row.getInt("batch"),
                        row.getString("reason"),
                        row.getInt("error_code")))
                .list();
    }

    /** The number of a new batch of these people, who are on their way from now on. */
    int ask(Handle handle, long round, List<PersonId> people, Instant at) {
        int batch = handle.createQuery("UPDATE chat_round SET batches = batches + 1 WHERE id = :id RETURNING batches")
                .bind("id", round)
                .mapTo(Integer.class)
                .one();
        handle.createUpdate("""
            UPDATE chat_invitation SET state = 'ASKED', batch = :batch, asked_at = COALESCE(asked_at, :at)
            WHERE round_id = :round AND person_id IN (<people>)
            """)
                .bind("batch", batch)
                .bind("at", at.toEpochMilli())
                .bind("round", round)
                .bindList("people", people.stream().map(PersonId::value).toList())
                .execute();
        return batch;
    }

    /** What became of a batch; people who were in it and are no longer ASKED stay as they are. */
    void settle(Handle handle, long round, int batch, Step step, String reason, int errorCode) {
        handle.createUpdate("""
            UPDATE chat_invitation SET state = :state, reason = :reason, error_code = :code,
                asked_at = CASE :state WHEN 'WAITING' THEN NULL ELSE asked_at END
            WHERE round_id = :round AND batch = :batch AND state = 'ASKED'
            """)
                .bind("state", step.name())
                .bind("reason", reason)
                .bind("code", errorCode)
                .bind("round", round)
                .bind("batch", batch)
                .execute();
    }

    void refuse(Handle handle, long round, PersonId person, String reason) {
        handle.createUpdate("""
            UPDATE chat_invitation SET state = 'REFUSED', reason = :reason
            WHERE round_id = :round AND person_id = :person AND state = 'WAITING'
            """)
                .bind("reason", reason)
                .bind("round", round)
                .bind("person", person.value())
                .execute();
    }

    /** How many of the commune were invited, or are on their way, since then. */
    int askedSince(Handle handle, CommuneId commune, Instant since) {
        return handle.createQuery(
                        "SELECT COUNT(*) FROM chat_invitation WHERE commune_id = :commune AND asked_at >= :since")
                .bind("commune", commune.value())
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    /** Accounts that were invited into this chat since then. */
    Set<String> invitedSince(Handle handle, CommuneId commune, ZaloGroupId group, Instant since) {
        return handle.createQuery("""
            SELECT DISTINCT i.user_id FROM chat_invitation i JOIN chat_round r ON r.id = i.round_id
            WHERE i.commune_id = :commune AND r.group_id = :group AND i.state = 'INVITED' AND i.asked_at >= :since
            """)
                .bind("commune", commune.value())
                .bind("group", group.value())
                .bind("since", since.toEpochMilli())
                .mapTo(String.class)
                .set();
    }

    void forget(Handle handle, CommuneId commune, ZaloUserId user) {
        handle.createUpdate("DELETE FROM chat_invitation WHERE commune_id = :commune AND user_id = :user")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .execute();
    }

    private static ChatRound round(ResultSet row, StatementContext context) throws SQLException {
        return new ChatRound(
                row.getLong("id"),
                new CommuneId(row.getLong("commune_id")),
                new BodyId(row.getLong("body_id")),
                new ZaloGroupId(row.getString("group_id")),
                Instant.ofEpochMilli(row.getLong("started_at")),
                ChatRound.State.valueOf(row.getString("state")),
                row.getInt("batches"));
    }
}
