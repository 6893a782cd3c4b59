package vn.loaxa.conversation.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import vn.loaxa.conversation.engine.AnswerKind;
import vn.loaxa.conversation.engine.Choice;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.engine.Step;
import vn.loaxa.conversation.engine.Template;

/** Looks for what works but was hardly meant: warnings. */
final class FlowAdvice {
    /** Zalo shows no more; the rest is offered as numbered lines. */
    private static final int MOST_BUTTONS = 5;

    private final Flow flow;
    private final Function<Step, Fields> places;
    private final Set<String> codes;

    FlowAdvice(Flow flow, Function<Step, Fields> places, Set<String> codes) {
        this.flow = flow;
        this.places = places;
        this.codes = codes;
    }

    void give() {
        Map<String, Step> steps = flow.byName();
        Set<String> reached = reached(steps);
        for (Step step : steps.values()) {
            name(step, "id", step.id());
            if (!reached.contains(step.id())) {
                at(step).warning("id", "script.unreachable", Map.of("name", step.id()));
            } else if (!ends(step, steps)) {
                at(step).warning("id", "script.no-end", Map.of("name", step.id()));
            }
            if (step instanceof Step.Ask ask) {
                question(ask);
            } else if (step instanceof Step.Perform perform) {
                action(perform);
            } else if (step instanceof Step.Branch branch) {
                branch(branch);
            }
        }
    }

    private Fields at(Step step) {
        return places.apply(step);
    }

    private Set<String> reached(Map<String, Step> steps) {
        return flow.steps().isEmpty() ? Set.of() : from(flow.steps().get(0), steps);
    }

    private static boolean ends(Step step, Map<String, Step> steps) {
        return from(step, steps).contains(Flow.END);
    }

    private static Set<String> from(Step start, Map<String, Step> steps) {
        Set<String> reached = new HashSet<>(Set.of(start.id()));
        Deque<Step> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (Ways.Way way : Ways.of(open.pop())) {
                Step next = steps.get(way.target());
                if (reached.add(way.target()) && next != null) {
                    open.push(next);
                }
            }
        }
        return reached;
    }

    private void name(Step step, String field, String name) {
        if (!name.matches("[a-z0-9-]*")) {
            at(step).warning(field, "script.bad-name", Map.of("name", name));
        }
    }

    private void question(Step.Ask ask) {
        for (Ways.Way way : Ways.of(ask)) {
            if (way.kind() != Ways.Kind.LIMIT && way.target().equals(Flow.END)) {
                at(ask).warningWhere(way.about(), "script.silent-end", Map.of("name", ask.id()));
            }
        }
        if (ask.choices().size() > MOST_BUTTONS) {
            at(ask).warning(
                            "choices",
                            "script.many-buttons",
                            Map.of("count", ask.choices().size(), "most", MOST_BUTTONS));
        }
        if (ask.kind() == AnswerKind.VILLAGE || ask.kind() == AnswerKind.BODY) {
            ask.choices().stream()
                    .filter(choice -> choice.next().isEmpty())
                    .map(Choice::value)
                    .forEach(value -> code(ask, value));
        }
    }

    private void action(Step.Perform perform) {
        Actions.Action action = Actions.all().get(perform.action());
        Fields fields = at(perform);
        if (action != null
                && !perform.outcomes().isEmpty()
                && !fields.has("else")
                && !fields.has("goto")
                && !perform.outcomes().keySet().containsAll(action.outcomes())) {
            Set<String> missing = new TreeSet<>(action.outcomes());
            missing.removeAll(perform.outcomes().keySet());
            fields.warning(
                    "on",
                    "script.missing-outcome",
                    Map.of("names", String.join(", ", missing), "next", perform.next()));
        }
        String body = perform.arguments().getOrDefault("body", "");
        if (Template.variables(body).isEmpty()) {
            code(perform, body);
        }
    }

    private void branch(Step.Branch branch) {
        if (!at(branch).has("else") && !at(branch).has("goto")) {
            at(branch).warning("branch", "script.missing-else", Map.of("next", branch.otherwise()));
        }
        branch.cases().stream()
                .map(Step.Branch.Case::when)
                .filter(when -> places(when.variable()))
                .forEach(when -> code(branch, when.value()));
    }

    /** Whether the variable holds the code of a village or body. */
    private boolean places(String variable) {
        return flow.steps().stream()
                .filter(step -> step instanceof Step.Ask)
                .map(step -> (Step.Ask) step)
                .anyMatch(ask -> (ask.kind() == AnswerKind.VILLAGE || ask.kind() == AnswerKind.BODY)
                        && variable.equals(ask.save() + ".id"));
    }

    private void code(Step step, String code) {
        if (!codes.isEmpty() && !code.isEmpty() && !codes.contains(code)) {
            at(step).warningWhere(code, "script.unknown-place", Map.of("name", code, "near", Nearest.of(code, codes)));
        }
    }
}
