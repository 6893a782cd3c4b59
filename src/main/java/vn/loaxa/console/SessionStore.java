package vn.loaxa.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** Sessions; only hashes of their tokens are kept. */
final class SessionStore {
    /** How far somebody has come in. */
    enum Stage {
        /** The second code is still to be entered. */
        FACTOR,
        OPEN,
        /** Entered as a sample of the demo: no second code is asked for. */
        DEMO
    }

    /** A session as its holder sees it; {@code hash} names it. */
    record Session(String hash, Holder holder, Stage stage, Instant openedAt, String device, Instant expiresAt) {}

    void add(Handle handle, Session session) {
        handle.createUpdate("""
                        INSERT INTO console_session (token_hash, commune_id, person_id, expires_at, opened_at, device, stage)
                        VALUES (:token, :commune, :person, :expires, :opened, :device, :stage)
                        """)
                .bind("token", session.hash())
                .bind("commune", session.holder().commune().value())
                .bind("person", session.holder().person().value())
                .bind("expires", session.expiresAt().toEpochMilli())
                .bind("opened", session.openedAt().toEpochMilli())
                .bind("device", session.device())
                .bind("stage", session.stage().name())
                .execute();
    }

    Optional<Session> find(Handle handle, String hash, Instant now) {
        return handle.createQuery("SELECT * FROM console_session WHERE token_hash = :token AND expires_at > :now")
                .bind("token", hash)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> session(row))
                .findOne();
    }

    /** The newest first. */
    List<Session> of(Handle handle, Holder holder, Instant now) {
        return handle.createQuery("""
                        SELECT * FROM console_session WHERE person_id = :person AND commune_id = :commune AND expires_at > :now
                        ORDER BY opened_at DESC, token_hash
                        """)
                .bind("person", holder.person().value())
                .bind("commune", holder.commune().value())
                .bind("now", now.toEpochMilli())
                .map((row, context) -> session(row))
                .list();
    }

    boolean remove(Handle handle, Holder holder, String hash) {
        return handle.createUpdate("""
                                DELETE FROM console_session
                                WHERE token_hash = :token AND person_id = :person AND commune_id = :commune
                                """)
                        .bind("token", hash)
                        .bind("person", holder.person().value())
                        .bind("commune", holder.commune().value())
                        .execute()
                == 1;
    }

    void sweep(Handle handle, Instant now) {
        handle.createUpdate("DELETE FROM console_session WHERE expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString("token_hash"),
                new Holder(new CommuneId(row.getLong("commune_id")), new PersonId(row.getLong("person_id"))),
                Stage.valueOf(row.getString("stage")),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                row.getString("device"),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }
}
