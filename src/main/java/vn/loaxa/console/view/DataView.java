package vn.loaxa.console.view;

import java.util.List;

/** Requests of residents about their data, with their clocks. */
public record DataView(Shell shell, List<Item> items, List<Kind> kinds, String typed, String error, String done) {
    /** A request. {@code late} paints the clock red. */
    public record Item(
            long id,
            String kind,
            String who,
            String asked,
            String answerBy,
            boolean answered,
            String doneBy,
            boolean late,
            boolean erase) {}

    /** What can be noted at the counter. */
    public record Kind(String value, String label) {}
}
