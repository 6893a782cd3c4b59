package vn.loaxa.console.view;

import java.util.List;

/**
 * Where administrators merge, rename and move.
 *
 * @param done what went well, {@code error} what did not; empty for neither
 * @param bodies to choose from, by code; {@code places} also with the commune and its villages
 * @param typed what was chosen and typed into the form that came back
 */
public record StructureView(
        Shell shell,
        String done,
        String error,
        List<Choice> bodies,
        List<Choice> villages,
        List<Choice> places,
        List<Former> former,
        Typed typed) {

    public record Choice(String value, String label) {}

    /** A name of the past and what it stands for now. */
    public record Former(String name, String now) {}

    public record Typed(String what, String name, String body, String under, String village) {
        public static final Typed NOTHING = new Typed("", "", "", "", "");
    }
}
