package vn.loaxa.conversation.questions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.directory.PersonId;

/**
 * What an official wants the bot to know.
 *
 * @param id 0 while it is not kept
 * @param entry a new entry, or more phrasings for the one with this id, of which all else is then as it stands
 * @param questionId the unanswered question that gave rise to it, or 0
 */
public record FaqDraft(
        long id,
        Kind kind,
        FaqEntry entry,
        long questionId,
        PersonId author,
        Instant createdAt,
        State state,
        @Nullable PersonId decidedBy,
        @Nullable Instant decidedAt) {
    /** What is added. */
    public enum Kind {
        ENTRY,
        PHRASING
    }

    /** Where a draft stands. */
    public enum State {
        DRAFT,
        PUBLISHED,
        REJECTED
    }

    public static FaqDraft entry(FaqEntry entry, long questionId, PersonId author, Instant now) {
        return new FaqDraft(0, Kind.ENTRY, entry, questionId, author, now, State.DRAFT, null, null);
    }

    /** @param phrasings to be added to those that the entry has */
    public static FaqDraft phrasings(
            FaqEntry to, List<String> phrasings, long questionId, PersonId author, Instant now) {
        FaqEntry added = new FaqEntry(
                to.id(), to.question(), phrasings, to.answer(), to.asOf(), to.source(), to.reviewBy(), to.ownerRole());
        return new FaqDraft(0, Kind.PHRASING, added, questionId, author, now, State.DRAFT, null, null);
    }
}
