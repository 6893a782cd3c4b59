package vn.loaxa.conversation.script;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.loaxa.conversation.engine.AnswerKind;
import vn.loaxa.conversation.engine.Choice;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.engine.Step;
import vn.loaxa.conversation.engine.Template;

/** Looks for what is well-formed but makes no sense. */
final class FlowLinter {
    /** Longest text that Zalo takes, less room for the frame around it. */
    static final int MAX_TEXT = 2000;

    static final int MAX_BUTTON = 100;

    private final Set<String> facts;
    private final IdentityHashMap<Step, Fields> places = new IdentityHashMap<>();

    /** @param facts names that the commune's facts and the caller provide */
    FlowLinter(Set<String> facts) {
        this.facts = facts;
    }

    void place(Step step, Fields fields) {
        places.put(step, fields);
    }

    void check(Flow flow, Fields file) {
        if (flow.steps().isEmpty()) {
            file.fault("steps", "script.no-steps", Map.of());
            return;
        }
        Map<String, Step> steps = flow.byName();
        for (Step step : flow.steps()) {
            if (steps.get(step.id()) != step) {
                at(step).fault("id", "script.step-twice", Map.of("name", step.id()));
            }
            for (Ways.Way way : Ways.of(step)) {
                if (!way.target().equals(Flow.END) && !steps.containsKey(way.target())) {
                    at(step).faultWhere(
                                    way.target(),
                                    "script.unknown-step",
                                    Map.of("name", way.target(), "near", Nearest.of(way.target(), steps.keySet())));
                }
            }
        }
        texts(flow);
    }

    Fields at(Step step) {
        return Objects.requireNonNull(places.get(step), "every step was placed");
    }

    private void texts(Flow flow) {
        Set<String> known = new HashSet<>(facts);
        for (Step step : flow.steps()) {
            if (step instanceof Step.Ask ask) {
                known.addAll(List.of(ask.save(), ask.save() + ".id"));
            } else if (step instanceof Step.Set set) {
                known.addAll(set.values().keySet());
            } else if (step instanceof Step.Perform perform) {
                Actions.Action action = Actions.all().get(perform.action());
                known.addAll(action == null ? Set.of() : action.values());
            }
        }
        for (Step step : flow.steps()) {
            if (step instanceof Step.Say say) {
                text(step, "say", say.text(), known);
            } else if (step instanceof Step.Ask ask) {
                text(step, "ask", ask.text(), known);
                text(step, "retry", ask.retry(), known);
                question(step, ask);
            } else if (step instanceof Step.Perform perform) {
                action(perform, known);
            }
        }
    }

    private void text(Step step, String field, String text, Set<String> known) {
        if (text.isBlank()) {
            at(step).fault(field, "script.empty-text", Map.of("name", field));
        }
        int length = Length.of(text);
        if (length > MAX_TEXT) {
            at(step).fault(field, "script.too-long", Map.of("length", length, "most", MAX_TEXT));
        }
        for (String name : Template.variables(text)) {
            if (!known.contains(name)) {
                at(step).fault(field, "script.unknown-variable", Map.of("name", name, "near", Nearest.of(name, known)));
            }
        }
    }

    private void question(Step step, Step.Ask ask) {
        if (ask.kind() == AnswerKind.CHOICE && ask.choices().isEmpty()) {
            at(step).fault("kind", "script.no-choices", Map.of());
        }
        for (Choice choice : ask.choices()) {
            if (Length.of(choice.label()) > MAX_BUTTON) {
                at(step).faultWhere(
                                choice.label(),
                                "script.long-button",
                                Map.of("name", choice.label(), "most", MAX_BUTTON));
            }
        }
    }

    private void action(Step.Perform perform, Set<String> known) {
        Actions.Action action = Actions.all().get(perform.action());
        if (action == null) {
            Set<String> names = Actions.all().keySet();
            at(perform)
                    .fault(
                            "do",
                            "script.unknown-action",
                            Map.of("name", perform.action(), "near", Nearest.of(perform.action(), names)));
            return;
        }
        for (String outcome : perform.outcomes().keySet()) {
            if (!action.outcomes().contains(outcome)) {
                at(perform)
                        .fault(
                                "on",
                                "script.unknown-outcome",
                                Map.of("name", outcome, "near", Nearest.of(outcome, action.outcomes())));
            }
        }
        for (String argument : action.arguments()) {
            if (!perform.arguments().containsKey(argument)) {
                at(perform).fault("do", "script.missing-argument", Map.of("name", argument));
            }
        }
        perform.arguments().forEach((name, text) -> text(perform, "with", text, known));
    }
}
