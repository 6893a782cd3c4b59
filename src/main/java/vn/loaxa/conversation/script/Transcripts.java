package vn.loaxa.conversation.script;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.engine.Flow;
import vn.loaxa.conversation.faq.FaqAnswer;
import vn.loaxa.conversation.faq.FaqIndex;

/** Reads {@code transcripts/*.yml} and plays them against the scripts, without a server. */
public final class Transcripts {
    private static final Set<String> FILE = Set.of("flow", "faq", "known", "villages", "bodies", "lines");
    private static final Set<String> LINE =
            Set.of("bot", "user", "sends", "options", "do", "returns", "ended", "answer");

    private Transcripts() {}

    /** @param faults takes what is wrong with the files */
    public static List<Transcript> load(Path folder, List<ScriptFault> faults) throws IOException {
        Path below = folder.resolve("transcripts");
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        List<Transcript> transcripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(below)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".yml")).sorted().toList()) {
                read(file, faults).ifPresent(transcripts::add);
            }
        }
        return transcripts;
    }

    private static Optional<Transcript> read(Path file, List<ScriptFault> faults) throws IOException {
        String name = "transcripts/" + file.getFileName();
        ScriptFile script = new ScriptFile(name, faults, new ArrayList<>());
        try {
            return script.read(Files.readString(file), FILE).map(fields -> read(name, fields));
        } catch (CharacterCodingException e) {
            script.fault("script.not-utf8");
            return Optional.empty();
        }
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

    /** The transcript of a talk as it is kept: what is said is as {@link #play} has it. */
    public static Transcript kept(Transcript said, Scripts scripts, FaqIndex faq) {
        return new Transcript(
                said.file(),
                said.flow(),
                said.faq(),
                said.known(),
                said.villages(),
                said.bodies(),
                said.flow().isEmpty() ? said.lines() : play(said, scripts, faq));
    }

    /** What really happens when the person says and the actions return what the transcript has: equal to its lines if all is well. */
    public static List<Transcript.Line> play(Transcript transcript, Scripts scripts, FaqIndex faq) {
        if (transcript.flow().isEmpty()) {
            return ask(transcript, faq);
        }
        Flow flow = scripts.flows().get(transcript.flow());
        return flow == null ? List.of() : play(transcript, new Rehearsal(named(scripts), flow, transcript.stage()));
    }

    /** With facts under their names, {@code {so_dien_thoai}}: a transcript stays right when the office moves its phone. */
    private static Scripts named(Scripts scripts) {
        Map<String, String> names = new HashMap<>();
        scripts.facts().keySet().forEach(name -> names.put(name, "{" + name + "}"));
        return new Scripts(scripts.flows(), scripts.faq(), names, scripts.answers(), scripts.sources());
    }

    private static List<Transcript.Line> play(Transcript transcript, Rehearsal rehearsal) {
        List<Transcript.Line> heard = new ArrayList<>(rehearsal.begin());
        for (Transcript.Line line : transcript.lines()) {
            if (rehearsal.goesOn()) {
                switch (line.who()) {
                    case USER -> answered(heard, line, rehearsal.say(line.text()));
                    case SENDS -> answered(heard, line, rehearsal.send(line.text()));
                    case RETURNS -> answered(heard, line, rehearsal.returns(line.text()));
                    case BOT, OPTIONS, DO, ENDED, ANSWER -> {}
                }
            }
        }
        return heard;
    }

    private static void answered(List<Transcript.Line> heard, Transcript.Line line, List<Transcript.Line> answer) {
        heard.add(line);
        heard.addAll(answer);
    }

    /** One fault for each transcript that no longer goes as written. */
    public static List<ScriptFault> red(List<Transcript> transcripts, Scripts scripts, FaqIndex faq) {
        List<ScriptFault> red = new ArrayList<>();
        for (Transcript transcript : transcripts) {
            List<Alignment.Pair> different = Alignment.of(transcript.lines(), play(transcript, scripts, faq)).stream()
                    .filter(pair -> !pair.same())
                    .toList();
            if (!different.isEmpty()) {
                String expected = first(different, Alignment.Pair::expected);
                String actual = first(different, Alignment.Pair::actual);
                red.add(ScriptFile.note(
                        transcript.file(), "script.transcript-red", Map.of("expected", expected, "actual", actual)));
            }
        }
        return red;
    }

    private static String first(List<Alignment.Pair> pairs, Function<Alignment.Pair, Transcript.@Nullable Line> side) {
        return pairs.stream()
                .map(side)
                .filter(Objects::nonNull)
                .map(Transcript.Line::text)
                .findFirst()
                .orElse("–");
    }

    private static List<Transcript.Line> ask(Transcript transcript, FaqIndex faq) {
        List<Transcript.Line> lines = new ArrayList<>();
        for (Transcript.Line line : transcript.lines()) {
            if (line.who() == Transcript.Who.USER) {
                lines.add(line);
                lines.add(answer(faq.find(line.text())));
            }
        }
        return lines;
    }

    /** How an answer of the FAQ is written down. */
    public static Transcript.Line answer(FaqAnswer answer) {
        String given = answer instanceof FaqAnswer.Sure sure
                ? sure.entry().id()
                : answer instanceof FaqAnswer.Unsure ? "?" : "-";
        return new Transcript.Line(Transcript.Who.ANSWER, given);
    }
}
