package vn.loaxa.console.view;

import java.util.Map;

/** The form for a new entry. {@code errors} by field: question, phrasings, answer, source, owner, as-of, review-by. */
public record DraftFormView(
        Shell shell,
        long questionId,
        String question,
        String phrasings,
        String answer,
        String source,
        String asOf,
        String reviewBy,
        String owner,
        String facts,
        Map<String, String> errors,
        TrialView trial) {
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
