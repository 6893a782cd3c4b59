package vn.loaxa.conversation.engine;

import java.util.List;
import java.util.Map;

/**
 * Where one person is in a flow. Immutable; stored by the caller.
 *
 * @param step the question or action it waits at
 * @param values what was answered so far
 * @param attempts how many answers to this question did not fit
 * @param offered what was last offered, so that "2" means the second of these
 */
public record FlowSession(
        String flow, String version, String step, Map<String, String> values, int attempts, List<Choice> offered) {
    public FlowSession {
        values = Map.copyOf(values);
        offered = List.copyOf(offered);
    }

    FlowSession missed(List<Choice> nowOffered) {
        return new FlowSession(flow, version, step, values, attempts + 1, nowOffered);
    }

    FlowSession offering(List<Choice> nowOffered) {
        return new FlowSession(flow, version, step, values, attempts, nowOffered);
    }
}
