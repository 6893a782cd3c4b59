package vn.loaxa.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.PersonNames;
import vn.loaxa.text.Vietnamese;
import vn.loaxa.zalo.wire.ZaloUserId;

/** People of the roll. */
final class PersonStore {
    private static final String PEOPLE =
            "SELECT " + Rows.PERSON + " FROM person p LEFT JOIN zalo_account a ON a.person_id = p.id ";

    Optional<Person> byId(Handle handle, PersonId id) {
        return handle.createQuery(PEOPLE + "WHERE p.id = :id")
                .bind("id", id.value())
                .map((row, context) -> Rows.person(row))
                .findOne();
    }

    Optional<Person> byZalo(Handle handle, CommuneId commune, ZaloUserId user) {
        return handle.createQuery("""
                        SELECT %s FROM zalo_account a JOIN person p ON p.id = a.person_id
                        WHERE a.commune_id = :commune AND a.user_id = :user""".formatted(Rows.PERSON))
                .bind("commune", commune.value())
                .bind("user", user.value())
                .map((row, context) -> Rows.person(row))
                .findOne();
    }

    List<Person> byPhone(Handle handle, CommuneId commune, String phone) {
        return handle.createQuery(PEOPLE + "WHERE p.commune_id = :commune AND p.phone = :phone ORDER BY p.id")
                .bind("commune", commune.value())
                .bind("phone", phone)
                .map((row, context) -> Rows.person(row))
                .list();
    }

    boolean isOf(Handle handle, CommuneId commune, PersonId person) {
        return handle.createQuery("SELECT COUNT(*) FROM person WHERE id = :id AND commune_id = :commune")
                        .bind("id", person.value())
                        .bind("commune", commune.value())
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    PersonId insert(
            Handle handle,
            CommuneId commune,
            String name,
            @Nullable String phone,
            @Nullable VillageId village,
            Instant at) {
        return new PersonId(handle.createQuery("""
                        INSERT INTO person (commune_id, name, name_words, name_key, phone, village_id, added_at)
                        VALUES (:commune, :name, :words, :key, :phone, :village, :at) RETURNING id""")
                .bind("commune", commune.value())
                .bind("name", name)
                .bind("words", " " + String.join(" ", Vietnamese.words(name)) + " ")
                .bind("key", PersonNames.sortKey(name))
                .bind("phone", phone)
                .bind("village", village == null ? null : village.value())
                .bind("at", at.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    void update(Handle handle, PersonId person, String name, @Nullable String phone, @Nullable VillageId village) {
        handle.createUpdate("""
                        UPDATE person SET name = :name, name_words = :words, name_key = :key, phone = :phone,
                            village_id = :village WHERE id = :id""")
                .bind("name", name)
                .bind("words", " " + String.join(" ", Vietnamese.words(name)) + " ")
                .bind("key", PersonNames.sortKey(name))
                .bind("phone", phone)
                .bind("village", village == null ? null : village.value())
                .bind("id", person.value())
                .execute();
    }

    /** Ends every membership and role; the rows stay as history of a person without a name. */
    void endAll(Handle handle, PersonId person, Instant at) {
        for (String table : List.of("membership", "official_role")) {
            handle.createUpdate(
                            "UPDATE " + table + " SET ended_at = :at WHERE person_id = :person AND ended_at IS NULL")
                    .bind("at", at.toEpochMilli())
                    .bind("person", person.value())
                    .execute();
        }
    }
}
