package vn.loaxa.conversation.engine;

import java.util.List;
import java.util.Map;

/** One step of a flow. Where a step names a next one, {@link Flow#END} ends the flow. Immutable. */
public sealed interface Step {
    String id();

    /** Tells something. */
    record Say(String id, String text, String next) implements Step {}

    /**
     * Asks and waits.
     *
     * @param save the variable that takes the answer: {@code {save}} is the label, {@code {save.id}} the value
     * @param retry the kind second question
     * @param limit how many answers that do not fit are borne before {@code onLimit}
     */
    record Ask(
            String id,
            String text,
            AnswerKind kind,
            String save,
            List<Choice> choices,
            String retry,
            int limit,
            String onLimit,
            String next)
            implements Step {
        public Ask {
            choices = List.copyOf(choices);
        }
    }

    /** Goes where the first condition that holds points, else to {@code otherwise}. */
    record Branch(String id, List<Case> cases, String otherwise) implements Step {
        public Branch {
            cases = List.copyOf(cases);
        }

        /** One arm. */
        public record Case(Condition when, String next) {}
    }

    /** Remembers values; they may name earlier ones. */
    record Set(String id, Map<String, String> values, String next) implements Step {
        public Set {
            values = Map.copyOf(values);
        }
    }

    /** Has the caller do something, and goes on by what it says came out. */
    record Perform(String id, String action, Map<String, String> arguments, Map<String, String> outcomes, String next)
            implements Step {
        public Perform {
            arguments = Map.copyOf(arguments);
            outcomes = Map.copyOf(outcomes);
        }
    }

    /** Only points elsewhere. */
    record Goto(String id, String next) implements Step {}
}
