package vn.loaxa.console.view;

import java.util.List;

/**
 * The work in the villages.
 *
 * @param manage whether the visitor gives out tasks
 * @param error what is wrong with what was sent, {@code done} what went well; empty for neither
 * @param typed what was typed into the form that came back
 */
public record TasksView(
        Shell shell,
        boolean manage,
        String error,
        String done,
        Typed typed,
        List<Choice> choices,
        List<Choice> officials,
        String today,
        List<Village> villages) {

    public record Choice(String value, String label) {}

    public record Typed(String village, String title, String assignee, String due) {
        public static final Typed NOTHING = new Typed("", "", "", "");
    }

    /** {@code progress} says how many of the criteria are met, or is empty. */
    public record Village(String code, String name, String progress, int met, int criteria, List<Row> rows) {}

    /**
     * {@code photo} is the address of a picture here, or empty; {@code sent} says when one came by the chat, or is empty, and
     * {@code sentTo} is where that one lies.
     */
    public record Row(
            long id,
            String number,
            String title,
            String who,
            String due,
            boolean late,
            boolean open,
            String note,
            String photo,
            String sent,
            String sentTo,
            boolean mayFinish,
            boolean mayReopen) {}
}
