package vn.loaxa.conversation.thread;

import org.jspecify.annotations.Nullable;

/**
 * A thread in a list.
 *
 * @param person whose account it is, or null when that is not known
 * @param caseNumber what the resident was told, or null for a conversation
 * @param last what the resident said last, or what they reported
 * @param assignee name of the official who takes care of it, or null
 */
public record ThreadSummary(
        ResidentThread thread,
        @Nullable String person,
        @Nullable Integer caseNumber,
        String last,
        @Nullable String assignee) {
    @Override
    public String toString() {
        return "ThreadSummary[" + thread.id() + "]";
    }
}
