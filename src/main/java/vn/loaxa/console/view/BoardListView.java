package vn.loaxa.console.view;

import java.util.List;

/**
 * A long list of a board on a page of its own; of the three lists one is filled.
 *
 * @param note what the list is, and whether there is more
 * @param reasons head of the column that says how the person stands
 * @param asks whether an answer may be written down for somebody
 * @param earlier address of the part before, or empty; {@code later} of the one after
 */
public record BoardListView(
        Shell shell,
        int number,
        String title,
        String note,
        String reasons,
        List<VisitGroup.Walk> walks,
        String village,
        List<VisitRow> rows,
        List<MissingRow> missing,
        boolean asks,
        String earlier,
        String later) {}
