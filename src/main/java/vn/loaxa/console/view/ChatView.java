package vn.loaxa.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body's group chat beside its roll.
 *
 * @param href where its forms go; empty if the pages about chats are not there
 * @param everySeconds how often it is made anew while something moves; 0 for never
 * @param line what there is, in a sentence or two
 * @param making how the making of a chat stands, or null
 * @param mayMake whether the visitor may make one now
 * @param mayInvite whether the visitor may invite now
 * @param sums lines that add up to the last one, the roll; empty while nothing is known
 * @param round how inviting stands, or null
 * @param lists names worth a look
 * @param strangers in the chat but not on the roll
 * @param unlinked members whose account may be one of the strangers'
 * @param split how the roll could be parted, or null
 */
public record ChatView(
        String href,
        String csrf,
        int everySeconds,
        String line,
        @Nullable Note making,
        boolean mayMake,
        boolean mayInvite,
        List<Sum> sums,
        @Nullable Round round,
        List<Names> lists,
        List<Stranger> strangers,
        List<Option> unlinked,
        @Nullable Split split) {

    /** @param kind ok, info, caution or fault */
    public record Note(String kind, String title, String text) {}

    /** A number with its status word. */
    public record Sum(String status, String label, String number, int count) {}

    /** @param running whether there is something to stop */
    public record Round(boolean running, String title, List<Sum> sums, String note) {}

    /** Names behind a title. */
    public record Names(String title, String count, String note, List<String> names) {}

    /**
     * @param user the account's id
     * @param person the person's id if the commune knows whose account it is, or empty
     * @param act whether the visitor may match or add
     */
    public record Stranger(String user, String name, String what, String person, boolean act) {}

    public record Option(String value, String label) {}

    /** How a roll is parted. */
    public record Split(String title, String text, List<Part> parts) {}

    public record Part(String name, String people, String size) {}
}
