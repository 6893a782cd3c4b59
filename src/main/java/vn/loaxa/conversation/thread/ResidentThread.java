package vn.loaxa.conversation.thread;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.PersonId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * One matter between a resident and the office: a conversation that was handed over, or a case.
 *
 * @param caseId null for a conversation
 * @param dueAt until when an official should have answered
 * @param waiting the resident waits for an official
 * @param assignee the official who takes care of it, or null
 * @param version goes up with each act of an official
 * @param askedAt when the resident was asked how it went, or null
 * @param rating 1 to 5, or null while the resident has not said
 */
public record ResidentThread(
        long id,
        ZaloUserId user,
        @Nullable Long caseId,
        Instant openedAt,
        Instant lastAt,
        Instant dueAt,
        boolean waiting,
        @Nullable PersonId assignee,
        long version,
        @Nullable Instant closedAt,
        @Nullable Instant askedAt,
        @Nullable Integer rating) {

    public boolean isCase() {
        return caseId != null;
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    @Override
    public String toString() {
        return "ResidentThread[" + id + "]";
    }
}
