package vn.loaxa.conversation.tally;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/**
 * Counts by day and topic what became of questions to the bot. Neither words nor accounts are kept. All writes take part in the
 * caller's transaction. Thread-safe.
 */
public final class QuestionCounts {
    private final QuestionCountStore store = new QuestionCountStore();

    /** What became of a question. One that was asked ends as one of the first four; the others come on top, once each at most. */
    public enum Outcome {
        ANSWERED,
        /** The nearest entries were offered to choose from. */
        OFFERED,
        UNKNOWN,
        /** There is an entry, but its review is overdue. */
        EXPIRED,
        /** One of the offered entries was chosen and answered. */
        CHOSEN,
        /** An answer was not enough: the person said so, or asked for an official right after. */
        NOT_ENOUGH,
        /** The person said that the answer helped. */
        LIKED,
        /** The person said that the answer did not help. */
        DISLIKED
    }

    /**
     * @param day by the clock of the commune
     * @param topic id of the entry that answered; empty where there is none
     */
    public void count(Handle handle, CommuneId commune, LocalDate day, String topic, Outcome outcome) {
        store.add(handle, commune, day, topic, outcome);
    }
}
