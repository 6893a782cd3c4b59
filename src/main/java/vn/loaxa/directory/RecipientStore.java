package vn.loaxa.directory;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;

/** An audience as people: one query for each part, whatever the size. */
final class RecipientStore {
    private static final String BRANCH = """
            WITH RECURSIVE branch(id, village_id) AS (
                SELECT id, village_id FROM body
                WHERE id = (SELECT COALESCE(merged_into_id, id) FROM body WHERE id = :body) AND commune_id = :commune
                UNION ALL
                SELECT b.id, COALESCE(b.village_id, branch.village_id)
                FROM body b JOIN branch ON b.parent_id = branch.id)
            """;

    /** A village that was merged stands for the one that it became. */
    private static final String VILLAGE = "(SELECT COALESCE(merged_into_id, id) FROM village WHERE id = :village)";

    /** A person who stands in a part by way of a body, or of none. */
    record Standing(Person person, @Nullable BodyId body) {}

    /** All who stand in the part; somebody in several bodies comes several times. */
    List<Standing> standings(Handle handle, CommuneId commune, Audience.Part part, LocalDate today) {
        Source source = source(part);
        return handle.createQuery("""
                        SELECT s.body_id, %s FROM (%s) s JOIN person p ON p.id = s.person_id
                            LEFT JOIN zalo_account a ON a.person_id = p.id""".formatted(Rows.PERSON, source.sql()))
                .bind("commune", commune.value())
                .bind("today", today.toString())
                .bindMap(source.values())
                .map((row, context) -> {
                    Long body = Rows.number(row, "body_id");
                    return new Standing(Rows.person(row), body == null ? null : new BodyId(body));
                })
                .list();
    }

    Set<Long> people(Handle handle, CommuneId commune, Audience.Part part, LocalDate today) {
        Source source = source(part);
        return new HashSet<>(handle.createQuery("SELECT DISTINCT s.person_id FROM (%s) s".formatted(source.sql()))
                .bind("commune", commune.value())
                .bind("today", today.toString())
                .bindMap(source.values())
                .mapTo(Long.class)
                .list());
    }

    /** {@code sql} gives person_id and body_id; besides its values it may use :commune and :today. */
    private record Source(String sql, Map<String, ?> values) {}

    private static Source source(Audience.Part part) {
        if (part instanceof Audience.Part.OfBody ofBody) {
            return ofBody(ofBody);
        } else if (part instanceof Audience.Part.OfBodyInVillage both) {
            return ofBodyInVillage(both);
        } else if (part instanceof Audience.Part.OfVillage ofVillage) {
            return ofVillage(ofVillage);
        } else if (part instanceof Audience.Part.OfMemberRole ofRole) {
            return ofMemberRole(ofRole);
        } else if (part instanceof Audience.Part.OfOfficialRole ofRole) {
            return ofOfficialRole(ofRole);
        }
        return new Source(
                "SELECT id AS person_id, CAST(NULL AS BIGINT) AS body_id FROM person WHERE commune_id = :commune"
                        + " AND erased_at IS NULL",
                Map.of());
    }

    private static Source ofBody(Audience.Part.OfBody part) {
        return new Source(
                BRANCH
                        + "SELECT m.person_id, m.body_id FROM membership m JOIN branch ON branch.id = m.body_id WHERE "
                        + MembershipStore.RUNNING,
                Map.of("body", part.body().value()));
    }

    /** Somebody whose village is not on the roll counts as living where their body is. */
    private static Source ofBodyInVillage(Audience.Part.OfBodyInVillage part) {
        return new Source(
                BRANCH + """
                        SELECT m.person_id, m.body_id FROM membership m JOIN branch ON branch.id = m.body_id
                            JOIN person q ON q.id = m.person_id
                        WHERE COALESCE(q.village_id, branch.village_id) =\s""" + VILLAGE + " AND " + MembershipStore.RUNNING,
                Map.of("body", part.body().value(), "village", part.village().value()));
    }

    private static Source ofVillage(Audience.Part.OfVillage part) {
        return new Source(
                "SELECT id AS person_id, CAST(NULL AS BIGINT) AS body_id FROM person WHERE village_id = " + VILLAGE
                        + " AND commune_id = :commune AND erased_at IS NULL",
                Map.of("village", part.village().value()));
    }

    private static Source ofMemberRole(Audience.Part.OfMemberRole part) {
        String held = part.role() == MemberRole.MEMBER ? MembershipStore.RUNNING : MembershipStore.HELD;
        return new Source(
                "SELECT m.person_id, m.body_id FROM membership m WHERE m.commune_id = :commune AND m.role = :role AND "
                        + held,
                Map.of("role", part.role().name()));
    }

    private static Source ofOfficialRole(Audience.Part.OfOfficialRole part) {
        return new Source("""
                SELECT r.person_id, CAST(NULL AS BIGINT) AS body_id FROM official_role r
                WHERE r.commune_id = :commune AND r.role = :role AND\s""" + RoleStore.HELD, Map.of("role", part.role().name()));
    }
}
