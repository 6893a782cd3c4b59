package vn.loaxa.broadcast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.PersonId;

/**
 * What somebody wants to send.
 *
 * @param symbol number and symbol of the paper, such as 24/CĐ-UBND; empty for a notice without one
 * @param title one line (trích yếu); empty means the first line of the text
 * @param text what people read, up to 2,000 characters with the frame around it
 * @param fileId a stored file (see Outbox#storeFile), or null
 * @param dueAt by when, or null
 * @param follow the earlier directive that this one is about, or null; then {@code audience} is that one's
 * @param particulars what else stands on the paper; issuer and signer count from officials only
 * @param extras what it asks, and what happens by itself while people have not answered
 */
public record DirectiveDraft(
        PersonId author,
        String symbol,
        String title,
        String text,
        Urgency urgency,
        Audience audience,
        @Nullable Long fileId,
        @Nullable Instant dueAt,
        @Nullable Follow follow,
        Dispatch dispatch,
        Particulars particulars,
        Extras extras) {

    /**
     * What goes with the text.
     *
     * @param answers what people are asked to answer
     * @param followUp the sentence of the follow-up that is armed when it goes out, or empty
     * @param survey whether people are asked to take part in the survey as well
     */
    public record Extras(AnswerSet answers, String followUp, boolean survey) {
        public static final Extras NONE = new Extras(AnswerSet.NONE, "");

        public Extras(AnswerSet answers, String followUp) {
            this(answers, followUp, false);
        }
    }

    public DirectiveDraft(
            PersonId author,
            String symbol,
            String title,
            String text,
            Urgency urgency,
            Audience audience,
            @Nullable Long fileId,
            @Nullable Instant dueAt) {
        this(
                author,
                symbol,
                title,
                text,
                urgency,
                audience,
                fileId,
                dueAt,
                null,
                Dispatch.NOW,
                Particulars.NONE,
                Extras.NONE);
    }

    /** The same text about an earlier directive. */
    public DirectiveDraft about(@Nullable Follow earlier) {
        return new DirectiveDraft(
                author, symbol, title, text, urgency, audience, fileId, dueAt, earlier, dispatch, particulars, extras);
    }

    /** The same text to these people. */
    DirectiveDraft to(Audience whom) {
        return new DirectiveDraft(
                author, symbol, title, text, urgency, whom, fileId, dueAt, follow, dispatch, particulars, extras);
    }

    /** The same with what stands on the paper. */
    public DirectiveDraft on(Particulars paper) {
        return new DirectiveDraft(
                author, symbol, title, text, urgency, audience, fileId, dueAt, follow, dispatch, paper, extras);
    }

    /** The same with the places of its text filled for one reader. */
    DirectiveDraft to(Addressee reader) {
        return new DirectiveDraft(
                author,
                symbol,
                Placeholders.fill(title, reader),
                Placeholders.fill(text, reader),
                urgency,
                audience,
                fileId,
                dueAt,
                follow,
                dispatch,
                particulars,
                extras);
    }

    /** The same text, sent in this way. */
    public DirectiveDraft sent(Dispatch how) {
        return new DirectiveDraft(
                author, symbol, title, text, urgency, audience, fileId, dueAt, follow, how, particulars, extras);
    }

    /** The same with what it asks, and what happens by itself. */
    public DirectiveDraft with(Extras more) {
        return new DirectiveDraft(
                author, symbol, title, text, urgency, audience, fileId, dueAt, follow, dispatch, particulars, more);
    }

    /** What a kept directive was made from. */
    public static DirectiveDraft of(Directive kept) {
        return new DirectiveDraft(
                kept.author(),
                kept.symbol(),
                kept.title(),
                kept.text(),
                kept.urgency(),
                kept.audience(),
                kept.fileId(),
                kept.dueAt(),
                kept.follow(),
                kept.dispatch(),
                kept.particulars(),
                kept.extras());
    }
}
