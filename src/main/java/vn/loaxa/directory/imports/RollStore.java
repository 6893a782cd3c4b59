package vn.loaxa.directory.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.text.PersonNames;
import vn.loaxa.text.Vietnamese;

/** People, their memberships, roles and accounts, as an import finds and leaves them. */
final class RollStore {
    record PersonRow(
            long id,
            String name,
            @Nullable String phone,
            @Nullable Long village,
            @Nullable String zalo) {}

    record MembershipRow(
            long id,
            long person,
            long body,
            MemberRole role,
            @Nullable LocalDate until) {}

    record RoleRow(
            long id,
            long person,
            OfficialRole role,
            String title,
            @Nullable Long village,
            @Nullable LocalDate until) {}

    /**
     * A village by one of its codes.
     *
     * @param past the code is that of one that was merged: the rest is of the village that it became
     */
    record VillageRow(
            long id,
            String code,
            boolean past,
            String name,
            @Nullable String headTitle,
            @Nullable String teamTitle) {}

    ZoneId zone(Handle handle, CommuneId commune) {
        return ZoneId.of(handle.createQuery("SELECT zone FROM commune WHERE id = :id")
                .bind("id", commune.value())
                .mapTo(String.class)
                .one());
    }

    List<VillageRow> villages(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT v.id, c.code, c.merged_into_id, v.name, v.head_title, v.team_title
                        FROM village c JOIN village v ON v.id = COALESCE(c.merged_into_id, c.id)
                        WHERE c.commune_id = :commune ORDER BY c.id""")
                .bind("commune", commune.value())
                .map((row, context) -> new VillageRow(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("merged_into_id") != null,
                        row.getString("name"),
                        row.getString("head_title"),
                        row.getString("team_title")))
                .list();
    }

    List<PersonRow> people(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT p.id, p.name, p.phone, p.village_id, a.user_id FROM person p
                        LEFT JOIN zalo_account a ON a.person_id = p.id WHERE p.commune_id = :commune ORDER BY p.id""")
                .bind("commune", commune.value())
                .map((row, context) -> {
                    long village = row.getLong("village_id");
                    return new PersonRow(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getString("phone"),
                            village == 0 ? null : village,
                            row.getString("user_id"));
                })
                .list();
    }

    List<MembershipRow> memberships(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT id, person_id, body_id, role, until_day FROM membership
                        WHERE commune_id = :commune AND ended_at IS NULL ORDER BY id""")
                .bind("commune", commune.value())
                .map((row, context) -> new MembershipRow(
                        row.getLong("id"),
                        row.getLong("person_id"),
                        row.getLong("body_id"),
                        MemberRole.valueOf(row.getString("role")),
                        day(row.getString("until_day"))))
                .list();
    }

    List<RoleRow> roles(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT id, person_id, role, title, village_id, until_day FROM official_role
                        WHERE commune_id = :commune AND ended_at IS NULL ORDER BY id""")
                .bind("commune", commune.value())
                .map((row, context) -> {
                    long village = row.getLong("village_id");
                    return new RoleRow(
                            row.getLong("id"),
                            row.getLong("person_id"),
                            OfficialRole.valueOf(row.getString("role")),
                            row.getString("title"),
                            village == 0 ? null : village,
                            day(row.getString("until_day")));
                })
                .list();
    }

    long insertPerson(
            Handle handle, CommuneId commune, String name, @Nullable String phone, @Nullable Long village, Instant at) {
        return handle.createQuery("""
                        INSERT INTO person (commune_id, name, name_words, name_key, phone, village_id, added_at)
                        VALUES (:commune, :name, :words, :key, :phone, :village, :at) RETURNING id""")
                .bind("commune", commune.value())
                .bind("name", name)
                .bind("words", " " + String.join(" ", Vietnamese.words(name)) + " ")
                .bind("key", PersonNames.sortKey(name))
                .bind("phone", phone)
                .bind("village", village)
                .bind("at", at.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    void updatePerson(Handle handle, PersonRow person) {
        handle.createUpdate("""
                        UPDATE person SET name = :name, name_words = :words, name_key = :key, phone = :phone,
                            village_id = :village WHERE id = :id""")
                .bind("name", person.name())
                .bind("words", " " + String.join(" ", Vietnamese.words(person.name())) + " ")
                .bind("key", PersonNames.sortKey(person.name()))
                .bind("phone", person.phone())
                .bind("village", person.village())
                .bind("id", person.id())
                .execute();
    }

    /** An account is one of a kind in its commune; whoever had it before must have been found to be this person. */
    void linkAccount(Handle handle, CommuneId commune, String user, long person) {
        handle.createUpdate("UPDATE zalo_account SET person_id = NULL WHERE person_id = :person")
                .bind("person", person)
                .execute();
        handle.createUpdate("""
                        INSERT INTO zalo_account (commune_id, user_id, person_id) VALUES (:commune, :user, :person)
                        ON CONFLICT (commune_id, user_id) DO UPDATE SET person_id = excluded.person_id""")
                .bind("commune", commune.value())
                .bind("user", user)
                .bind("person", person)
                .execute();
    }

    long insertMembership(
            Handle handle,
            CommuneId commune,
            long person,
            long body,
            MemberRole role,
            LocalDate since,
            @Nullable LocalDate until) {
        return handle.createQuery("""
                        INSERT INTO membership (commune_id, person_id, body_id, role, since_day, until_day)
                        VALUES (:commune, :person, :body, :role, :since, :until) RETURNING id""")
                .bind("commune", commune.value())
                .bind("person", person)
                .bind("body", body)
                .bind("role", role.name())
                .bind("since", since.toString())
                .bind(
                        "until",
                        Optional.ofNullable(until).map(LocalDate::toString).orElse(null))
                .mapTo(Long.class)
                .one();
    }

    void closeMembership(Handle handle, long id, Instant at) {
        handle.createUpdate("UPDATE membership SET ended_at = :at WHERE id = :id")
                .bind("at", at.toEpochMilli())
                .bind("id", id)
                .execute();
    }

    long insertRole(Handle handle, CommuneId commune, RoleRow role, LocalDate since) {
        return handle.createQuery("""
                        INSERT INTO official_role (commune_id, person_id, role, title, village_id, since_day, until_day)
                        VALUES (:commune, :person, :role, :title, :village, :since, :until) RETURNING id""")
                .bind("commune", commune.value())
                .bind("person", role.person())
                .bind("role", role.role().name())
                .bind("title", role.title())
                .bind("village", role.village())
                .bind("since", since.toString())
                .bind(
                        "until",
                        Optional.ofNullable(role.until())
                                .map(LocalDate::toString)
                                .orElse(null))
                .mapTo(Long.class)
                .one();
    }

    void closeRole(Handle handle, long id, Instant at) {
        handle.createUpdate("UPDATE official_role SET ended_at = :at WHERE id = :id")
                .bind("at", at.toEpochMilli())
                .bind("id", id)
                .execute();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
