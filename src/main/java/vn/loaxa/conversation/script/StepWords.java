package vn.loaxa.conversation.script;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.loaxa.conversation.engine.Condition;
import vn.loaxa.conversation.engine.Step;
import vn.loaxa.text.Messages;

/** Steps and the ways between them in the words of an official. */
final class StepWords {
    private static final Messages MESSAGES = new Messages("conversation");

    private StepWords() {}

    static String what(Step step) {
        if (step instanceof Step.Say say) {
            return MESSAGES.text("draw.say", Map.of("text", say.text()));
        }
        if (step instanceof Step.Ask ask) {
            return MESSAGES.text("draw.ask", Map.of("text", ask.text()));
        }
        if (step instanceof Step.Set set) {
            return MESSAGES.text("draw.set", Map.of("values", values(set.values())));
        }
        if (step instanceof Step.Perform perform) {
            return action(perform.action());
        }
        return step instanceof Step.Branch ? MESSAGES.text("draw.branch") : MESSAGES.text("draw.goto");
    }

    /** When the way is taken; empty when it is the only one. */
    static String when(Ways.Way way) {
        return switch (way.kind()) {
            case NEXT -> "";
            case CHOICE -> "“" + way.about() + "”";
            case CASE -> condition(way.condition());
            case OUTCOME -> outcome(way.about());
            case OTHERWISE -> MESSAGES.text("draw.otherwise");
            case LIMIT -> MESSAGES.text("draw.limit");
        };
    }

    private static String action(String name) {
        return Actions.all().containsKey(name) ? MESSAGES.text("draw.do." + name) : name;
    }

    private static String outcome(String name) {
        boolean known = Actions.all().values().stream()
                .anyMatch(action -> action.outcomes().contains(name));
        return known ? MESSAGES.text("draw.on." + name) : name;
    }

    private static String condition(Condition when) {
        return MESSAGES.text(
                "draw.when." + when.operator().name(), Map.of("name", when.variable(), "value", when.value()));
    }

    private static String values(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining("; "));
    }
}
