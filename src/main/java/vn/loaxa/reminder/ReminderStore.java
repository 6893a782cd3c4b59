package vn.loaxa.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.AudienceJson;
import vn.loaxa.calendar.Recurrence;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;

/** Rows of reminders. Stateless. */
final class ReminderStore {
    private static final String COLUMNS =
            "r.id, r.commune_id, r.number, r.owner_id, r.body_id, r.audience, r.what, r.rule, r.event_at, r.offsets, r.kind, "
                    + "r.until_done, r.state, COALESCE(r.zone, c.zone) AS wall";
    private static final String FROM = " FROM reminder r JOIN commune c ON c.id = r.commune_id ";

    Kept insert(Handle handle, CommuneId commune, PersonId owner, Wanted wanted, ZoneId zone, Instant at) {
        int number = nextNumber(handle, owner);
        long id = handle.createQuery("""
                        INSERT INTO reminder (commune_id, number, owner_id, body_id, audience, what, rule, event_at, offsets,
                            kind, until_done, zone, state, created_at)
                        VALUES (:commune, :number, :owner, :body, :audience, :what, :rule, :event, :offsets,
                            :kind, :untilDone, :zone, 'RUNNING', :at)
                        RETURNING id
                        """)
                .bind("commune", commune.value())
                .bind("number", number)
                .bind("owner", owner.value())
                .bind("zone", zone.getId())
                .bind("at", at.toEpochMilli())
                .bindMap(columns(wanted))
                .mapTo(Long.class)
                .one();
        return new Kept(
                new ReminderId(id),
                commune,
                number,
                owner,
                wanted.audience(),
                wanted.what(),
                wanted.plan(),
                wanted.kind(),
                ReminderState.RUNNING,
                zone);
    }

    void update(Handle handle, ReminderId id, Wanted wanted, ZoneId zone) {
        handle.createUpdate("""
                        UPDATE reminder SET body_id = :body, audience = :audience, what = :what, rule = :rule,
                            event_at = :event, offsets = :offsets, kind = :kind, until_done = :untilDone, zone = :zone
                        WHERE id = :id
                        """)
                .bind("id", id.value())
                .bind("zone", zone.getId())
                .bindMap(columns(wanted))
                .execute();
    }

    private static Map<String, @Nullable Object> columns(Wanted wanted) {
        var plan = wanted.plan();
        var audience = wanted.audience();
        var body = audience == null ? null : Audiences.onlyBody(audience);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("body", body == null ? null : body.value());
        columns.put("audience", audience == null || body != null ? null : AudienceJson.write(audience));
        columns.put("what", wanted.what());
        columns.put("rule", plan.rule() == null ? null : plan.rule().text());
        columns.put("event", plan.event().toEpochMilli());
        columns.put("offsets", plan.offsetsText());
        columns.put("kind", wanted.kind().name());
        columns.put("untilDone", plan.untilDone() ? 1 : 0);
        return columns;
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
        return handle.createQuery("SELECT " + COLUMNS + FROM + "WHERE r.id = :id AND r.state = 'RUNNING'")
                .bind("id", id.value())
                .map(ReminderStore::kept)
                .findOne();
    }

    /** Whatever became of it. */
    Optional<Kept> byId(Handle handle, ReminderId id) {
        return handle.createQuery("SELECT " + COLUMNS + FROM + "WHERE r.id = :id")
                .bind("id", id.value())
                .map(ReminderStore::kept)
                .findOne();
    }

    Optional<Kept> running(Handle handle, CommuneId commune, PersonId owner, int number) {
        return handle.createQuery("SELECT " + COLUMNS + FROM + """
                        WHERE r.commune_id = :commune AND r.owner_id = :owner AND r.number = :number AND r.state IN ('RUNNING', 'PAUSED')
                        """)
                .bind("commune", commune.value())
                .bind("owner", owner.value())
                .bind("number", number)
                .map(ReminderStore::kept)
                .findOne();
    }

