package vn.loaxa.conversation.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.loaxa.conversation.engine.AnswerKind;
import vn.loaxa.conversation.engine.Choice;
import vn.loaxa.conversation.engine.ConversationEngine;
import vn.loaxa.conversation.engine.Effect;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.engine.FlowSession;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.conversation.engine.Lookups;
import vn.loaxa.conversation.engine.Turn;
import vn.loaxa.conversation.faq.FaqAnswer;
import vn.loaxa.conversation.faq.FaqIndex;
import vn.loaxa.text.Vietnamese;

/** Reads {@code transcripts/*.yml} and plays them against the scripts, without a server. */
public final class Transcripts {
    private static final Set<String> FILE = Set.of("flow", "faq", "known", "villages", "bodies", "lines");
    private static final Set<String> LINE = Set.of("bot", "user", "options", "do", "returns", "ended", "answer");

    private Transcripts() {}

    /** @param faults takes what is wrong with the files */
    public static List<Transcript> load(Path folder, List<ScriptFault> faults) throws IOException {
        List<Transcript> transcripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("transcripts"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".yml")).sorted().toList()) {
                String name = "transcripts/" + file.getFileName();
                new ScriptFile(name, faults)
                        .read(Files.readString(file), FILE)
                        .ifPresent(fields -> transcripts.add(read(name, fields)));
            }
        }
        return transcripts;
    }

    private static Transcript read(String name, Fields file) {
        List<Transcript.Line> lines = new ArrayList<>();
        for (Fields line : file.maps("lines", LINE)) {
            line.names().forEach(key -> {
                if (LINE.contains(key)) {
                    Transcript.Who who = Transcript.Who.valueOf(key.toUpperCase(Locale.ROOT));
                    lines.add(new Transcript.Line(who, line.text(key)));
                }
            });
        }
        return new Transcript(
                name,
                file.text("flow", ""),
                file.text("faq", ""),
                file.pairs("known"),
                file.texts("villages"),
                file.texts("bodies"),
                lines);
    }

    /** What really happens when the person says and the actions return what the transcript has: equal to its lines if all is well. */
    public static List<Transcript.Line> play(Transcript transcript, Scripts scripts, FaqIndex faq) {
        return transcript.flow().isEmpty() ? ask(transcript, faq) : new Play(transcript, scripts).all();
    }

    private static List<Transcript.Line> ask(Transcript transcript, FaqIndex faq) {
        List<Transcript.Line> lines = new ArrayList<>();
        for (Transcript.Line line : transcript.lines()) {
            if (line.who() == Transcript.Who.USER) {
                FaqAnswer answer = faq.find(line.text());
                String given = answer instanceof FaqAnswer.Sure sure
                        ? sure.entry().id()
                        : answer instanceof FaqAnswer.Unsure ? "?" : "-";
                lines.add(line);
                lines.add(new Transcript.Line(Transcript.Who.ANSWER, given));
            }
        }
        return lines;
    }

    private static final class Play implements Lookups {
        private final Transcript transcript;
        private final Scripts scripts;
        private final List<Transcript.Line> heard = new ArrayList<>();

        Play(Transcript transcript, Scripts scripts) {
            this.transcript = transcript;
            this.scripts = scripts;
        }

        List<Transcript.Line> all() {
            Flow flow = scripts.flows().get(transcript.flow());
            if (flow == null) {
                return List.of();
            }
            ConversationEngine engine = new ConversationEngine(this);
            Map<String, String> known = new HashMap<>(transcript.known());
            Turn turn = engine.begin(flow, known);
            hear(turn);
            for (Transcript.Line line : transcript.lines()) {
                FlowSession session = turn.session();
                boolean in = line.who() == Transcript.Who.USER || line.who() == Transcript.Who.RETURNS;
                if (in && session != null) {
                    heard.add(line);
                    Input input = line.who() == Transcript.Who.USER
                            ? new Input.Typed(line.text())
                            : Input.Outcome.of(line.text());
                    turn = engine.advance(flow, session, input);
                    hear(turn);
                }
            }
            return heard;
        }

        private void hear(Turn turn) {
            for (Effect effect : turn.effects()) {
                if (effect instanceof Effect.Say say) {
                    add(Transcript.Who.BOT, say.text());
                } else if (effect instanceof Effect.Ask ask) {
                    add(Transcript.Who.BOT, ask.text());
                    if (!ask.options().isEmpty()) {
                        add(
                                Transcript.Who.OPTIONS,
                                String.join(
                                        " | ",
                                        ask.options().stream()
                                                .map(Choice::label)
                                                .toList()));
                    }
                } else if (effect instanceof Effect.Perform perform) {
                    add(Transcript.Who.DO, perform.action());
                } else if (effect instanceof Effect.Ended ended) {
                    add(Transcript.Who.ENDED, ended.reason().name().toLowerCase(Locale.ROOT));
                }
            }
        }

        private void add(Transcript.Who who, String text) {
            heard.add(new Transcript.Line(who, text));
        }

        @Override
        public List<Choice> all(AnswerKind kind, Map<String, String> values) {
            List<String> names = kind == AnswerKind.VILLAGE ? transcript.villages() : transcript.bodies();
            List<Choice> choices = new ArrayList<>();
            for (String name : names) {
                choices.add(Choice.of(name, "T" + (choices.size() + 1)));
            }
            return choices;
        }

        @Override
        public List<Choice> find(AnswerKind kind, String typed, Map<String, String> values) {
            String folded = Vietnamese.fold(typed);
            return all(kind, values).stream()
                    .filter(choice -> Vietnamese.fold(choice.label()).contains(folded))
                    .toList();
        }

        @Override
        public String fact(String name) {
            return switch (name) {
                case "xa" -> "Xã Đông Mẫu";
                case "thon_goi" -> "thôn";
                default -> scripts.facts().getOrDefault(name, "");
            };
        }
    }
}
