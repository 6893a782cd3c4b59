package vn.loaxa.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Keeps cases and what happened to them. */
final class CaseStore {
    private static final String COLUMNS =
            "id, number, user_id, person_id, text, media, place, opened_at, due_at, state, answer";

    /** Two opened at once meet at the unique number; the later event is then handled again. */
    ResidentCase open(
            Handle handle,
            CommuneId commune,
            ZaloUserId user,
            @Nullable PersonId person,
            String text,
            String media,
            String place,
            Instant at,
            Instant due) {
        return handle.createQuery("""
                        INSERT INTO resident_case (commune_id, number, user_id, person_id, text, media, place, opened_at, due_at, state)
                        SELECT :commune, COALESCE(MAX(number), 0) + 1, :user, :person, :text, :media, :place, :at, :due, 'OPEN'
                        FROM resident_case WHERE commune_id = :commune
                        RETURNING %s""".formatted(COLUMNS))
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bindByType("person", person == null ? null : person.value(), Long.class)
                .bind("text", text)
                .bind("media", media)
                .bind("place", place)
                .bind("at", at.toEpochMilli())
                .bind("due", due.toEpochMilli())
                .map((row, context) -> read(row))
                .one();
    }

    Optional<ResidentCase> byNumber(Handle handle, CommuneId commune, int number) {
        return handle.createQuery("SELECT %s FROM resident_case WHERE commune_id = :commune AND number = :number"
                        .formatted(COLUMNS))
                .bind("commune", commune.value())
                .bind("number", number)
                .map((row, context) -> read(row))
                .findOne();
    }

    Optional<ResidentCase> byId(Handle handle, CommuneId commune, long id) {
        return handle.createQuery(
                        "SELECT %s FROM resident_case WHERE commune_id = :commune AND id = :id".formatted(COLUMNS))
                .bind("commune", commune.value())
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    void state(Handle handle, ResidentCase about, ResidentCase.State state) {
        handle.createUpdate("UPDATE resident_case SET state = :state WHERE id = :id")
                .bind("state", state.name())
                .bind("id", about.id())
                .execute();
    }

    void dropMedia(Handle handle, ResidentCase about) {
        handle.createUpdate("UPDATE resident_case SET media = '' WHERE id = :id")
                .bind("id", about.id())
                .execute();
    }

    int dropMediaClosedBefore(Handle handle, Instant then) {
        return handle.createUpdate("""
                        UPDATE resident_case SET media = '' WHERE media <> '' AND id IN (
                            SELECT case_id FROM resident_thread WHERE closed_at IS NOT NULL AND closed_at < :then)""").bind("then", then.toEpochMilli()).execute();
    }

    Optional<ResidentCase> lastOf(Handle handle, CommuneId commune, ZaloUserId user) {
        return handle.createQuery("""
                        SELECT %s FROM resident_case WHERE commune_id = :commune AND user_id = :user
                        ORDER BY number DESC LIMIT 1""".formatted(COLUMNS))
                .bind("commune", commune.value())
                .bind("user", user.value())
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Open ones first, the most urgent on top. */
    List<ResidentCase> list(Handle handle, CommuneId commune, int most) {
        return handle.createQuery("""
                        SELECT %s FROM resident_case WHERE commune_id = :commune
                        ORDER BY CASE state WHEN 'OPEN' THEN 0 ELSE 1 END, due_at, number LIMIT :most""".formatted(COLUMNS))
                .bind("commune", commune.value())
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    int openedSince(Handle handle, CommuneId commune, ZaloUserId user, Instant since) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM resident_case
                        WHERE commune_id = :commune AND user_id = :user AND opened_at > :since""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    void answer(Handle handle, ResidentCase about, String answer) {
        handle.createUpdate("UPDATE resident_case SET state = 'ANSWERED', answer = :answer WHERE id = :id")
                .bind("answer", answer)
                .bind("id", about.id())
                .execute();
    }

    void note(Handle handle, ResidentCase about, Instant at, String actor, ResidentCase.State state, String note) {
        handle.createUpdate("""
                        INSERT INTO resident_case_event (case_id, at, actor, state, note)
                        VALUES (:case, :at, :actor, :state, :note)""")
                .bind("case", about.id())
                .bind("at", at.toEpochMilli())
                .bind("actor", actor)
                .bind("state", state.name())
                .bind("note", note)
                .execute();
    }

    List<ResidentCase.Event> history(Handle handle, ResidentCase about) {
        return handle.createQuery(
                        "SELECT at, actor, state, note FROM resident_case_event WHERE case_id = :case ORDER BY id")
                .bind("case", about.id())
                .map((row, context) -> new ResidentCase.Event(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("actor"),
                        ResidentCase.State.valueOf(row.getString("state")),
                        row.getString("note")))
                .list();
    }

    private static ResidentCase read(ResultSet row) throws SQLException {
        long person = row.getLong("person_id");
        return new ResidentCase(
                row.getLong("id"),
                row.getInt("number"),
                new ZaloUserId(row.getString("user_id")),
                person == 0 ? null : new PersonId(person),
                row.getString("text"),
                row.getString("media"),
                row.getString("place"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                ResidentCase.State.valueOf(row.getString("state")),
                row.getString("answer"));
    }
}
