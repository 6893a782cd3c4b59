package vn.loaxa.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;

/**
 * Who is in which body. When the term of a leader, deputy or chair is over, the lead ends and the person stays an ordinary
 * member, so that nobody falls out of the roll on election day.
 */
final class MembershipStore {
    /** The membership {@code m} counts on {@code :today}. */
    static final String RUNNING = """
            m.ended_at IS NULL AND m.since_day <= :today
                AND (m.role <> 'MEMBER' OR m.until_day IS NULL OR m.until_day >= :today)""";

    /** The role of the membership {@code m} is held on {@code :today}. */
    static final String HELD =
            "m.ended_at IS NULL AND m.since_day <= :today AND (m.until_day IS NULL OR m.until_day >= :today)";

    private static final String COLUMNS = "m.person_id, m.body_id, m.role, m.since_day, m.until_day";

    List<Member> members(Handle handle, BodyId body, LocalDate today) {
        return handle
                .createQuery("""
                        SELECT m.body_id, m.role, m.since_day, m.until_day, %s
                        FROM membership m JOIN person p ON p.id = m.person_id
                            LEFT JOIN zalo_account a ON a.person_id = p.id
                        WHERE m.body_id = :body AND %s""".formatted(Rows.PERSON, RUNNING))
                .bind("body", body.value())
                .bind("today", today.toString())
                .map((row, context) -> new Member(Rows.person(row), membership(row, today)))
                .stream()
                .sorted(Member.LEADERS_FIRST)
                .toList();
    }

    /** Somebody at the head of a body; {@code title} as the organisation file has it. */
    record Lead(
            BodyId body,
            String bodyName,
            MemberRole role,
            String personName,
            @Nullable String title) {}

    /** Leaders and chairs whose terms run, of each body the highest first. */
    List<Lead> leads(Handle handle, CommuneId commune, LocalDate today) {
        return handle.createQuery("""
                        SELECT m.body_id, m.role, p.name AS person, b.name AS body, b.leader_title
                        FROM membership m JOIN person p ON p.id = m.person_id JOIN body b ON b.id = m.body_id
                        WHERE m.commune_id = :commune AND m.role <> 'MEMBER' AND m.role IN ('LEADER', 'CHAIR') AND %s
                        ORDER BY m.body_id, m.role, p.name_key, p.id""".formatted(HELD))
                .bind("commune", commune.value())
                .bind("today", today.toString())
                .map((row, context) -> new Lead(
                        new BodyId(row.getLong("body_id")),
                        row.getString("body"),
                        MemberRole.valueOf(row.getString("role")),
                        row.getString("person"),
                        row.getString("leader_title")))
                .list();
    }

    List<Membership> of(Handle handle, PersonId person, LocalDate today) {
        return handle.createQuery("SELECT %s FROM membership m WHERE m.person_id = :person AND %s ORDER BY m.id"
                        .formatted(COLUMNS, RUNNING))
                .bind("person", person.value())
                .bind("today", today.toString())
                .map((row, context) -> membership(row, today))
                .list();
    }

    Optional<Membership> find(Handle handle, PersonId person, BodyId body, LocalDate today) {
        return handle.createQuery("SELECT %s FROM membership m WHERE m.person_id = :person AND m.body_id = :body AND %s"
                        .formatted(COLUMNS, RUNNING))
                .bind("person", person.value())
                .bind("body", body.value())
                .bind("today", today.toString())
                .map((row, context) -> membership(row, today))
                .findOne();
    }

    int count(Handle handle, BodyId body, LocalDate today) {
        return handle.createQuery("""
                        WITH RECURSIVE branch(id) AS (
                            SELECT id FROM body WHERE id = :body
                            UNION ALL SELECT b.id FROM body b JOIN branch ON b.parent_id = branch.id)
                        SELECT COUNT(DISTINCT m.person_id) FROM membership m JOIN branch ON branch.id = m.body_id
                        WHERE %s""".formatted(RUNNING))
                .bind("body", body.value())
                .bind("today", today.toString())
                .mapTo(Integer.class)
                .one();
    }

    /** False if the person already stands in the body; close that row first to change it. */
    boolean insert(
            Handle handle,
            CommuneId commune,
            PersonId person,
            BodyId body,
            MemberRole role,
            LocalDate since,
            @Nullable LocalDate until) {
        return handle.createUpdate("""
                                INSERT INTO membership (commune_id, person_id, body_id, role, since_day, until_day)
                                VALUES (:commune, :person, :body, :role, :since, :until) ON CONFLICT DO NOTHING""")
                        .bind("commune", commune.value())
                        .bind("person", person.value())
                        .bind("body", body.value())
                        .bind("role", role.name())
                        .bind("since", since.toString())
                        .bind("until", until == null ? null : until.toString())
                        .execute()
                == 1;
    }

    boolean close(Handle handle, PersonId person, BodyId body, Instant at) {
        return handle.createUpdate("""
                                UPDATE membership SET ended_at = :at
                                WHERE person_id = :person AND body_id = :body AND ended_at IS NULL""")
                        .bind("at", at.toEpochMilli())
                        .bind("person", person.value())
                        .bind("body", body.value())
                        .execute()
                > 0;
    }

    private static Membership membership(ResultSet row, LocalDate today) throws SQLException {
        MemberRole role = MemberRole.valueOf(row.getString("role"));
        LocalDate until = Rows.day(row, "until_day");
        boolean over = until != null && until.isBefore(today);
        return new Membership(
                new PersonId(row.getLong("person_id")),
                new BodyId(row.getLong("body_id")),
                over ? MemberRole.MEMBER : role,
                Objects.requireNonNull(Rows.day(row, "since_day")),
                over ? null : until);
    }
}
