package vn.loaxa.account;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;

/** Consents that were asked for. Verifiers go in and come out sealed. */
final class ConsentStore {
    private static final RowMapper<Row> ROW = (row, context) -> new Row(
            row.getString("state_hash"),
            new CommuneId(row.getLong("commune_id")),
            row.getLong("asked_by"),
            row.getString("asked_name"),
            row.getBytes("verifier"),
            row.getLong("expires_at"),
            row.getObject("used_at") != null);

    record Row(
            String stateHash,
            CommuneId commune,
            long askedBy,
            String askedName,
            byte @Nullable [] verifier,
            long expiresAt,
            boolean used) {}

    void insert(Handle handle, Row row) {
        handle.createUpdate("""
                        INSERT INTO oauth_consent (state_hash, commune_id, asked_by, asked_name, verifier, expires_at)
                        VALUES (:state, :commune, :by, :name, :verifier, :expires)
                        """)
                .bind("state", row.stateHash())
                .bind("commune", row.commune().value())
                .bind("by", row.askedBy())
                .bind("name", row.askedName())
                .bind("verifier", row.verifier())
                .bind("expires", row.expiresAt())
                .execute();
    }

    Optional<Row> byState(Handle handle, String stateHash) {
        return handle.createQuery("SELECT * FROM oauth_consent WHERE state_hash = :state")
                .bind("state", stateHash)
                .map(ROW)
                .findOne();
    }

    /** What this person asked for last and nobody has answered. */
    Optional<Row> latestOpen(Handle handle, CommuneId commune, long askedBy, long now) {
        return handle.createQuery("""
                        SELECT * FROM oauth_consent
                        WHERE commune_id = :commune AND asked_by = :by AND used_at IS NULL AND expires_at > :now
                        ORDER BY expires_at DESC LIMIT 1
                        """)
                .bind("commune", commune.value())
                .bind("by", askedBy)
                .bind("now", now)
                .map(ROW)
                .findOne();
    }

    /** True for one caller only, and only in time. */
    boolean use(Handle handle, String stateHash, long now) {
        return handle.createUpdate("""
                        UPDATE oauth_consent SET used_at = :now, verifier = NULL
                        WHERE state_hash = :state AND used_at IS NULL AND expires_at > :now
                        """)
                        .bind("state", stateHash)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    void forgetBefore(Handle handle, long then) {
        handle.createUpdate("DELETE FROM oauth_consent WHERE expires_at < :then")
                .bind("then", then)
                .execute();
    }
}
