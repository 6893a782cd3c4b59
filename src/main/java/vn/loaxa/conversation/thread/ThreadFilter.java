package vn.loaxa.conversation.thread;

import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.PersonId;

/**
 * Which threads to list.
 *
 * @param cases true for cases only, false for conversations only, null for both
 * @param assignee only those of this official, or null for all
 */
public record ThreadFilter(
        State state, @Nullable Boolean cases, @Nullable PersonId assignee) {
    /** Where a thread stands. */
    public enum State {
        /** The resident waits for an official. */
        WAITING,
        /** Answered, and not closed. */
        ANSWERED,
        OPEN,
        CLOSED
    }
}
