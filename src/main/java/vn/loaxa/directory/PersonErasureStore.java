package vn.loaxa.directory;

import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Takes people and accounts out of the roll. */
final class PersonErasureStore {
    void forgetAccount(Handle handle, CommuneId commune, ZaloUserId user) {
        handle.createUpdate("DELETE FROM zalo_account WHERE commune_id = :commune AND user_id = :user")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .execute();
    }

    void erase(Handle handle, PersonId person, String name, Instant at, LocalDate today) {
        handle.createUpdate("""
                        UPDATE person SET name = :name, name_words = ' ', name_key = '', phone = NULL, erased_at = :at
                        WHERE id = :person""")
                .bind("person", person.value())
                .bind("name", name)
                .bind("at", at.toEpochMilli())
                .execute();
        handle.createUpdate("DELETE FROM zalo_account WHERE person_id = :person")
                .bind("person", person.value())
                .execute();
        handle.createUpdate("""
                        UPDATE membership SET ended_at = :at, until_day = COALESCE(until_day, :today)
                        WHERE person_id = :person AND ended_at IS NULL""")
                .bind("person", person.value())
                .bind("at", at.toEpochMilli())
                .bind("today", today.toString())
                .execute();
    }
}
