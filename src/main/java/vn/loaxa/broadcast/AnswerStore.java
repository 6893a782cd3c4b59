package vn.loaxa.broadcast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.broadcast.answer.Given;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.VillageId;

/** Rows of what people answered to directives. The last word counts, the earlier ones stay. Stateless. */
final class AnswerStore {
    /** A directive that asks this person something, and whether they answered. */
    record Asking(DirectiveId directive, @Nullable Instant answeredAt) {}

    /** What may have reached the person since then and still holds, newest first. */
    List<Asking> asking(Handle handle, CommuneId commune, PersonId person, Instant publishedAfter) {
        return handle.createQuery("""
            SELECT d.id, a.at FROM delivery v JOIN directive d ON d.id = v.directive_id
            LEFT JOIN directive_answer a ON a.directive_id = d.id AND a.person_id = v.person_id AND a.latest = 1
            WHERE v.person_id = :person AND d.commune_id = :commune AND d.answers IS NOT NULL AND d.drill = 0
              AND (d.state = 'PUBLISHED' OR (d.state = 'STOPPED' AND v.status >= :sent))
              AND d.published_at >= :after
            ORDER BY d.published_at DESC, d.short_number DESC
            """)
                .bind("person", person.value())
                .bind("commune", commune.value())
                .bind("sent", DeliveryStatus.SENT.ordinal())
                .bind("after", publishedAfter.toEpochMilli())
                .map((row, context) -> new Asking(new DirectiveId(row.getLong("id")), instant(row, "at")))
                .list();
    }

    /** The directive whose message was quoted, if it went to this person alone. */
    Optional<DirectiveId> quoted(Handle handle, CommuneId commune, PersonId person, String message) {
        return handle.createQuery("""
            SELECT v.directive_id FROM delivery_message m JOIN delivery v ON v.id = m.delivery_id
            WHERE m.commune_id = :commune AND m.message_id = :message AND v.person_id = :person
            """)
                .bind("commune", commune.value())
                .bind("message", message)
                .bind("person", person.value())
                .mapTo(Long.class)
                .findOne()
                .map(DirectiveId::new);
    }

    /** Puts it in front of what was answered before; empty, and nothing written, if it says the same. */
    Optional<Long> put(
            Handle handle,
            CommuneId commune,
            DirectiveId directive,
            DirectiveId asked,
            PersonId person,
            Given given,
            boolean help,
            @Nullable PersonId reportedBy,
            Instant at) {
        if (latest(handle, directive, person).filter(given::equals).isPresent()) {
            return Optional.empty();
        }
        handle.createUpdate("""
            UPDATE directive_answer SET latest = 0
            WHERE directive_id = :directive AND person_id = :person AND latest = 1
            """)
                .bind("directive", directive.value())
                .bind("person", person.value())
                .execute();
        var insert = handle.createQuery("""
            INSERT INTO directive_answer (commune_id, directive_id, asked_id, person_id, choice, count_1, count_2, count_3,
                count_4, reason, help, reported_by, at, latest)
            VALUES (:commune, :directive, :asked, :person, :choice, :count1, :count2, :count3, :count4, :reason, :help,
                :by, :at, 1)
            RETURNING id
            """)
                .bind("commune", commune.value())
                .bind("directive", directive.value())
                .bind("asked", asked.value())
                .bind("person", person.value())
                .bind("choice", given.choice())
                .bind("reason", given.reason())
                .bind("help", help ? 1 : 0)
                .bindByType("by", reportedBy == null ? null : reportedBy.value(), Long.class)
                .bind("at", at.toEpochMilli());
        for (int i = 0; i < AnswerSet.MOST_COUNTS; i++) {
            Long count = i < given.counts().size() ? given.counts().get(i).longValue() : null;
            insert.bindByType("count" + (i + 1), count, Long.class);
        }
        return Optional.of(insert.mapTo(Long.class).one());
    }

    Optional<Given> latest(Handle handle, DirectiveId directive, PersonId person) {
        return handle.createQuery("""
            SELECT choice, count_1, count_2, count_3, count_4, reason FROM directive_answer
            WHERE directive_id = :directive AND person_id = :person AND latest = 1
            """)
                .bind("directive", directive.value())
                .bind("person", person.value())
                .map((row, context) -> given(row))
                .findOne();
    }

