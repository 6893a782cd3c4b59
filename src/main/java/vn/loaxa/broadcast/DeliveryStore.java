package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** Rows of deliveries: the ladder of each person. A status is only ever raised. Stateless. */
final class DeliveryStore {
    /** Rows sent to the database at a time; past some thousands a batch costs memory and gains nothing. */
    private static final int CHUNK = 2000;

    /** Writes the whole roll. */
    void insert(Handle handle, CommuneId commune, DirectiveId directive, Routing routing, Instant at) {
        PreparedBatch batch = handle.prepareBatch("""
            INSERT INTO delivery (commune_id, directive_id, person_id, person_name, village_id, body_id, part, group_id,
                status, reason, changed_at)
            VALUES (:commune, :directive, :person, :name, :village, :body, :part, :group, :status, :reason, :at)
            """);
        for (Routing.Routed routed : routing.people()) {
            Recipient recipient = routed.recipient();
            Person person = recipient.person();
            BodyId body = recipient.body();
            @Nullable Unreachable why = routed.route() instanceof Route.Visit visit ? visit.why() : null;
            DeliveryStatus status = why == null ? DeliveryStatus.WAITING : DeliveryStatus.UNREACHABLE;
            batch.bind("commune", commune.value())
                    .bind("directive", directive.value())
                    .bind("person", person.id().value())
                    .bind("name", person.name())
                    .bind(
                            "village",
                            person.village() == null ? null : person.village().value())
                    .bind("body", body == null ? null : body.value())
                    .bind("part", recipient.part())
                    .bind(
                            "group",
                            routed.route() instanceof Route.ByGroup by
                                    ? by.group().value()
                                    : null)
                    .bind("status", status.ordinal())
                    .bind("reason", why == null ? null : why.name())
                    .bind("at", at.toEpochMilli())
                    .add();
            if (batch.size() == CHUNK) {
                batch.execute();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Through which body the person gets it; null for none, and for those who do not get it. */
    @Nullable
    BodyId body(Handle handle, DirectiveId directive, PersonId person) {
        return handle.createQuery("""
            SELECT body_id FROM delivery
            WHERE directive_id = :directive AND person_id = :person AND body_id IS NOT NULL
            """)
                .bind("directive", directive.value())
                .bind("person", person.value())
                .mapTo(Long.class)
                .findOne()
                .map(BodyId::new)
                .orElse(null);
    }

    /** Keys of the deliveries of a directive that go to persons one by one. */
    Map<PersonId, Long> ownMessages(Handle handle, DirectiveId directive) {
        Map<PersonId, Long> ids = new HashMap<>();
        handle.createQuery("""
            SELECT id, person_id FROM delivery
            WHERE directive_id = :directive AND group_id IS NULL AND status = 0
            """)
                .bind("directive", directive.value())
                .map((row, context) -> Map.entry(new PersonId(row.getLong("person_id")), row.getLong("id")))
                .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        return ids;
    }

    /** Raises one delivery; nothing happens where it stands as high already. */
    void raise(Handle handle, long delivery, Step step, Instant at) {
        handle.createUpdate("""
            UPDATE delivery SET status = :status, reason = :reason, note = :note, changed_at = :at
            WHERE id = :id AND status < :status
            """)
                .bind("id", delivery)
                .bind("status", step.status().ordinal())
                .bind("reason", step.reasonName())
                .bind("note", step.note())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** Raises everybody who was to be reached through the chat. */
    void raiseGroup(Handle handle, DirectiveId directive, ZaloGroupId group, Step step, Instant at) {
        handle.createUpdate("""
            UPDATE delivery SET status = :status, reason = :reason, note = :note, changed_at = :at
            WHERE directive_id = :directive AND group_id = :group AND status < :status
            """)
                .bind("directive", directive.value())
                .bind("group", group.value())
                .bind("status", step.status().ordinal())
                .bind("reason", step.reasonName())
                .bind("note", step.note())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** What is known about an unsure delivery changed: it is still unsure, but nobody is asking Zalo any more. */
    void noteUnsure(Handle handle, DirectiveId directive, @Nullable ZaloGroupId group, long delivery, String note) {
        handle.createUpdate("""
            UPDATE delivery SET note = :note
            WHERE status = :unsure AND (id = :id OR (directive_id = :directive AND group_id = :group))
            """)
                .bind("note", note)
                .bind("unsure", DeliveryStatus.UNSURE.ordinal())
                .bind("id", delivery)
                .bind("directive", directive.value())
                .bind("group", group == null ? null : group.value())
                .execute();
    }

    /** The first acknowledgement counts; returns false if there was one, or if the directive is not for this person. */
    boolean acknowledge(
            Handle handle, DirectiveId directive, PersonId person, @Nullable PersonId reportedBy, Instant at) {
        return handle.createUpdate("""
            UPDATE delivery SET status = :status, acknowledged_at = :at, acknowledged_by = :by, changed_at = :at
            WHERE directive_id = :directive AND person_id = :person AND acknowledged_at IS NULL
            """)
                        .bind("directive", directive.value())
                        .bind("person", person.value())
                        .bind("status", DeliveryStatus.ACKNOWLEDGED.ordinal())
                        .bind("by", reportedBy == null ? null : reportedBy.value())
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }

    Optional<Instant> acknowledgedAt(Handle handle, DirectiveId directive, PersonId person) {
        return handle.createQuery("""
            SELECT acknowledged_at FROM delivery
            WHERE directive_id = :directive AND person_id = :person AND acknowledged_at IS NOT NULL
            """)
                .bind("directive", directive.value())
                .bind("person", person.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** Whether the directive is for this person and went out; a stopped one only where it got through. */
    boolean has(Handle handle, Directive directive, PersonId person) {
        int least = directive.state() == DirectiveState.STOPPED ? DeliveryStatus.SENT.ordinal() : 0;
        return !directive.dispatch().drill()
                && handle.createQuery("""
                    SELECT COUNT(*) FROM delivery
                    WHERE directive_id = :directive AND person_id = :person AND status >= :least
                    """)
                                .bind("directive", directive.id().value())
                                .bind("person", person.value())
                                .bind("least", least)
                                .mapTo(Integer.class)
                                .one()
                        > 0;
    }

    /** Published directives that this person has not acknowledged, newest first. */
    List<Open> open(Handle handle, CommuneId commune, PersonId person, Instant publishedAfter) {
        return handle.createQuery("""
            SELECT d.id, v.status FROM delivery v JOIN directive d ON d.id = v.directive_id
            WHERE v.person_id = :person AND d.commune_id = :commune AND v.acknowledged_at IS NULL
              AND d.state IN ('PUBLISHED', 'STOPPED') AND d.published_at >= :after
            ORDER BY d.published_at DESC, d.short_number DESC
            """)
                .bind("person", person.value())
                .bind("commune", commune.value())
                .bind("after", publishedAfter.toEpochMilli())
                .map((row, context) ->
                        new Open(new DirectiveId(row.getLong("id")), DeliveryStatus.values()[row.getInt("status")]))
                .list();
    }

    /** What the person acknowledged last. */
    Optional<DirectiveId> lastAcknowledged(Handle handle, CommuneId commune, PersonId person, Instant after) {
        return handle.createQuery("""
            SELECT directive_id FROM delivery
            WHERE person_id = :person AND commune_id = :commune AND acknowledged_at >= :after
            ORDER BY acknowledged_at DESC, id DESC LIMIT 1
            """)
                .bind("person", person.value())
                .bind("commune", commune.value())
                .bind("after", after.toEpochMilli())
                .mapTo(Long.class)
                .findOne()
                .map(DirectiveId::new);
    }

    record Open(DirectiveId directive, DeliveryStatus status) {}

    /** How many people a stopped directive did not reach because of the stop. */
    int countStopped(Handle handle, DirectiveId directive) {
        return handle.createQuery("""
            SELECT COUNT(*) FROM delivery
            WHERE directive_id = :directive AND status = :unreachable AND reason = 'STOPPED'
            """)
                .bind("directive", directive.value())
                .bind("unreachable", DeliveryStatus.UNREACHABLE.ordinal())
                .mapTo(Integer.class)
                .one();
    }
}
