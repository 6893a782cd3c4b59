package vn.loaxa.console.view;

import java.util.List;

/** What a draft would change. {@code typed} is a question to try, {@code answered} what it would be answered with. */
public record TrialView(
        String summary, boolean harm, List<Change> changes, String typed, String answered, List<String> problems) {
    /** A question whose answer changes. */
    public record Change(String question, String before, String after, boolean harm) {}
}
