package vn.loaxa.conversation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Vietnamese;

/** Walks a flow. Pure: what it needs to know comes in, what shall happen goes out. Thread-safe if the lookups are. */
public final class ConversationEngine {
    /** More than any sensible script takes between two questions; a ring of steps ends here instead of hanging. */
    public static final int MAX_STEPS = 50;

    private static final Set<String> WAY_OUT = Set.of("huy", "thoi", "thoat", "dung lai", "khong lam nua", "huy bo");

    private final Lookups lookups;
    private final Answers answers;

    public ConversationEngine(Lookups lookups) {
        this.lookups = lookups;
        this.answers = new Answers(lookups);
    }

    /** Starts a flow with what is known of the person. */
    public Turn begin(Flow flow, Map<String, String> values) {
        return new Walk(flow, values).from(flow.steps().get(0).id());
    }

    /** Takes the next input. */
    public Turn advance(Flow flow, FlowSession session, Input input) {
        Step step = flow.step(session.step()).orElse(null);
        if (step instanceof Step.Ask ask) {
            if (input instanceof Input.Sent sent) {
                return sent(flow, session, ask, sent);
            }
            return input instanceof Input.Typed typed
                    ? answered(flow, session, ask, typed.text())
                    : ask(session, ask, ask.text());
        }
        if (step instanceof Step.Perform perform) {
            if (!(input instanceof Input.Outcome outcome)) {
                return meanwhile(session, input);
            }
            Walk walk = new Walk(flow, session.values());
            walk.values.putAll(outcome.values());
            return walk.from(perform.outcomes().getOrDefault(outcome.name(), perform.next()));
        }
        return over(List.of(), Effect.Reason.STEP_GONE);
    }

    /** Somebody says something while an action takes its time. */
    private static Turn meanwhile(FlowSession session, Input input) {
        return input instanceof Input.Typed typed && isWayOut(typed.text())
                ? over(List.of(), Effect.Reason.CANCELLED)
                : new Turn(session, List.of(new Effect.Busy()));
    }

    private Turn answered(Flow flow, FlowSession session, Step.Ask ask, String typed) {
        List<Choice> meant = answers.read(ask, session, typed);
        if (meant.size() == 1) {
            return taken(flow, session, ask, meant.get(0));
        }
        if (isWayOut(typed)) {
            return over(List.of(), Effect.Reason.CANCELLED);
        }
        if (meant.size() > 1) {
            return ask(session.offering(meant), ask.text(), meant);
        }
        return missed(flow, session, ask);
    }

    /** Whether these words end a flow, unless the question offers them as an answer. */
    static boolean isWayOut(String typed) {
        return WAY_OUT.contains(Vietnamese.fold(typed));
    }

    private Turn sent(Flow flow, FlowSession session, Step.Ask ask, Input.Sent sent) {
        return ask.kind() == sent.kind()
                ? taken(flow, session, ask, Choice.of(sent.label(), sent.value()))
                : missed(flow, session, ask);
    }

    private Turn taken(Flow flow, FlowSession session, Step.Ask ask, Choice choice) {
        Walk walk = new Walk(flow, session.values());
        walk.values.put(ask.save(), choice.label());
        walk.values.put(ask.save() + ".id", choice.value());
        return walk.from(choice.next().isEmpty() ? ask.next() : choice.next());
    }

    private Turn missed(Flow flow, FlowSession session, Step.Ask ask) {
        if (session.attempts() + 1 >= ask.limit()) {
            return new Walk(flow, session.values()).from(ask.onLimit());
        }
        List<Choice> options = options(ask, session.values());
        return ask(session.missed(options), ask.retry(), options);
    }

    private Turn ask(FlowSession session, Step.Ask ask, String text) {
        List<Choice> options = options(ask, session.values());
        return ask(session.offering(options), text, options);
    }

    private Turn ask(FlowSession session, String text, List<Choice> options) {
        String filled = Template.fill(text, name -> value(session.values(), name));
        return new Turn(session, List.of(new Effect.Ask(filled, options)));
    }

    private List<Choice> options(Step.Ask ask, Map<String, String> values) {
        return switch (ask.kind()) {
            case VILLAGE, BODY -> ask.choices().isEmpty() ? lookups.all(ask.kind(), values) : ask.choices();
            case TEXT, MESSAGE, CHOICE, NUMBER, PHONE, DATETIME, PLACE, MEDIA -> ask.choices();
        };
    }

    private String value(Map<String, String> values, String name) {
        String known = values.get(name);
        return known != null ? known : lookups.fact(name);
    }

    private static Turn over(List<Effect> before, Effect.Reason reason) {
        List<Effect> effects = new ArrayList<>(before);
        effects.add(new Effect.Ended(reason));
        return new Turn(null, effects);
    }

    /** One run from step to step until something must come from outside. */
    private final class Walk {
        private final Flow flow;
        private final Map<String, String> values;
        private final List<Effect> effects = new ArrayList<>();

        Walk(Flow flow, Map<String, String> values) {
            this.flow = flow;
            this.values = new HashMap<>(values);
        }

        Turn from(String first) {
            String next = first;
            for (int steps = 0; steps < MAX_STEPS; steps++) {
                if (next.equals(Flow.END)) {
                    return over(effects, Effect.Reason.FINISHED);
                }
                Step step = flow.step(next).orElse(null);
                if (step == null) {
                    return over(effects, Effect.Reason.STEP_GONE);
                }
                if (step instanceof Step.Ask || step instanceof Step.Perform) {
                    return wait(step);
                }
                next = pass(step);
            }
            return over(effects, Effect.Reason.TOO_MANY_STEPS);
        }

        private String pass(Step step) {
            if (step instanceof Step.Say say) {
                effects.add(new Effect.Say(fill(say.text())));
                return say.next();
            }
            if (step instanceof Step.Set set) {
                Map<String, String> filled = new HashMap<>();
                set.values().forEach((name, text) -> filled.put(name, fill(text)));
                values.putAll(filled);
                return set.next();
            }
            if (step instanceof Step.Branch branch) {
                return branch.cases().stream()
                        .filter(arm -> arm.when().holds(name -> value(values, name)))
                        .map(Step.Branch.Case::next)
                        .findFirst()
                        .orElse(branch.otherwise());
            }
            return ((Step.Goto) step).next();
        }

        private Turn wait(Step step) {
            List<Choice> options = step instanceof Step.Ask ask ? options(ask, values) : List.of();
            effects.add(waiting(step, options));
            return new Turn(new FlowSession(flow.id(), flow.version(), step.id(), values, 0, options), effects);
        }

        private Effect waiting(Step step, List<Choice> options) {
            if (step instanceof Step.Ask ask) {
                return new Effect.Ask(fill(ask.text()), options);
            }
            Step.Perform perform = (Step.Perform) step;
            Map<String, String> arguments = new HashMap<>();
            perform.arguments().forEach((name, text) -> arguments.put(name, fill(text)));
            return new Effect.Perform(perform.action(), arguments);
        }

        private String fill(String text) {
            return Template.fill(text, name -> value(values, name));
        }
    }

    /** The question that the session waits at, or null. */
    public static Step.@Nullable Ask question(Flow flow, FlowSession session) {
        return flow.step(session.step()).orElse(null) instanceof Step.Ask ask ? ask : null;
    }
}
