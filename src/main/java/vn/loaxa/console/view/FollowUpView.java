package vn.loaxa.console.view;

import java.util.List;

/**
 * What the machine does by itself while people have not answered.
 *
 * @param sentence as typed, or empty
 * @param maySet whether the visitor may change it
 * @param error what is wrong with the sentence just typed, or empty
 */
public record FollowUpView(int number, String sentence, boolean maySet, List<Row> rows, String example, String error) {
    /** {@code status} is the colour of the mark. */
    public record Row(String line, String status, String state) {}

    public FollowUpView {
        rows = List.copyOf(rows);
    }

    /** The same with what was typed and cannot be done. */
    public FollowUpView typed(String wish, String why) {
        return new FollowUpView(number, wish, maySet, rows, example, why);
    }
}
