package vn.loaxa.console;

import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** Whether anything happened in a commune, by what the indexes know: four short look-ups, whatever the tables hold. */
final class PulseStore {
    /** Changes with every act, every event of Zalo, and every message made or sent. */
    String of(Handle handle, CommuneId commune) {
        return String.join(
                "/",
                one(handle, commune, "SELECT COALESCE(MAX(sequence), 0) FROM audit_head WHERE commune_id = :commune"),
                one(handle, commune, "SELECT COALESCE(MAX(id), 0) FROM inbox_event"),
                one(handle, commune, "SELECT COALESCE(MAX(id), 0) FROM outbox_message"),
                one(
                        handle,
                        commune,
                        "SELECT COUNT(*) FROM outbox_message WHERE commune_id = :commune AND state = 'PENDING'"));
    }

    private static String one(Handle handle, CommuneId commune, String query) {
        var asked = handle.createQuery(query);
        if (query.contains(":commune")) {
            asked.bind("commune", commune.value());
        }
        return asked.mapTo(String.class).one();
    }
}
