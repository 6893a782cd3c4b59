package vn.loaxa.conversation.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scripted conversation. Immutable.
 *
 * @param version changes whenever the flow does; a session of another version asks its question again, or ends
 * @param title how it is offered
 * @param triggers what people type to start it
 * @param steps in the order of the file; the first one starts
 */
public record Flow(String id, String version, String title, List<String> triggers, List<Step> steps) {
    /** In place of a step: the flow is over. */
    public static final String END = "end";

    public Flow {
        triggers = List.copyOf(triggers);
        steps = List.copyOf(steps);
    }

    public Optional<Step> step(String name) {
        return steps.stream().filter(step -> step.id().equals(name)).findFirst();
    }

    /** Steps by name, in order. */
    public Map<String, Step> byName() {
        Map<String, Step> named = new LinkedHashMap<>();
        steps.forEach(step -> named.putIfAbsent(step.id(), step));
        return named;
    }
}
