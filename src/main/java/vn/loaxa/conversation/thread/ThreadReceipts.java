package vn.loaxa.conversation.thread;

import org.jdbi.v3.core.Handle;
import vn.loaxa.conversation.thread.ThreadLine.State;
import vn.loaxa.outbox.OutboxChange;
import vn.loaxa.outbox.OutboxListener;

/** Notes in the thread how far an official's message has come; who did not get it waits again. Thread-safe. */
public final class ThreadReceipts implements OutboxListener {
    private static final String PREFIX = "thread-line:";

    private final ThreadLineStore lines = new ThreadLineStore();
    private final ThreadStore threads = new ThreadStore();

    static String reference(long line) {
        return PREFIX + line;
    }

    @Override
    public void changed(Handle handle, OutboxChange change) {
        if (!change.reference().startsWith(PREFIX)) {
            return;
        }
        long line = Long.parseLong(change.reference().substring(PREFIX.length()));
        State state =
                switch (change.state()) {
                    case PENDING, SENDING -> State.WAITING;
                    case SENT -> State.SENT;
                    case UNKNOWN, UNSETTLED -> State.UNSURE;
                    case FAILED, CANCELLED -> State.FAILED;
                };
        lines.became(handle, line, state)
                .filter(thread -> state == State.FAILED)
                .ifPresent(thread -> threads.unanswered(handle, thread));
    }
}
