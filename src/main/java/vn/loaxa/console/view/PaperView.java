package vn.loaxa.console.view;

import java.util.List;

/**
 * What a PDF says and who vouches for it.
 *
 * @param kind of the notice: ok, caution, fault or info; said in {@code title} as well
 * @param facts about each signature, and the hash
 * @param offers values that a person may take over, empty where there is nothing to fill in
 */
public record PaperView(
        String kind, String icon, String title, List<String> notes, List<Fact> facts, List<Offer> offers) {

    public record Fact(String label, String text) {}

    /** @param value what goes into the field with this name; {@code shown} is what people read of it */
    public record Offer(String field, String label, String value, String shown, String where, boolean taken) {}
}