    int countRunning(Handle handle, PersonId owner) {
        return handle.createQuery(
                        "SELECT count(*) FROM reminder WHERE owner_id = :owner AND state IN ('RUNNING', 'PAUSED')")
                .bind("owner", owner.value())
                .mapTo(Integer.class)
                .one();
    }

    List<Kept> ofOwner(Handle handle, CommuneId commune, PersonId owner) {
        return handle.createQuery("SELECT " + COLUMNS + FROM + """
                        WHERE r.commune_id = :commune AND r.owner_id = :owner AND r.state IN ('RUNNING', 'PAUSED') ORDER BY r.number
                        """)
                .bind("commune", commune.value())
                .bind("owner", owner.value())
                .map(ReminderStore::kept)
                .list();
    }

    /** Meetings that this person called, also those that are over. */
    List<Kept> meetings(Handle handle, CommuneId commune, PersonId owner) {
        return handle.createQuery("SELECT " + COLUMNS + FROM + """
                        WHERE r.commune_id = :commune AND r.owner_id = :owner AND r.kind = 'MEETING'
                          AND (r.body_id IS NOT NULL OR r.audience IS NOT NULL)
                          AND r.state IN ('RUNNING', 'PAUSED', 'OVER')
                        ORDER BY r.id DESC LIMIT 100
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
                         FROM reminder r JOIN commune c ON c.id = r.commune_id
                         JOIN reminder_occurrence o ON o.reminder_id = r.id AND o.state = 'PENDING'
                        WHERE r.commune_id = :commune AND r.state = 'RUNNING'
                        GROUP BY r.id, c.id ORDER BY next, r.id LIMIT :limit
                        """)
                .bind("commune", commune.value())
                .bind("limit", limit)
                .map(ReminderStore::kept)
                .list();
    }

