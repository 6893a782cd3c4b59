package vn.loaxa.broadcast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.PersonId;

/**
 * A directive as kept.
 *
 * @param shortNumber what people type: {@code đã nhận 12}; 1, 2, 3 ... within the commune
 * @param roll how many people it is for, fixed when it was published
 * @param checkCode by which anybody can ask whether the commune sent it; empty for those from before there were codes
 */
public record Directive(
        DirectiveId id,
        int shortNumber,
        String symbol,
        String title,
        String text,
        Urgency urgency,
        DirectiveState state,
        Audience audience,
        int roll,
        PersonId author,
        @Nullable PersonId approver,
        @Nullable Long fileId,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant dueAt,
        @Nullable Follow follow,
        Dispatch dispatch,
        Particulars particulars,
        String checkCode,
        DirectiveDraft.Extras extras) {

    /** What people are asked to answer. */
    public AnswerSet answers() {
        return extras.answers();
    }

    /** Whether it went out, wholly or in part, and is neither replaced nor withdrawn. */
    public boolean inForce() {
        return state == DirectiveState.PUBLISHED || state == DirectiveState.STOPPED;
    }
}
