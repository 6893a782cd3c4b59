package vn.loaxa.broadcast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.VillageId;

/** Reads what the board shows. Counting is the database's work; only those who need a person come as rows. Stateless. */
final class BoardStore {

    /** How many people of a village and a body stand on one rung. */
    record Cell(
            @Nullable VillageId village,
            @Nullable BodyId body,
            int part,
            DeliveryStatus status,
            int people,
            int proxied) {}

    List<Cell> cells(Handle handle, DirectiveId directive) {
        return handle.createQuery("""
                        SELECT village_id, body_id, part, status, COUNT(*) AS people, COUNT(acknowledged_by) AS proxied
                        FROM delivery WHERE directive_id = :directive
                        GROUP BY village_id, body_id, part, status ORDER BY part, body_id, village_id
                        """)
                .bind("directive", directive.value())
                .map((row, context) -> new Cell(
                        village(DirectiveStore.number(row, "village_id")),
                        body(DirectiveStore.number(row, "body_id")),
                        row.getInt("part"),
                        DeliveryStatus.values()[row.getInt("status")],
                        row.getInt("people"),
                        row.getInt("proxied")))
                .list();
    }

    /** A delivery that a person must look after. */
    record Case(
            long id,
            String name,
            @Nullable VillageId village,
            @Nullable BodyId body,
            @Nullable String reason,
            DeliveryStatus status,
            @Nullable String note) {}

    /** By village, body and name, as one walks. */
    List<Case> cases(Handle handle, DirectiveId directive, Set<DeliveryStatus> statuses) {
        return handle.createQuery("""
                        SELECT id, person_name, village_id, body_id, reason, status, note FROM delivery
                        WHERE directive_id = :directive AND status IN (<statuses>)
                        ORDER BY village_id, body_id, person_name, id
                        """)
                .bind("directive", directive.value())
                .bindList("statuses", statuses.stream().map(Enum::ordinal).toList())
                .map((row, context) -> one(row))
                .list();
    }

    /** A delivery with its times. */
    record Row(Case about, Instant changedAt, @Nullable Instant acknowledgedAt, boolean proxied) {}

    /** The whole roll, by village, body and name. */
    List<Row> rows(Handle handle, DirectiveId directive) {
        return handle.createQuery("""
                        SELECT id, person_name, village_id, body_id, reason, status, note, changed_at, acknowledged_at,
                            acknowledged_by
                        FROM delivery WHERE directive_id = :directive ORDER BY village_id, body_id, person_name, id
                        """)
                .bind("directive", directive.value())
                .map((row, context) -> {
                    Long acknowledged = DirectiveStore.number(row, "acknowledged_at");
                    return new Row(
                            one(row),
                            Instant.ofEpochMilli(row.getLong("changed_at")),
                            acknowledged == null ? null : Instant.ofEpochMilli(acknowledged),
                            DirectiveStore.number(row, "acknowledged_by") != null);
                })
                .list();
    }

    private static Case one(ResultSet row) throws SQLException {
        return new Case(
                row.getLong("id"),
                row.getString("person_name"),
                village(DirectiveStore.number(row, "village_id")),
                body(DirectiveStore.number(row, "body_id")),
                row.getString("reason"),
                DeliveryStatus.values()[row.getInt("status")],
                row.getString("note"));
    }

    List<Instant> acknowledgedAt(Handle handle, DirectiveId directive) {
        return handle.createQuery("""
                        SELECT acknowledged_at FROM delivery
                        WHERE directive_id = :directive AND acknowledged_at IS NOT NULL ORDER BY acknowledged_at
                        """)
                .bind("directive", directive.value())
                .mapTo(Long.class)
                .map(Instant::ofEpochMilli)
                .list();
    }

    Set<PersonId> missing(Handle handle, DirectiveId directive) {
        return handle.createQuery(
                        "SELECT person_id FROM delivery WHERE directive_id = :directive AND acknowledged_at IS NULL")
                .bind("directive", directive.value())
                .mapTo(Long.class)
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }

    static @Nullable VillageId village(@Nullable Long id) {
        return id == null ? null : new VillageId(id);
    }

    static @Nullable BodyId body(@Nullable Long id) {
        return id == null ? null : new BodyId(id);
    }
}
