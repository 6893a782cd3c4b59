package vn.loaxa.conversation.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.engine.AnswerKind;
import vn.loaxa.conversation.engine.Choice;
import vn.loaxa.conversation.engine.ConversationEngine;
import vn.loaxa.conversation.engine.Effect;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.engine.FlowSession;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.conversation.engine.Lookups;
import vn.loaxa.conversation.engine.Step;
import vn.loaxa.conversation.engine.Turn;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** One flow played without a server or database. Not thread-safe. */
public final class Rehearsal implements Lookups {
    private static final Messages MESSAGES = new Messages("conversation");
    private static final String PLACE = MESSAGES.text("sent.place");
    private static final String PICTURE = MESSAGES.text("sent.picture");

    private final Scripts scripts;
    private final Flow flow;
    private final Stage stage;
    private final ConversationEngine engine = new ConversationEngine(this);
    private @Nullable FlowSession session;

    public Rehearsal(Scripts scripts, Flow flow, Stage stage) {
        this.scripts = scripts;
        this.flow = flow;
        this.stage = stage;
    }

    /** What is heard before anybody says anything. */
    public List<Transcript.Line> begin() {
        return heard(engine.begin(flow, new HashMap<>(stage.known())));
    }

    /** What is heard after the person typed this. Nothing when the flow is over. */
    public List<Transcript.Line> say(String typed) {
        return take(new Input.Typed(typed));
    }

    /** What is heard after the person sent a picture, a file or a place: {@code media https://…} or {@code place 19.8,105.7}. */
    public List<Transcript.Line> send(String what) {
        String[] parts = what.split(" ", 2);
        AnswerKind kind = parts[0].equals("place") ? AnswerKind.PLACE : AnswerKind.MEDIA;
        String label = kind == AnswerKind.PLACE ? PLACE : PICTURE;
        return take(new Input.Sent(kind, label, parts.length > 1 ? parts[1] : ""));
    }

    /** What is heard after this came out of the action, with values as in {@code opened; so=31}. Nothing when the flow is over. */
    public List<Transcript.Line> returns(String outcome) {
        String[] parts = outcome.split(";");
        Map<String, String> values = new HashMap<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return take(new Input.Outcome(parts[0].strip(), values));
    }

    /** True until the flow is over. */
    public boolean goesOn() {
        return session != null;
    }

    /** What may come out of the action that is waited for; empty when none is. */
    public Set<String> outcomes() {
        FlowSession now = session;
        Step step = now == null ? null : flow.step(now.step()).orElse(null);
        if (!(step instanceof Step.Perform perform)) {
            return Set.of();
        }
        Actions.Action action = Actions.all().get(perform.action());
        return new TreeSet<>(action == null ? perform.outcomes().keySet() : action.outcomes());
    }

    private List<Transcript.Line> take(Input input) {
        FlowSession now = session;
        return now == null ? List.of() : heard(engine.advance(flow, now, input));
    }

    private List<Transcript.Line> heard(Turn turn) {
        session = turn.session();
        List<Transcript.Line> lines = new ArrayList<>();
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Say say) {
                lines.add(new Transcript.Line(Transcript.Who.BOT, say.text()));
            } else if (effect instanceof Effect.Ask ask) {
                lines.add(new Transcript.Line(Transcript.Who.BOT, ask.text()));
                if (!ask.options().isEmpty()) {
                    lines.add(new Transcript.Line(Transcript.Who.OPTIONS, labels(ask.options())));
                }
            } else if (effect instanceof Effect.Perform perform) {
                lines.add(new Transcript.Line(Transcript.Who.DO, perform.action()));
            } else if (effect instanceof Effect.Ended ended) {
                lines.add(new Transcript.Line(
                        Transcript.Who.ENDED, ended.reason().name().toLowerCase(Locale.ROOT)));
            }
        }
        return lines;
    }

    private static String labels(List<Choice> options) {
        return String.join(" | ", options.stream().map(Choice::label).toList());
    }

    @Override
    public List<Choice> all(AnswerKind kind, Map<String, String> values) {
        List<String> names = kind == AnswerKind.VILLAGE ? stage.villages() : stage.bodies();
        List<Choice> choices = new ArrayList<>();
        for (String name : names) {
            choices.add(Choice.of(name, "T" + (choices.size() + 1)));
        }
        return choices;
    }

    @Override
    public List<Choice> find(AnswerKind kind, String typed, Map<String, String> values) {
        String folded = Vietnamese.fold(typed);
        if (kind == AnswerKind.DATETIME) {
            return folded.matches(".*\\d.*") ? List.of(Choice.of(typed, typed)) : List.of();
        }
        return all(kind, values).stream()
                .filter(choice -> Vietnamese.fold(choice.label()).contains(folded))
                .toList();
    }

    @Override
    public String fact(String name) {
        return switch (name) {
            case "xa" -> "xã Đông Mẫu";
            case "thon_goi" -> "thôn";
            default -> scripts.facts().getOrDefault(name, "");
        };
    }
}
