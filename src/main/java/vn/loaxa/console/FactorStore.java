package vn.loaxa.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.directory.PersonId;

/** Secrets of authenticator apps (sealed) and recovery codes (hashed). */
final class FactorStore {
    /** @param lastStep the newest step whose code was used */
    record Row(byte[] secret, boolean confirmed, long lastStep) {}

    Optional<Row> find(Handle handle, PersonId person) {
        return handle.createQuery("""
                        SELECT secret, CASE WHEN confirmed_at IS NULL THEN 0 ELSE 1 END AS confirmed, last_step
                        FROM console_factor WHERE person_id = :person
                        """)
                .bind("person", person.value())
                .map((row, context) ->
                        new Row(row.getBytes("secret"), row.getInt("confirmed") == 1, row.getLong("last_step")))
                .findOne();
    }

    boolean isOn(Handle handle, PersonId person) {
        return find(handle, person).filter(Row::confirmed).isPresent();
    }

    /** Replaces a secret that was never confirmed. */
    void put(Handle handle, Holder holder, byte[] secret) {
        handle.createUpdate("""
                        INSERT INTO console_factor (person_id, commune_id, secret, last_step)
                        VALUES (:person, :commune, :secret, 0)
                        ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret, last_step = 0
                        WHERE console_factor.confirmed_at IS NULL
                        """)
                .bind("person", holder.person().value())
                .bind("commune", holder.commune().value())
                .bind("secret", secret)
                .execute();
    }

    void confirm(Handle handle, PersonId person, Instant at) {
        handle.createUpdate("UPDATE console_factor SET confirmed_at = :at WHERE person_id = :person")
                .bind("at", at.toEpochMilli())
                .bind("person", person.value())
                .execute();
    }

    /** False if this step, or a later one, was used in the meantime. */
    boolean use(Handle handle, PersonId person, long step) {
        return handle.createUpdate("""
                                UPDATE console_factor SET last_step = :step WHERE person_id = :person AND last_step < :step
                                """)
                        .bind("step", step)
                        .bind("person", person.value())
                        .execute()
                == 1;
    }

    void remove(Handle handle, PersonId person) {
        for (String table : List.of("console_factor", "console_recovery")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE person_id = :person")
                    .bind("person", person.value())
                    .execute();
        }
    }

    void addRecovery(Handle handle, PersonId person, String hash) {
        handle.createUpdate("INSERT INTO console_recovery (person_id, code_hash) VALUES (:person, :hash)")
                .bind("person", person.value())
                .bind("hash", hash)
                .execute();
    }

    boolean useRecovery(Handle handle, PersonId person, String hash, Instant at) {
        return handle.createUpdate("""
                                UPDATE console_recovery SET used_at = :at
                                WHERE person_id = :person AND code_hash = :hash AND used_at IS NULL
                                """)
                        .bind("at", at.toEpochMilli())
                        .bind("person", person.value())
                        .bind("hash", hash)
                        .execute()
                == 1;
    }

    int recoveryLeft(Handle handle, PersonId person) {
        return handle.createQuery("SELECT COUNT(*) FROM console_recovery WHERE person_id = :person AND used_at IS NULL")
                .bind("person", person.value())
                .mapTo(Integer.class)
                .one();
    }
}
