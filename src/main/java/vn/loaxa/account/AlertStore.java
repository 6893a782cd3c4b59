package vn.loaxa.account;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

final class AlertStore {
    record Row(String kind, String textKey, String detail, Instant since) {}

    boolean open(Handle handle, CommuneId commune, String kind, String textKey, String detail, long now) {
        return handle.createUpdate("""
                        INSERT INTO alert (commune_id, kind, text_key, detail, since)
                        VALUES (:commune, :kind, :textKey, :detail, :now)
                        ON CONFLICT (commune_id, kind) WHERE cleared IS NULL DO NOTHING
                        """)
                        .bind("commune", commune.value())
                        .bind("kind", kind)
                        .bind("textKey", textKey)
                        .bind("detail", detail)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    boolean close(Handle handle, CommuneId commune, String kind, long now) {
        return handle.createUpdate("""
                        UPDATE alert SET cleared = :now
                        WHERE commune_id = :commune AND kind = :kind AND cleared IS NULL
                        """)
                        .bind("commune", commune.value())
                        .bind("kind", kind)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    List<Row> open(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT kind, text_key, detail, since FROM alert
                        WHERE commune_id = :commune AND cleared IS NULL ORDER BY since, id
                        """)
                .bind("commune", commune.value())
                .map((row, context) -> new Row(
                        row.getString("kind"),
                        row.getString("text_key"),
                        row.getString("detail"),
                        Instant.ofEpochMilli(row.getLong("since"))))
                .list();
    }
}
