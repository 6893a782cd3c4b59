package vn.loaxa.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;

/** Reads official roles and the leads of bodies as one list of posts. */
final class OfficeStore {
    private static final String ROLES = """
            SELECT r.id, r.person_id, p.name, r.title, r.role, r.village_id, r.since_day, r.until_day, r.ended_at
            FROM official_role r JOIN person p ON p.id = r.person_id WHERE r.commune_id = :commune AND\s""";

    private static final String LEADS = """
            SELECT m.id, m.person_id, p.name, m.role, m.body_id, b.name AS body, b.leader_title, b.deputy_title,
                b.village_id, m.since_day, m.until_day, m.ended_at
            FROM membership m JOIN person p ON p.id = m.person_id JOIN body b ON b.id = m.body_id
            WHERE m.commune_id = :commune AND m.role <> 'MEMBER' AND\s""";

    private final Authorities titles;

    OfficeStore(Authorities titles) {
        this.titles = titles;
    }

    /** Posts whose terms run: official roles in the order they were given, then bodies in their order, the highest lead first. */
    List<Office> running(Handle handle, CommuneId commune, LocalDate today) {
        var all = new ArrayList<>(roles(
                bound(handle, ROLES + RoleStore.HELD + " ORDER BY r.id", commune)
                        .bind("today", today.toString()),
                today));
        all.addAll(leads(
                bound(
                                handle,
                                LEADS + MembershipStore.HELD
                                        + " ORDER BY b.position, b.id, CASE m.role WHEN 'DEPUTY' THEN 1 ELSE 0 END, p.name_key, m.id",
                                commune)
                        .bind("today", today.toString()),
                today));
        return all;
    }

    /** All posts of one person, past ones too, the newest first. */
    List<Office> of(Handle handle, CommuneId commune, PersonId person, LocalDate today) {
        var all = new ArrayList<>(roles(
                bound(handle, ROLES + "r.person_id = :person ORDER BY r.id DESC", commune)
                        .bind("person", person.value()),
                today));
        all.addAll(leads(
                bound(handle, LEADS + "m.person_id = :person ORDER BY m.id DESC", commune)
                        .bind("person", person.value()),
                today));
        return all;
    }

    private static Query bound(Handle handle, String sql, CommuneId commune) {
        return handle.createQuery(sql).bind("commune", commune.value());
    }

    private static List<Office> roles(Query query, LocalDate today) {
        return query.map((row, context) -> {
                    Long village = Rows.number(row, "village_id");
                    return new Office(
                            row.getLong("id"),
                            new PersonId(row.getLong("person_id")),
                            row.getString("name"),
                            row.getString("title"),
                            OfficialRole.valueOf(row.getString("role")),
                            null,
                            null,
                            village == null ? null : new VillageId(village),
                            Objects.requireNonNull(Rows.day(row, "since_day")),
                            Rows.day(row, "until_day"),
                            runs(row, today));
                })
                .list();
    }

    private List<Office> leads(Query query, LocalDate today) {
        return query.map((row, context) -> {
                    MemberRole role = MemberRole.valueOf(row.getString("role"));
                    @Nullable String given = row.getString(role == MemberRole.DEPUTY ? "deputy_title" : "leader_title");
                    Long village = Rows.number(row, "village_id");
                    return new Office(
                            row.getLong("id"),
                            new PersonId(row.getLong("person_id")),
                            row.getString("name"),
                            titles.title(given, row.getString("body"), role),
                            null,
                            role,
                            new BodyId(row.getLong("body_id")),
                            village == null ? null : new VillageId(village),
                            Objects.requireNonNull(Rows.day(row, "since_day")),
                            Rows.day(row, "until_day"),
                            runs(row, today));
                })
                .list();
    }

    private static boolean runs(ResultSet row, LocalDate today) throws SQLException {
        LocalDate since = Objects.requireNonNull(Rows.day(row, "since_day"));
        LocalDate until = Rows.day(row, "until_day");
        return Rows.number(row, "ended_at") == null
                && !since.isAfter(today)
                && (until == null || !until.isBefore(today));
    }
}
