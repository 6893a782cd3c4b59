package vn.loaxa.conversation.engine;

import java.util.List;

/**
 * One of the answers to a question.
 *
 * @param label what the button shows
 * @param value what is remembered as {@code {name.id}}
 * @param also other words people use for it
 * @param next the step that follows, or empty for the question's own next step
 */
public record Choice(String label, String value, List<String> also, String next) {
    public Choice {
        also = List.copyOf(also);
    }

    public static Choice of(String label, String value) {
        return new Choice(label, value, List.of(), "");
    }
}
