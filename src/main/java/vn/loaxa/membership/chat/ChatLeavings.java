package vn.loaxa.membership.chat;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxChange;
import vn.loaxa.outbox.OutboxListener;

/** Forgets whom a call took out of a chat after their data was deleted, as soon as the call has ended. Thread-safe. */
public final class ChatLeavings implements OutboxListener {
    static final String REFERENCE = "chat-leaving";

    private final Outbox outbox;

    public ChatLeavings(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void changed(Handle handle, OutboxChange change) {
        if (change.reference().equals(REFERENCE)) {
            outbox.blank(handle, List.of(change.id().value()));
        }
    }
}
