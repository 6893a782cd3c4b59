package vn.loaxa.conversation.engine;

import java.util.Map;

/** What comes to a waiting flow. */
public sealed interface Input {
    /** The person typed, or pressed a button. */
    record Typed(String text) implements Input {}

    /**
     * The person sent a picture, a file or their place instead of words.
     *
     * @param kind what questions take it
     * @param label how it is called in texts
     * @param value where it is found: an address, or latitude and longitude
     */
    record Sent(AnswerKind kind, String label, String value) implements Input {}

    /** What came out of an action, with values that later texts may name. */
    record Outcome(String name, Map<String, String> values) implements Input {
        public Outcome {
            values = Map.copyOf(values);
        }

        public static Outcome of(String name) {
            return new Outcome(name, Map.of());
        }
    }

    /** Something else came in between: ask again. */
    record Resume() implements Input {}
}
