package vn.loaxa.console.view;

import java.util.List;

/**
 * The form by which a group chat is made.
 *
 * @param fault what is wrong with what was entered, or why there is nothing to choose from; or empty
 * @param cost what it costs, in a sentence
 * @param sums of the roll: invited, not now, unlinked; they add up to the last one
 * @param lists who they are
 */
public record ChatMakeView(
        Shell shell,
        String body,
        String back,
        String href,
        String fault,
        String name,
        int longest,
        List<Choice> packages,
        List<Choice> keepers,
        boolean invite,
        String cost,
        String days,
        List<ChatView.Sum> sums,
        List<ChatView.Names> lists) {

    /** @param note what follows from choosing it */
    public record Choice(String value, String label, String note, boolean chosen) {}
}
