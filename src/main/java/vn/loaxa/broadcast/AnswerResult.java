package vn.loaxa.broadcast;

import java.util.List;
import vn.loaxa.broadcast.answer.Given;

/** How an answer to a directive ended. */
public sealed interface AnswerResult {
    /**
     * Recorded, or said before with the same words.
     *
     * @param asked what the person answered
     * @param counted where it counts: the same, or what has replaced it since
     * @param late after the deadline: it counts, and is marked
     * @param wantsReason whether the choice asks why, and nothing was said
     * @param help whether it calls for help, and whether somebody is told now
     */
    record Taken(Directive asked, Directive counted, Given given, boolean late, boolean wantsReason, Help help)
            implements AnswerResult {
        public boolean replaced() {
            return !asked.id().equals(counted.id());
        }
    }

    /** What becomes of a call for help. */
    enum Help {
        NONE,
        TOLD,
        /** Nobody who looks after the person can be written to: it stands on the board only. */
        LISTED
    }

    /** Several directives ask what these words answer: the person must say which. */
    record Which(List<Directive> open, String typed) implements AnswerResult {}

    /** A number that the only directive asking something does not offer. */
    record NotOffered(Directive directive) implements AnswerResult {}

    /** These words answer nothing that this person was asked. */
    record None() implements AnswerResult {}

    /** May not answer for somebody else there. */
    record NotAllowed() implements AnswerResult {}
}
