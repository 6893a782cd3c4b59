package vn.loaxa.broadcast;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;

/** Reads and writes how directives follow one another. Stateless. */
final class FollowStore {

    /** Somebody of the first's roll, counted as there. */
    record Row(PersonId person, int part, @Nullable BodyId body) {}

    /** Each person once, counted as in the newest of the directives. */
    List<Row> people(Handle handle, List<DirectiveId> directives, Follow.Kind kind) {
        return handle.createQuery("""
                        SELECT v.person_id, v.part, v.body_id FROM delivery v
                        WHERE v.directive_id IN (<directives>) AND %s
                        ORDER BY v.directive_id DESC, v.part, v.id
                        """.formatted(condition(kind)))
                .bindList(
                        "directives",
                        directives.stream().map(DirectiveId::value).toList())
                .map((row, context) -> {
                    Long body = DirectiveStore.number(row, "body_id");
                    return new Row(
                            new PersonId(row.getLong("person_id")),
                            row.getInt("part"),
                            body == null ? null : new BodyId(body));
                })
                .list();
    }

    /** By rank in {@link DeliveryStatus}: FAILED (2) and UNREACHABLE (3) have nothing. WAITING (0) is on its way or comes yet. */
    private static String condition(Follow.Kind kind) {
        return switch (kind) {
            case REPLACES -> "1 = 1";
            case CORRECTS, WITHDRAWS -> "v.status NOT IN (2, 3)";
            case UNANSWERED -> "v.acknowledged_at IS NULL";
        };
    }

    /** This directive and all that it replaced, one after the other. */
    List<DirectiveId> replacedBy(Handle handle, DirectiveId directive) {
        return ids(handle, """
                WITH RECURSIVE line (id) AS (
                    SELECT CAST(:directive AS BIGINT)
                    UNION
                    SELECT d.follows_id FROM directive d JOIN line ON d.id = line.id
                    WHERE d.follow_kind = 'REPLACES')
                SELECT id FROM line
                """, directive);
    }

    /** What is about this directive and went out, or was drilled, in the order of numbers. */
    List<DirectiveId> after(Handle handle, DirectiveId directive) {
        return ids(handle, """
                SELECT id FROM directive
                WHERE follows_id = :directive AND follow_kind <> 'UNANSWERED'
                  AND state NOT IN ('AWAITING_APPROVAL', 'REJECTED', 'SCHEDULED', 'DRILLED')
                ORDER BY short_number
                """, directive);
    }

    Optional<DirectiveId> replacement(Handle handle, DirectiveId directive) {
        return ids(handle, """
                SELECT id FROM directive WHERE follows_id = :directive AND follow_kind = 'REPLACES'
                  AND state NOT IN ('AWAITING_APPROVAL', 'REJECTED', 'SCHEDULED', 'DRILLED')
                """, directive).stream().findFirst();
    }

    private static List<DirectiveId> ids(Handle handle, String query, DirectiveId directive) {
        return handle.createQuery(query)
                .bind("directive", directive.value())
                .mapTo(Long.class)
                .map(DirectiveId::new)
                .list();
    }

    /** False if it is not in force any more: somebody else was quicker. */
    boolean end(Handle handle, DirectiveId directive, DirectiveState state) {
        return handle.createUpdate(
                                "UPDATE directive SET state = :state WHERE id = :id AND state IN ('PUBLISHED', 'STOPPED')")
                        .bind("id", directive.value())
                        .bind("state", state.name())
                        .execute()
                == 1;
    }
}
