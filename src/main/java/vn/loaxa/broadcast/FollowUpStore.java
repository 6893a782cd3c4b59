package vn.loaxa.broadcast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.followup.Step;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.VillageId;

/** Rows of follow-ups, of their steps, and of who was reminded when. Stateless. */
final class FollowUpStore {

    /** What was done stays done: a step that is the same as one already handled is not put in again. */
    void put(Handle handle, DirectiveId directive, String sentence, List<Step> steps, PersonId by, Instant at) {
        remove(handle, directive);
        handle.createUpdate("""
            INSERT INTO directive_follow_up (directive_id, sentence, set_by, set_at)
            VALUES (:directive, :sentence, :by, :at)
            """)
                .bind("directive", directive.value())
                .bind("sentence", sentence)
                .bind("by", by.value())
                .bind("at", at.toEpochMilli())
                .execute();
        var handled =
                steps(handle, directive).stream().map(FollowUp.Planned::step).toList();
        steps.stream().filter(step -> !handled.contains(step)).forEach(step -> insert(handle, directive, step));
    }

    private static void insert(Handle handle, DirectiveId directive, Step step) {
        handle.createUpdate("""
            INSERT INTO directive_follow_step (directive_id, whom, body_id, body_name, after_minutes, before_minutes, below)
            VALUES (:directive, :whom, :body, :bodyName, :after, :before, :below)
            """)
                .bind("directive", directive.value())
                .bind("whom", step.whom() == null ? null : step.whom().name())
                .bindByType("body", step.of() == null ? null : step.of().body().value(), Long.class)
                .bindByType("bodyName", step.of() == null ? null : step.of().name(), String.class)
                .bind("after", minutes(step.after()))
                .bind("before", minutes(step.before()))
                .bind("below", step.below())
                .execute();
    }

    void remove(Handle handle, DirectiveId directive) {
        handle.createUpdate("DELETE FROM directive_follow_step WHERE directive_id = :id AND state = 'WAITING'")
                .bind("id", directive.value())
                .execute();
        handle.createUpdate("DELETE FROM directive_follow_up WHERE directive_id = :id")
                .bind("id", directive.value())
                .execute();
    }

    Optional<String> sentence(Handle handle, DirectiveId directive) {
        return handle.createQuery("SELECT sentence FROM directive_follow_up WHERE directive_id = :id")
                .bind("id", directive.value())
                .mapTo(String.class)
                .findOne();
    }

    /** In the order of the sentence; what was handled under an earlier one comes first. */
    List<FollowUp.Planned> steps(Handle handle, DirectiveId directive) {
        return handle.createQuery("""
            SELECT id, whom, body_id, body_name, after_minutes, before_minutes, below, state, handled_at, people
            FROM directive_follow_step WHERE directive_id = :directive ORDER BY id
            """)
                .bind("directive", directive.value())
                .map((row, context) -> planned(row))
                .list();
    }

    /** Running directives with a step that waits, of all communes. */
    List<DirectiveStore.Due> waiting(Handle handle) {
        return handle.createQuery("""
            SELECT d.commune_id, d.id FROM directive d
            WHERE d.state = 'PUBLISHED' AND EXISTS (
                SELECT 1 FROM directive_follow_step s WHERE s.directive_id = d.id AND s.state = 'WAITING')
            ORDER BY d.id
            """)
                .map((row, context) -> new DirectiveStore.Due(
                        new CommuneId(row.getLong("commune_id")), new DirectiveId(row.getLong("id"))))
                .list();
    }

    /** True for the one that gets to handle it. */
    boolean claim(Handle handle, long step, FollowUp.State state, Instant at) {
        return handle.createUpdate("""
            UPDATE directive_follow_step SET state = :state, handled_at = :at
            WHERE id = :id AND state = 'WAITING'
            """)
                        .bind("state", state.name())
                        .bind("at", at.toEpochMilli())
                        .bind("id", step)
                        .execute()
                == 1;
    }

    void reached(Handle handle, long step, int people) {
        handle.createUpdate("UPDATE directive_follow_step SET people = :people WHERE id = :id")
                .bind("people", people)
                .bind("id", step)
                .execute();
    }

    /** Somebody of the roll, as written when it went out. */
    record OnRoll(
            PersonId person,
            String name,
            @Nullable VillageId village,
            @Nullable BodyId body,
            boolean waiting,
            boolean acknowledged) {}

    /** By village, body and name. */
    List<OnRoll> roll(Handle handle, DirectiveId directive) {
        return handle.createQuery("""
            SELECT person_id, person_name, village_id, body_id, status, acknowledged_at FROM delivery
            WHERE directive_id = :directive ORDER BY village_id, body_id, person_name, id
            """)
                .bind("directive", directive.value())
                .map((row, context) -> {
                    Long village = DirectiveStore.number(row, "village_id");
                    Long body = DirectiveStore.number(row, "body_id");
                    return new OnRoll(
                            new PersonId(row.getLong("person_id")),
                            row.getString("person_name"),
                            village == null ? null : new VillageId(village),
                            body == null ? null : new BodyId(body),
                            row.getInt("status") == DeliveryStatus.WAITING.ordinal(),
                            DirectiveStore.number(row, "acknowledged_at") != null);
                })
                .list();
    }

    Set<PersonId> remindedSince(Handle handle, DirectiveId directive, Instant since) {
        return new HashSet<>(
                handle.createQuery("SELECT person_id FROM directive_reminded WHERE directive_id = :id AND at >= :since")
                        .bind("id", directive.value())
                        .bind("since", since.toEpochMilli())
                        .map((row, context) -> new PersonId(row.getLong("person_id")))
                        .list());
    }

    void reminded(Handle handle, DirectiveId directive, Collection<PersonId> people, Instant at) {
        if (people.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("""
            INSERT INTO directive_reminded (directive_id, person_id, at) VALUES (:directive, :person, :at)
            ON CONFLICT (directive_id, person_id) DO UPDATE SET at = excluded.at
            """)) {
            people.forEach(person -> batch.bind("directive", directive.value())
                    .bind("person", person.value())
                    .bind("at", at.toEpochMilli())
                    .add());
            batch.execute();
        }
    }

    private static FollowUp.Planned planned(ResultSet row) throws SQLException {
        String whom = row.getString("whom");
        Long body = DirectiveStore.number(row, "body_id");
        Long below = DirectiveStore.number(row, "below");
        Long handled = DirectiveStore.number(row, "handled_at");
        var step = new Step(
                whom == null ? null : Step.Whom.valueOf(whom),
                body == null ? null : new Step.Of(new BodyId(body), row.getString("body_name")),
                length(DirectiveStore.number(row, "after_minutes")),
                length(DirectiveStore.number(row, "before_minutes")),
                below == null ? null : below.intValue());
        return new FollowUp.Planned(
                row.getLong("id"),
                step,
                FollowUp.State.valueOf(row.getString("state")),
                handled == null ? null : Instant.ofEpochMilli(handled),
                row.getInt("people"));
    }

    private static @Nullable Long minutes(@Nullable Duration length) {
        return length == null ? null : length.toMinutes();
    }

    private static @Nullable Duration length(@Nullable Long minutes) {
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }
}