    /**
     * How many people of a village and a body gave one answer.
     *
     * @param choice key of the choice, empty for counts, null for people who have not answered
     * @param sums of their counts
     */
    record Cell(
            @Nullable VillageId village,
            @Nullable BodyId body,
            @Nullable String choice,
            int people,
            int late,
            int proxied,
            List<Long> sums) {}

    /** The whole roll, each person once. */
    List<Cell> cells(Handle handle, Directive directive) {
        Instant due = directive.dueAt();
        return handle.createQuery("""
            SELECT v.village_id, v.body_id, v.part, a.choice, COUNT(*) AS people, COUNT(a.reported_by) AS proxied,
                COALESCE(SUM(CASE WHEN a.at > :due THEN 1 ELSE 0 END), 0) AS late,
                COALESCE(SUM(a.count_1), 0) AS sum_1, COALESCE(SUM(a.count_2), 0) AS sum_2,
                COALESCE(SUM(a.count_3), 0) AS sum_3, COALESCE(SUM(a.count_4), 0) AS sum_4
            FROM delivery v
            LEFT JOIN directive_answer a
                ON a.directive_id = v.directive_id AND a.person_id = v.person_id AND a.latest = 1
            WHERE v.directive_id = :directive
            GROUP BY v.village_id, v.body_id, v.part, a.choice ORDER BY v.part, v.body_id, v.village_id, a.choice
            """)
                .bind("directive", directive.id().value())
                .bind("due", due == null ? Long.MAX_VALUE : due.toEpochMilli())
                .map((row, context) -> new Cell(
                        BoardStore.village(DirectiveStore.number(row, "village_id")),
                        BoardStore.body(DirectiveStore.number(row, "body_id")),
                        row.getString("choice"),
                        row.getInt("people"),
                        row.getInt("late"),
                        row.getInt("proxied"),
                        List.of(
                                row.getLong("sum_1"),
                                row.getLong("sum_2"),
                                row.getLong("sum_3"),
                                row.getLong("sum_4"))))
                .list();
    }

    /** The answer that counts, of one person. */
    record Row(
            long delivery,
            String name,
            @Nullable VillageId village,
            @Nullable BodyId body,
            Given given,
            boolean help,
            boolean proxied,
            Instant at) {}

    /** The answers that count, oldest first. */
    List<Row> rows(Handle handle, DirectiveId directive) {
        return handle.createQuery("""
            SELECT v.id, v.person_name, v.village_id, v.body_id, a.choice, a.count_1, a.count_2, a.count_3, a.count_4,
                a.reason, a.help, a.reported_by, a.at
            FROM directive_answer a JOIN delivery v
                ON v.directive_id = a.directive_id AND v.person_id = a.person_id
            WHERE a.directive_id = :directive AND a.latest = 1 ORDER BY a.at, a.id
            """)
                .bind("directive", directive.value())
                .map((row, context) -> new Row(
                        row.getLong("id"),
                        row.getString("person_name"),
                        BoardStore.village(DirectiveStore.number(row, "village_id")),
                        BoardStore.body(DirectiveStore.number(row, "body_id")),
                        given(row),
                        row.getInt("help") == 1,
                        DirectiveStore.number(row, "reported_by") != null,
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    /** Where the person stands on the roll: who is told that they call for help. */
    Optional<Place> place(Handle handle, DirectiveId directive, PersonId person) {
        return handle.createQuery("""
            SELECT person_name, village_id, body_id FROM delivery
            WHERE directive_id = :directive AND person_id = :person
            """)
                .bind("directive", directive.value())
                .bind("person", person.value())
                .map((row, context) -> new Place(
                        row.getString("person_name"),
                        BoardStore.village(DirectiveStore.number(row, "village_id")),
                        BoardStore.body(DirectiveStore.number(row, "body_id"))))
                .findOne();
    }

    record Place(
            String name,
            @Nullable VillageId village,
            @Nullable BodyId body) {}

    static Given given(ResultSet row) throws SQLException {
        List<Integer> counts = new ArrayList<>();
        for (int i = 1; i <= AnswerSet.MOST_COUNTS; i++) {
            Long count = DirectiveStore.number(row, "count_" + i);
            if (count != null) {
                counts.add(count.intValue());
            }
        }
        return new Given(row.getString("choice"), counts, row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = DirectiveStore.number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
