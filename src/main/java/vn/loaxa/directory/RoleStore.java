package vn.loaxa.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.loaxa.db.CommuneId;

/** Official roles and their terms. */
final class RoleStore {
    /** The grant {@code r} runs on {@code :today}. */
    static final String HELD =
            "r.ended_at IS NULL AND r.since_day <= :today AND (r.until_day IS NULL OR r.until_day >= :today)";

    private static final String COLUMNS =
            "SELECT r.person_id, r.role, r.title, r.village_id, r.since_day, r.until_day FROM official_role r ";

    List<RoleGrant> of(Handle handle, PersonId person, LocalDate today) {
        return handle.createQuery(COLUMNS + "WHERE r.person_id = :person AND " + HELD + " ORDER BY r.id")
                .bind("person", person.value())
                .bind("today", today.toString())
                .map(RoleStore::grant)
                .list();
    }

    List<RoleGrant> all(Handle handle, CommuneId commune, LocalDate today) {
        return handle.createQuery(COLUMNS + "WHERE r.commune_id = :commune AND " + HELD + " ORDER BY r.id")
                .bind("commune", commune.value())
                .bind("today", today.toString())
                .map(RoleStore::grant)
                .list();
    }

    private static RoleGrant grant(ResultSet row, StatementContext context) throws SQLException {
        Long village = Rows.number(row, "village_id");
        return new RoleGrant(
                new PersonId(row.getLong("person_id")),
                OfficialRole.valueOf(row.getString("role")),
                row.getString("title"),
                village == null ? null : new VillageId(village),
                Objects.requireNonNull(Rows.day(row, "since_day")),
                Rows.day(row, "until_day"));
    }
}
