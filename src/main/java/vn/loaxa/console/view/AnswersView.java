package vn.loaxa.console.view;

import java.util.List;

/**
 * What people answered: in every row those who answered and those who have not sum to the roll.
 *
 * @param columns what is counted, as heads of the columns
 * @param note how many answered late or through somebody else; empty for none
 */
public record AnswersView(
        List<String> columns, Row whole, List<Row> villages, List<Row> bodies, List<Help> helps, String note) {

    /** @param cells one for each column */
    public record Row(String label, List<String> cells, String silent, String roll) {}

    /** Somebody who calls for help, and who should go. */
    public record Help(String name, String place, String said, String at, String goer) {}
}
