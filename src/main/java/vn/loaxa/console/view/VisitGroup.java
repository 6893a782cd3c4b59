package vn.loaxa.console.view;

import java.util.List;

/**
 * The visits of one village, list by list: one for each person who goes.
 *
 * @param later where the lists are to be had; empty where {@code walks} holds them
 */
public record VisitGroup(String village, int people, List<Walk> walks, String later) {

    /** What one person has to do in that village; {@code about} names the paper on each printed sheet. */
    public record Walk(String about, String goer, List<VisitRow> visits) {}
}
