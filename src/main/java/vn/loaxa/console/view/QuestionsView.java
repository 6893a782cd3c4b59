package vn.loaxa.console.view;

import java.util.List;

/** What the bot did not know, drafts, and what is wrong with the scripts. {@code readOnly} is empty where drafts can go live. */
public record QuestionsView(
        Shell shell,
        String heading,
        List<Group> groups,
        List<Item> drafts,
        List<Item> published,
        List<Fault> faults,
        List<Fault> warnings,
        String readOnly,
        String done) {
    /** Questions that are alike, and the entries they may belong to. */
    public record Group(long id, String question, String times, List<String> alike, List<Choice> nearest) {}

    /** An entry. */
    public record Choice(String id, String question) {}

    /** A draft. */
    public record Item(String href, String title, String detail) {}

    /** A line of {@code scripts check}. */
    public record Fault(String place, String problem, String hint) {}
}
