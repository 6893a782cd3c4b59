package vn.loaxa.conversation.questions;

import java.util.List;
import vn.loaxa.conversation.UnansweredQuestion;
import vn.loaxa.conversation.faq.FaqEntry;

/**
 * Questions without an answer that are alike.
 *
 * @param questions the most frequent first; never empty
 * @param nearest entries that may be what is meant, the nearest first
 */
public record QuestionGroup(List<UnansweredQuestion> questions, List<FaqEntry> nearest) {
    public QuestionGroup {
        questions = List.copyOf(questions);
        nearest = List.copyOf(nearest);
    }

    public UnansweredQuestion head() {
        return questions.get(0);
    }

    /** How often one of them came. */
    public int times() {
        return questions.stream().mapToInt(UnansweredQuestion::times).sum();
    }
}
