package vn.loaxa.directory;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Zalo accounts that know our OA, whether or not we know whose they are. */
final class ZaloAccountStore {

    /** Events may come late and out of order: the window only moves forward. Whoever speaks to us takes messages again. */
    void interacted(Handle handle, CommuneId commune, ZaloUserId user, Instant at) {
        handle.createUpdate("""
                        INSERT INTO zalo_account (commune_id, user_id, last_interaction) VALUES (:commune, :user, :at)
                        ON CONFLICT (commune_id, user_id) DO UPDATE
                        SET last_interaction = excluded.last_interaction, blocked = 0
                        WHERE zalo_account.last_interaction IS NULL
                            OR zalo_account.last_interaction < excluded.last_interaction""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    void followed(Handle handle, CommuneId commune, ZaloUserId user, boolean follows, Instant at) {
        handle.createUpdate("""
                        INSERT INTO zalo_account (commune_id, user_id, follows, followed_at)
                        VALUES (:commune, :user, :follows, :at)
                        ON CONFLICT (commune_id, user_id) DO UPDATE
                        SET follows = excluded.follows, followed_at = excluded.followed_at
                        WHERE zalo_account.followed_at IS NULL OR zalo_account.followed_at <= excluded.followed_at""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("follows", follows ? 1 : 0)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    void blocked(Handle handle, CommuneId commune, ZaloUserId user, boolean blocked) {
        handle.createUpdate("""
                        INSERT INTO zalo_account (commune_id, user_id, blocked) VALUES (:commune, :user, :blocked)
                        ON CONFLICT (commune_id, user_id) DO UPDATE SET blocked = excluded.blocked""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("blocked", blocked ? 1 : 0)
                .execute();
    }

    Optional<PersonId> personOf(Handle handle, CommuneId commune, ZaloUserId user) {
        return handle.createQuery("""
                        SELECT person_id FROM zalo_account
                        WHERE commune_id = :commune AND user_id = :user AND person_id IS NOT NULL""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .mapTo(Long.class)
                .findOne()
                .map(PersonId::new);
    }

    /** Gives the account to the person, who must not have one yet. */
    void link(Handle handle, CommuneId commune, ZaloUserId user, PersonId person) {
        handle.createUpdate("""
                        INSERT INTO zalo_account (commune_id, user_id, person_id) VALUES (:commune, :user, :person)
                        ON CONFLICT (commune_id, user_id) DO UPDATE SET person_id = excluded.person_id""")
                .bind("commune", commune.value())
                .bind("user", user.value())
                .bind("person", person.value())
                .execute();
    }

    void unlink(Handle handle, PersonId person) {
        handle.createUpdate("UPDATE zalo_account SET person_id = NULL WHERE person_id = :person")
                .bind("person", person.value())
                .execute();
    }

    /** Takes the account away altogether: whoever writes again is a stranger. */
    void forget(Handle handle, PersonId person) {
        handle.createUpdate("DELETE FROM zalo_account WHERE person_id = :person")
                .bind("person", person.value())
                .execute();
    }
}
