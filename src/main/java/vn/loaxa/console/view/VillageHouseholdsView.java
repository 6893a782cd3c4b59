package vn.loaxa.console.view;

import java.util.List;

/**
 * The households of one village; those that are not in touch yet come first.
 *
 * @param works whether the visitor adds, visits and marks
 */
public record VillageHouseholdsView(
        Shell shell,
        String name,
        String action,
        boolean works,
        String error,
        String done,
        String typed,
        String summary,
        List<Row> rows,
        List<Choice> lessons,
        String today,
        List<Session> sessions) {

    /** A lesson to choose. */
    public record Choice(String code, String name) {}

    /** A lesson that was held. */
    public record Session(String words, String day) {}

    public record Row(
            long id, String head, boolean reached, String how, boolean linked, boolean inGroup, String visited) {}
}
