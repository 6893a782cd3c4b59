package vn.loaxa.conversation.questions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.loaxa.conversation.engine.Template;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** What is wrong with a draft before it is kept, in words for the official who wrote it. */
final class DraftCheck {
    private static final int LONGEST_QUESTION = 100;
    private static final int LONGEST_PHRASING = 200;
    private static final int LONGEST_ANSWER = 1900;
    private static final int LONGEST_SOURCE = 200;
    private static final int LEAST_PHRASINGS = 5;
    private static final int MOST_PHRASINGS = 30;
    private static final Messages MESSAGES = new Messages("questions");

    private final Set<String> facts;
    private final List<Problem> problems = new ArrayList<>();

    private DraftCheck(Set<String> facts) {
        this.facts = facts;
    }

    /** @param facts names that an answer may stand in braces */
    static List<Problem> of(FaqDraft draft, Set<String> facts, LocalDate today) {
        DraftCheck check = new DraftCheck(facts);
        FaqEntry entry = draft.entry();
        boolean isNew = draft.kind() == FaqDraft.Kind.ENTRY;
        check.phrasings(entry.phrasings(), isNew ? LEAST_PHRASINGS : 1);
        if (isNew) {
            check.text("question", entry.question(), LONGEST_QUESTION);
            check.text("answer", entry.answer(), LONGEST_ANSWER);
            check.text("source", entry.source(), LONGEST_SOURCE);
            check.text("owner", entry.ownerRole(), LONGEST_SOURCE);
            check.variables(entry.answer());
            check.days(entry, today);
        }
        return List.copyOf(check.problems);
    }

    private void text(String field, String value, int most) {
        int length = value.codePointCount(0, value.length());
        if (value.isBlank()) {
            problem(field, "empty", Map.of());
        } else if (length > most) {
            problem(field, "long", Map.of("n", length, "most", most));
        }
    }

    private void phrasings(List<String> phrasings, int least) {
        long different = phrasings.stream().map(Vietnamese::clean).distinct().count();
        if (different < least || phrasings.size() > MOST_PHRASINGS) {
            problem("phrasings", "count", Map.of("n", different, "least", least, "most", MOST_PHRASINGS));
        }
        phrasings.stream()
                .filter(phrasing -> phrasing.codePointCount(0, phrasing.length()) > LONGEST_PHRASING
                        || phrasing.codePoints().noneMatch(Character::isLetter))
                .findFirst()
                .ifPresent(bad -> problem("phrasings", "one", Map.of("text", bad, "most", LONGEST_PHRASING)));
    }

    private void variables(String answer) {
        for (String name : Template.variables(answer)) {
            if (!facts.contains(name) && !name.equals("xa")) {
                problem("answer", "variable", Map.of("name", name, "known", String.join(", ", facts)));
            }
        }
    }

    private void days(FaqEntry entry, LocalDate today) {
        if (entry.asOf().equals(LocalDate.EPOCH) || entry.asOf().isAfter(today)) {
            problem("as-of", "day", Map.of());
        }
        if (!entry.reviewBy().isAfter(today)) {
            problem("review-by", "day", Map.of());
        }
    }

    private void problem(String field, String what, Map<String, ?> values) {
        problems.add(new Problem(field, MESSAGES.text("problem." + field + "." + what, values)));
    }
}
