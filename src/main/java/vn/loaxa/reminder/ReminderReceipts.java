package vn.loaxa.reminder;

import org.jdbi.v3.core.Handle;
import vn.loaxa.outbox.OutboxChange;
import vn.loaxa.outbox.OutboxListener;

/** Keeps what became of each message of a reminder, for "who got it". Thread-safe. */
public final class ReminderReceipts implements OutboxListener {
    private static final String PREFIX = "reminder-receipt:";

    private final ReceiptStore store = new ReceiptStore();

    /** {@code person}: 0 for a group chat. */
    static String reference(long occurrence, long person) {
        return PREFIX + occurrence + "/" + person;
    }

    @Override
    public void changed(Handle handle, OutboxChange change) {
        if (!change.reference().startsWith(PREFIX)) {
            return;
        }
        String[] parts = change.reference().substring(PREFIX.length()).split("/", -1);
        String state =
                switch (change.state()) {
                    case SENT -> "SENT";
                    case FAILED, CANCELLED -> "FAILED";
                    case UNKNOWN, UNSETTLED -> "UNSURE";
                    case PENDING, SENDING -> "WAITING";
                };
        store.became(handle, Long.parseLong(parts[0]), Long.parseLong(parts[1]), state);
    }
}
