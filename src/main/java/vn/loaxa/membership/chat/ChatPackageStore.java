package vn.loaxa.membership.chat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Rows of packages for group chats. Stateless. */
final class ChatPackageStore {
    void save(Handle handle, CommuneId commune, List<ChatPackage> packages, Instant at) {
        handle.createUpdate("DELETE FROM chat_package WHERE commune_id = :commune")
                .bind("commune", commune.value())
                .execute();
        for (ChatPackage one : packages) {
            LocalDate through = one.validThrough();
            handle.createUpdate("""
                INSERT INTO chat_package (commune_id, asset_id, size, valid_through, available, read_at)
                VALUES (:commune, :asset, :size, :through, :available, :at) ON CONFLICT DO NOTHING
                """)
                    .bind("commune", commune.value())
                    .bind("asset", one.assetId())
                    .bind("size", one.size())
                    .bind("through", through == null ? null : through.toString())
                    .bind("available", one.available() ? 1 : 0)
                    .bind("at", at.toEpochMilli())
                    .execute();
        }
        handle.createUpdate("""
            INSERT INTO chat_packages_read (commune_id, read_at) VALUES (:commune, :at)
            ON CONFLICT (commune_id) DO UPDATE SET read_at = excluded.read_at
            """)
                .bind("commune", commune.value())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    Optional<Instant> readAt(Handle handle, CommuneId commune) {
        return handle.createQuery("SELECT read_at FROM chat_packages_read WHERE commune_id = :commune")
                .bind("commune", commune.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** Those on which no chat is being made. */
    List<ChatPackage> idle(Handle handle, CommuneId commune) {
        return handle.createQuery("""
            SELECT asset_id, size, valid_through, available FROM chat_package p
            WHERE commune_id = :commune AND NOT EXISTS (SELECT 1 FROM chat_creation c
                WHERE c.commune_id = p.commune_id AND c.asset_id = p.asset_id
                    AND c.state IN ('WANTED', 'CALLING', 'UNKNOWN'))
            ORDER BY size, asset_id
            """)
                .bind("commune", commune.value())
                .map((row, context) -> {
                    String through = row.getString("valid_through");
                    return new ChatPackage(
                            row.getString("asset_id"),
                            row.getInt("size"),
                            through == null ? null : LocalDate.parse(through),
                            row.getInt("available") == 1);
                })
                .list();
    }

    void used(Handle handle, CommuneId commune, String assetId) {
        handle.createUpdate("UPDATE chat_package SET available = 0 WHERE commune_id = :commune AND asset_id = :asset")
                .bind("commune", commune.value())
                .bind("asset", assetId)
                .execute();
    }
}
