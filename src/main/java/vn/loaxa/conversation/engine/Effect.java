package vn.loaxa.conversation.engine;

import java.util.List;
import java.util.Map;

/** What the caller shall do, in order. */
public sealed interface Effect {
    record Say(String text) implements Effect {}

    /** A question; {@code options} become buttons, or numbered lines if there are many. */
    record Ask(String text, List<Choice> options) implements Effect {
        public Ask {
            options = List.copyOf(options);
        }
    }

    /** Do this and come back with an {@link Input.Outcome}, at once or later. Always the last effect of a turn. */
    record Perform(String action, Map<String, String> arguments) implements Effect {
        public Perform {
            arguments = Map.copyOf(arguments);
        }
    }

    /** What was asked for is still being done; the person should wait, or say that they want out. */
    record Busy() implements Effect {}

    record Ended(Reason reason) implements Effect {}

    /** Why a flow is over. */
    enum Reason {
        FINISHED,
        /** The person wants out. */
        CANCELLED,
        /** The script has changed and the step is gone. */
        STEP_GONE,
        /** More steps in one turn than {@link ConversationEngine#MAX_STEPS}: the script goes round in a ring. */
        TOO_MANY_STEPS
    }
}