    /** False if it is not running any more. */
    boolean end(Handle handle, ReminderId id, ReminderState state) {
        return handle.createUpdate(
                                "UPDATE reminder SET state = :state WHERE id = :id AND state IN ('RUNNING', 'PAUSED')")
                        .bind("state", state.name())
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    /** From one state into another; false if it stood otherwise. */
    boolean turn(Handle handle, ReminderId id, ReminderState from, ReminderState to) {
        return handle.createUpdate("UPDATE reminder SET state = :to WHERE id = :id AND state = :from")
                        .bind("to", to.name())
                        .bind("from", from.name())
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    /** Reminders of the commune that run, pause, or had a time since then; of those for oneself only this person's. */
    List<Kept> ofCommune(Handle handle, CommuneId commune, PersonId viewer, Instant since) {
        return handle.createQuery("SELECT " + COLUMNS + FROM + """
                        WHERE r.commune_id = :commune
                          AND (r.body_id IS NOT NULL OR r.audience IS NOT NULL OR r.owner_id = :viewer)
                          AND (r.state IN ('RUNNING', 'PAUSED') OR EXISTS (
                              SELECT 1 FROM reminder_occurrence o WHERE o.reminder_id = r.id AND o.event_at >= :since
                              AND o.state <> 'CANCELLED'))
                        ORDER BY r.id
                        """)
                .bind("commune", commune.value())
                .bind("viewer", viewer.value())
                .bind("since", since.toEpochMilli())
                .map(ReminderStore::kept)
                .list();
    }

    /** Running ones whose commune goes by another clock now. */
    List<ReminderId> inOtherZone(Handle handle) {
        return handle.createQuery("""
                        SELECT r.id FROM reminder r JOIN commune c ON c.id = r.commune_id
                        WHERE r.state IN ('RUNNING', 'PAUSED') AND r.zone IS NOT NULL AND r.zone <> c.zone
                        """)
                .map((row, context) -> new ReminderId(row.getLong("id")))
                .list();
    }

    /** A time of a rule that is left out (null) or moved. */
    record Change(Instant origin, @Nullable Instant movedTo) {}

    Optional<Change> change(Handle handle, ReminderId id, Instant origin) {
        return changes(handle, id).stream()
                .filter(one -> one.origin().equals(origin))
                .findFirst();
    }

    List<Change> changes(Handle handle, ReminderId id) {
        return handle.createQuery("SELECT origin_at, moved_to FROM reminder_exception WHERE reminder_id = :id")
                .bind("id", id.value())
                .map((row, context) -> {
                    var origin = Instant.ofEpochMilli(row.getLong("origin_at"));
                    long moved = row.getLong("moved_to");
                    return new Change(origin, row.wasNull() ? null : Instant.ofEpochMilli(moved));
                })
                .list();
    }

    void change(Handle handle, ReminderId id, Instant origin, @Nullable Instant movedTo) {
        handle.createUpdate("""
                        INSERT INTO reminder_exception (reminder_id, origin_at, moved_to) VALUES (:id, :origin, :moved)
                        ON CONFLICT (reminder_id, origin_at) DO UPDATE SET moved_to = excluded.moved_to
                        """)
                .bind("id", id.value())
                .bind("origin", origin.toEpochMilli())
                .bind("moved", movedTo == null ? null : movedTo.toEpochMilli())
                .execute();
    }

    /** The same hours on the wall by another clock. */
    void changesToZone(Handle handle, ReminderId id, ZoneId from, ZoneId to) {
        var changes = changes(handle, id);
        forgetChanges(handle, id);
        changes.forEach(one -> {
            var moved = one.movedTo();
            change(handle, id, sameWall(one.origin(), from, to), moved == null ? null : sameWall(moved, from, to));
        });
    }

    private static Instant sameWall(Instant at, ZoneId from, ZoneId to) {
        return at.atZone(from).withZoneSameLocal(to).toInstant();
    }

    void forgetChanges(Handle handle, ReminderId id) {
        handle.createUpdate("DELETE FROM reminder_exception WHERE reminder_id = :id")
                .bind("id", id.value())
                .execute();
    }

    private static Kept kept(ResultSet row, StatementContext context) throws SQLException {
        String rule = row.getString("rule");
        return new Kept(
                new ReminderId(row.getLong("id")),
                new CommuneId(row.getLong("commune_id")),
                row.getInt("number"),
                new PersonId(row.getLong("owner_id")),
                audience(row),
                row.getString("what"),
                new Plan(
                        rule == null ? null : Recurrence.parse(rule),
                        Instant.ofEpochMilli(row.getLong("event_at")),
                        Plan.offsets(row.getString("offsets")),
                        row.getInt("until_done") == 1),
                ReminderKind.valueOf(row.getString("kind")),
                ReminderState.valueOf(row.getString("state")),
                ZoneId.of(row.getString("wall")));
    }

    private static @Nullable Audience audience(ResultSet row) throws SQLException {
        long body = row.getLong("body_id");
        if (!row.wasNull()) {
            return Audience.of(new Audience.Part.OfBody(new BodyId(body)));
        }
        String stored = row.getString("audience");
        return stored == null ? null : AudienceJson.read(stored);
    }

    /** Cancels and blanks what somebody set for themselves. */
    void forgetOwn(Handle handle, CommuneId commune, PersonId owner, Instant at) {
        String own = "commune_id = :commune AND owner_id = :owner AND body_id IS NULL AND audience IS NULL";
        handle.createUpdate("""
                        UPDATE reminder_occurrence SET state = 'CANCELLED', handled_at = :at
                        WHERE state = 'PENDING' AND reminder_id IN (SELECT id FROM reminder WHERE %s)""".formatted(own))
                .bind("commune", commune.value())
                .bind("owner", owner.value())
                .bind("at", at.toEpochMilli())
                .execute();
        handle.createUpdate("UPDATE reminder SET what = '', state = 'CANCELLED' WHERE " + own)
                .bind("commune", commune.value())
                .bind("owner", owner.value())
                .execute();
    }
}
