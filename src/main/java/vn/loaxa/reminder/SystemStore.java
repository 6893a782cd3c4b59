package vn.loaxa.reminder;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Rows of what the system reminded of. Stateless. */
final class SystemStore {
    /** False if that was done before, here or on another node. */
    boolean claim(Handle handle, CommuneId commune, String subject, Instant at) {
        return handle.createUpdate("""
                                INSERT INTO reminder_system (commune_id, subject, at) VALUES (:commune, :subject, :at)
                                ON CONFLICT (commune_id, subject) DO NOTHING
                                """)
                        .bind("commune", commune.value())
                        .bind("subject", subject)
                        .bind("at", at.toEpochMilli())
                        .execute()
                == 1;
    }
}
