package vn.loaxa.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
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

    void insert(Handle handle, CommuneId commune, RoleGrant grant) {
        VillageId village = grant.village();
        LocalDate until = grant.until();
        handle.createUpdate("""
                        INSERT INTO official_role (commune_id, person_id, role, title, village_id, since_day, until_day)
                        VALUES (:commune, :person, :role, :title, :village, :since, :until)""")
                .bind("commune", commune.value())
                .bind("person", grant.person().value())
                .bind("role", grant.role().name())
                .bind("title", grant.title())
                .bind("village", village == null ? null : village.value())
                .bind("since", grant.since().toString())
                .bind("until", until == null ? null : until.toString())
                .execute();
    }

    boolean close(Handle handle, CommuneId commune, long id, Instant at) {
        return handle.createUpdate("""
                                UPDATE official_role SET ended_at = :at
                                WHERE id = :id AND commune_id = :commune AND ended_at IS NULL""")
                        .bind("at", at.toEpochMilli())
                        .bind("id", id)
                        .bind("commune", commune.value())
                        .execute()
                == 1;
    }

    boolean setUntil(Handle handle, CommuneId commune, long id, @Nullable LocalDate until) {
        return handle.createUpdate("""
                                UPDATE official_role SET until_day = :until
                                WHERE id = :id AND commune_id = :commune AND ended_at IS NULL""")
                        .bind("until", until == null ? null : until.toString())
                        .bind("id", id)
                        .bind("commune", commune.value())
                        .execute()
                == 1;
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
