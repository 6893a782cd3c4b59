package vn.loaxa.conversation.faq;

import java.util.List;

/** What was found for a question. */
public sealed interface FaqAnswer {
    /** This is it. */
    record Sure(FaqEntry entry) implements FaqAnswer {}

    /** One of these two or three, nearest first: let the person choose. */
    record Unsure(List<FaqEntry> nearest) implements FaqAnswer {
        public Unsure {
            nearest = List.copyOf(nearest);
        }
    }

    /** Nothing comes near. */
    record Unknown() implements FaqAnswer {}
}
