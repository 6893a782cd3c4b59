package vn.loaxa.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.Messages;

/** What a person must look at, for the console's home page. Part of the caller's transaction. Thread-safe. */
public final class Alerts {
    private final Clock clock;
    private final AlertStore store = new AlertStore();
    private final Messages messages = new Messages("account");

    public Alerts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Opens an alert; while one of the kind is open it stays as it is.
     *
     * @param kind the sentence is the message {@code alert.<kind>} of {@code messages/account.properties}
     * @param detail what its placeholder {@code {detail}} becomes; no phone numbers, no secrets
     * @return whether it is new
     */
    public boolean raise(Handle handle, CommuneId commune, String kind, String detail) {
        return store.open(handle, commune, kind, "alert." + kind, detail, clock.millis());
    }

    /** Closes the open alert of the kind, if there is one. */
    public boolean clear(Handle handle, CommuneId commune, String kind) {
        return store.close(handle, commune, kind, clock.millis());
    }

    /** Open alerts, oldest first. */
    public List<Alert> open(Handle handle, CommuneId commune) {
        return store.open(handle, commune).stream()
                .map(row -> new Alert(
                        commune, row.kind(), messages.text(row.textKey(), Map.of("detail", row.detail())), row.since()))
                .toList();
    }
}
