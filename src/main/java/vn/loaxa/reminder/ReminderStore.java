package vn.loaxa.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import vn.loaxa.calendar.Recurrence;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;

/** Rows of reminders. Stateless. */
final class ReminderStore {
    private static final String COLUMNS =
            "r.id, r.commune_id, r.number, r.owner_id, r.body_id, r.what, r.rule, r.event_at, r.offsets";

    Kept insert(
            Handle handle,
            CommuneId commune,
            PersonId owner,
            @Nullable BodyId body,
            String what,
            Plan plan,
            Instant at) {
        int number = nextNumber(handle, owner);
        long id = handle.createQuery("""
                        INSERT INTO reminder (commune_id, number, owner_id, body_id, what, rule, event_at, offsets, state, created_at)
                        VALUES (:commune, :number, :owner, :body, :what, :rule, :event, :offsets, 'RUNNING', :at)
                        RETURNING id
                        """)
                .bind("commune", commune.value())
                .bind("number", number)
                .bind("owner", owner.value())
                .bind("body", body == null ? null : body.value())
                .bind("what", what)
                .bind("rule", plan.rule() == null ? null : plan.rule().text())
                .bind("event", plan.event().toEpochMilli())
                .bind("offsets", plan.offsetsText())
                .bind("at", at.toEpochMilli())
                .mapTo(Long.class)
                .one();
        return new Kept(new ReminderId(id), commune, number, owner, body, what, plan);
    }

    private static int nextNumber(Handle handle, PersonId owner) {
        return handle.createQuery("""
                        INSERT INTO reminder_number (owner_id, last_number) VALUES (:owner, 1)
                        ON CONFLICT (owner_id) DO UPDATE SET last_number = reminder_number.last_number + 1
                        RETURNING last_number
                        """)
                .bind("owner", owner.value())
                .mapTo(Integer.class)
                .one();
    }

    Optional<Kept> running(Handle handle, ReminderId id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM reminder r WHERE r.id = :id AND r.state = 'RUNNING'")
                .bind("id", id.value())
                .map(ReminderStore::kept)
                .findOne();
    }

    /** Whatever became of it. */
    Optional<Kept> byId(Handle handle, ReminderId id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM reminder r WHERE r.id = :id")
                .bind("id", id.value())
                .map(ReminderStore::kept)
                .findOne();
    }

    Optional<Kept> running(Handle handle, CommuneId commune, PersonId owner, int number) {
        return handle.createQuery("SELECT " + COLUMNS + """
                         FROM reminder r
                        WHERE r.commune_id = :commune AND r.owner_id = :owner AND r.number = :number AND r.state = 'RUNNING'
                        """)
                .bind("commune", commune.value())
                .bind("owner", owner.value())
                .bind("number", number)
                .map(ReminderStore::kept)
                .findOne();
    }

    int countRunning(Handle handle, PersonId owner) {
        return handle.createQuery("SELECT count(*) FROM reminder WHERE owner_id = :owner AND state = 'RUNNING'")
                .bind("owner", owner.value())
                .mapTo(Integer.class)
                .one();
    }

    List<Kept> ofOwner(Handle handle, CommuneId commune, PersonId owner) {
        return handle.createQuery("SELECT " + COLUMNS + """
                         FROM reminder r
                        WHERE r.commune_id = :commune AND r.owner_id = :owner AND r.state = 'RUNNING' ORDER BY r.number
                        """)
                .bind("commune", commune.value())
                .bind("owner", owner.value())
                .map(ReminderStore::kept)
                .list();
    }

    /** By the next time they are due. */
    List<Kept> upcoming(Handle handle, CommuneId commune, int limit) {
        return handle.createQuery("SELECT " + COLUMNS + """
                        , min(o.due_at) AS next
                         FROM reminder r JOIN reminder_occurrence o ON o.reminder_id = r.id AND o.state = 'PENDING'
                        WHERE r.commune_id = :commune AND r.state = 'RUNNING'
                        GROUP BY r.id ORDER BY next, r.id LIMIT :limit
                        """)
                .bind("commune", commune.value())
                .bind("limit", limit)
                .map(ReminderStore::kept)
                .list();
    }

    /** False if it is not running any more. */
    boolean end(Handle handle, ReminderId id, ReminderState state) {
        return handle.createUpdate("UPDATE reminder SET state = :state WHERE id = :id AND state = 'RUNNING'")
                        .bind("state", state.name())
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    private static Kept kept(ResultSet row, StatementContext context) throws SQLException {
        String rule = row.getString("rule");
        long body = row.getLong("body_id");
        boolean forOwner = row.wasNull();
        return new Kept(
                new ReminderId(row.getLong("id")),
                new CommuneId(row.getLong("commune_id")),
                row.getInt("number"),
                new PersonId(row.getLong("owner_id")),
                forOwner ? null : new BodyId(body),
                row.getString("what"),
                new Plan(
                        rule == null ? null : Recurrence.parse(rule),
                        Instant.ofEpochMilli(row.getLong("event_at")),
                        Plan.offsets(row.getString("offsets"))));
    }
}
