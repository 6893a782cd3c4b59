package vn.loaxa.conversation;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps the texts of flows that were begun. */
final class FlowTextStore {
    void keep(Handle handle, String flow, String version, String text, long now) {
        handle.createUpdate("""
                        INSERT INTO flow_text (flow, version, text, kept_at) VALUES (:flow, :version, :text, :now)
                        ON CONFLICT (flow, version) DO NOTHING""")
                .bind("flow", flow)
                .bind("version", version)
                .bind("text", text)
                .bind("now", now)
                .execute();
    }

    Optional<String> load(Handle handle, String flow, String version) {
        return handle.createQuery("SELECT text FROM flow_text WHERE flow = :flow AND version = :version")
                .bind("flow", flow)
                .bind("version", version)
                .mapTo(String.class)
                .findOne();
    }
}
