package vn.loaxa.console;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Codes and links. Only hashes of secrets are kept. */
final class SignInStore {

    /** Who signs in, and where. */
    record Holder(CommuneId commune, PersonId person) {}

    /** A code that was asked for; {@code holder} is null when nobody has the phone. */
    record Code(long id, @Nullable Holder holder, String codeHash, int tries, Instant expiresAt) {}

    long countAttempts(Handle handle, String subject, Instant since) {
        return handle.createQuery("SELECT COUNT(*) FROM console_attempt WHERE subject = :subject AND at > :since")
                .bind("subject", subject)
                .bind("since", since.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    void addAttempt(Handle handle, String subject, Instant at) {
        handle.createUpdate("INSERT INTO console_attempt (subject, at) VALUES (:subject, :at)")
                .bind("subject", subject)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    long addCode(Handle handle, String challengeHash, @Nullable Holder holder, String codeHash, Instant expiresAt) {
        return handle.createQuery("""
                        INSERT INTO console_code (challenge_hash, commune_id, person_id, code_hash, tries, expires_at)
                        VALUES (:challenge, :commune, :person, :code, 0, :expires) RETURNING id
                        """)
                .bind("challenge", challengeHash)
                .bind("commune", holder == null ? null : (Long) holder.commune().value())
                .bind("person", holder == null ? null : (Long) holder.person().value())
                .bind("code", codeHash)
                .bind("expires", expiresAt.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    Optional<Code> code(Handle handle, String challengeHash) {
        return handle.createQuery("SELECT * FROM console_code WHERE challenge_hash = :challenge")
                .bind("challenge", challengeHash)
                .map((rows, context) -> {
                    long commune = rows.getLong("commune_id");
                    Holder holder = rows.wasNull()
                            ? null
                            : new Holder(new CommuneId(commune), new PersonId(rows.getLong("person_id")));
                    return new Code(
                            rows.getLong("id"),
                            holder,
                            rows.getString("code_hash"),
                            rows.getInt("tries"),
                            Instant.ofEpochMilli(rows.getLong("expires_at")));
                })
                .findOne();
    }

    /** Counts one try; false when all are used up. */
    boolean takeTry(Handle handle, long code, int most) {
        return handle.createUpdate("UPDATE console_code SET tries = tries + 1 WHERE id = :id AND tries < :most")
                        .bind("id", code)
                        .bind("most", most)
                        .execute()
                == 1;
    }

    /** True for one caller alone: a code opens one session. */
    boolean removeCode(Handle handle, long code) {
        return handle.createUpdate("DELETE FROM console_code WHERE id = :id")
                        .bind("id", code)
                        .execute()
                == 1;
    }

    boolean anyLinkUsed(Handle handle, CommuneId commune) {
        return handle.createQuery(
                                "SELECT COUNT(*) FROM console_link WHERE commune_id = :commune AND used_at IS NOT NULL")
                        .bind("commune", commune.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Replaces the links of the commune that were never used. */
    void addLink(Handle handle, String tokenHash, Holder holder, Instant expiresAt) {
        handle.createUpdate("DELETE FROM console_link WHERE commune_id = :commune AND used_at IS NULL")
                .bind("commune", holder.commune().value())
                .execute();
        handle.createUpdate("""
                        INSERT INTO console_link (token_hash, commune_id, person_id, expires_at)
                        VALUES (:token, :commune, :person, :expires)
                        """)
                .bind("token", tokenHash)
                .bind("commune", holder.commune().value())
                .bind("person", holder.person().value())
                .bind("expires", expiresAt.toEpochMilli())
                .execute();
    }

    Optional<Holder> link(Handle handle, String tokenHash, Instant now) {
        return holder(handle, """
                SELECT commune_id, person_id FROM console_link
                WHERE token_hash = :token AND expires_at > :now AND used_at IS NULL
                """, tokenHash, now);
    }

    /** True for one caller alone: a link opens one session. */
    boolean useLink(Handle handle, String tokenHash, Instant now) {
        return handle.createUpdate(
                                "UPDATE console_link SET used_at = :now WHERE token_hash = :token AND used_at IS NULL")
                        .bind("token", tokenHash)
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    /** Forgets what has run out, so that the tables stay small without a clock of their own. */
    void sweep(Handle handle, Instant now, Instant attemptsBefore) {
        handle.createUpdate("DELETE FROM console_code WHERE expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute();
        handle.createUpdate("DELETE FROM console_attempt WHERE at <= :before")
                .bind("before", attemptsBefore.toEpochMilli())
                .execute();
    }

    private static Optional<Holder> holder(Handle handle, String sql, String tokenHash, Instant now) {
        return handle.createQuery(sql)
                .bind("token", tokenHash)
                .bind("now", now.toEpochMilli())
                .map((rows, context) ->
                        new Holder(new CommuneId(rows.getLong("commune_id")), new PersonId(rows.getLong("person_id"))))
                .findOne();
    }
}
