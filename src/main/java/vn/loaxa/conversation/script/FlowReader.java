package vn.loaxa.conversation.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.loaxa.conversation.engine.AnswerKind;
import vn.loaxa.conversation.engine.Choice;
import vn.loaxa.conversation.engine.Condition;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.engine.Step;

/** Reads a flow file; the shape is that of {@code bot-scripts/schema.json}. */
final class FlowReader {
    static final Set<String> FLOW = Set.of("id", "title", "triggers", "steps");
    private static final Set<String> STEP = Set.of(
            "id",
            "say",
            "ask",
            "kind",
            "save",
            "choices",
            "retry",
            "limit",
            "on_limit",
            "branch",
            "else",
            "set",
            "do",
            "with",
            "on",
            "goto");
    private static final Set<String> ACTS = Set.of("say", "ask", "branch", "set", "do");
    private static final int DEFAULT_LIMIT = 3;

    private final Fields file;
    private final String version;
    private final Set<String> codes;

    /** @param codes of the villages and bodies there are; empty when not known */
    FlowReader(Fields file, String version, Set<String> codes) {
        this.file = file;
        this.version = version;
        this.codes = codes;
    }

    Flow read(FlowLinter linter) {
        List<Fields> written = file.maps("steps", STEP);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String following = i + 1 < written.size() ? written.get(i + 1).text("id", Flow.END) : Flow.END;
            Step step = step(written.get(i), following);
            steps.add(step);
            linter.place(step, written.get(i));
        }
        Flow flow = new Flow(file.text("id"), version, file.text("title"), file.texts("triggers"), steps);
        linter.check(flow, file);
        new FlowAdvice(flow, linter::at, codes).give();
        return flow;
    }

    private Step step(Fields step, String following) {
        String id = step.text("id");
        String next = step.text("goto", following);
        List<String> acts = ACTS.stream().filter(step::has).sorted().toList();
        if (acts.size() > 1) {
            step.fault(acts.get(1), "script.two-acts", Map.of("first", acts.get(0), "second", acts.get(1)));
        }
        return switch (acts.isEmpty() ? "goto" : acts.get(0)) {
            case "say" -> new Step.Say(id, step.text("say"), next);
            case "ask" -> ask(step, id, next);
            case "branch" -> branch(step, id, next);
            case "set" -> new Step.Set(id, step.pairs("set"), next);
            case "do" ->
                new Step.Perform(id, step.text("do"), step.pairs("with"), step.pairs("on"), step.text("else", next));
            default -> new Step.Goto(id, step.text("goto"));
        };
    }

    private static Step ask(Fields step, String id, String next) {
        List<Choice> choices = step.maps("choices", Set.of("label", "value", "also", "goto")).stream()
                .map(choice -> new Choice(
                        choice.text("label"),
                        choice.text("value", choice.text("label", "")),
                        choice.texts("also"),
                        choice.text("goto", "")))
                .toList();
        String text = step.text("ask");
        return new Step.Ask(
                id,
                text,
                kind(step, choices.isEmpty() ? "text" : "choice"),
                step.text("save", id),
                choices,
                step.text("retry", text),
                step.number("limit", DEFAULT_LIMIT),
                step.text("on_limit", Flow.END),
                next);
    }

    private static AnswerKind kind(Fields step, String fallback) {
        String name = step.text("kind", fallback);
        try {
            return AnswerKind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            List<String> kinds = List.of(AnswerKind.values()).stream()
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                    .toList();
            step.fault("kind", "script.unknown-kind", Map.of("name", name, "near", Nearest.of(name, kinds)));
            return AnswerKind.TEXT;
        }
    }

    private static Step branch(Fields step, String id, String next) {
        List<Step.Branch.Case> cases = new ArrayList<>();
        for (Fields arm : step.maps("branch", Set.of("when", "goto"))) {
            String when = arm.text("when");
            Optional<Condition> condition = Condition.parse(when);
            if (condition.isEmpty()) {
                arm.fault("when", "script.no-condition", Map.of("value", when));
            }
            String target = arm.text("goto");
            condition.ifPresent(it -> cases.add(new Step.Branch.Case(it, target)));
        }
        return new Step.Branch(id, cases, step.text("else", next));
    }
}
