package vn.loaxa.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.conversation.faq.FaqEvaluation;
import vn.loaxa.conversation.faq.FaqEvaluation.Figures;
import vn.loaxa.conversation.faq.FaqEvaluation.Query;
import vn.loaxa.conversation.faq.FaqTables;
import vn.loaxa.conversation.script.Scripts;
import vn.loaxa.text.Messages;

/** Measures the search of the FAQ on questions of which the answers are known. */
@Command(name = "evaluate", resourceBundle = "messages.commands", mixinStandardHelpOptions = true)
final class FaqEvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Messages messages = new Messages("commands");

    @Mixin
    private ScriptsDir scripts = new ScriptsDir();

    @Option(names = "--entries", paramLabel = "TSV", descriptionKey = "entries")
    private @Nullable Path entries;

    @Option(names = "--queries", paramLabel = "TSV", required = true, descriptionKey = "queries")
    private Path queries = Path.of("");

    @Option(names = "--json", descriptionKey = "json-figures")
    private boolean json;

    FaqEvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<FaqEntry> known = entries();
        List<Query> asked = read(queries, FaqTables::queries);
        Set<String> ids = known.stream().map(FaqEntry::id).collect(Collectors.toSet());
        asked.stream()
                .filter(query -> !query.entry().isEmpty() && !ids.contains(query.entry()))
                .findFirst()
                .ifPresent(query -> {
                    throw new Failure(messages.text(
                            "faq.no-entry", Map.of("file", queries, "query", query.id(), "entry", query.entry())));
                });
        FaqEvaluation.Report report = new FaqEvaluation(known).run(asked);
        terminal.out().println(json ? json(known.size(), report) : table(known.size(), report));
        return 0;
    }

    private List<FaqEntry> entries() {
        Path file = entries;
        if (file != null) {
            return read(file, FaqTables::entries);
        }
        try {
            return Scripts.load(scripts.folder()).scripts().faq();
        } catch (IOException e) {
            throw new Failure(messages.text("faq.unreadable", Map.of("file", scripts.folder(), "why", e)));
        }
    }

    private interface Reader<T> {
        List<T> read(Path file) throws IOException;
    }

    private <T> List<T> read(Path file, Reader<T> reader) {
        try {
            return reader.read(file);
        } catch (IOException e) {
            throw new Failure(messages.text("faq.unreadable", Map.of("file", file, "why", e)));
        } catch (IllegalArgumentException e) {
            throw new Failure(messages.text("faq.bad-line", Map.of("place", String.valueOf(e.getMessage()))));
        }
    }

    private String table(int known, FaqEvaluation.Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("faq.entries", Map.of("count", known)));
        lines.add(String.format(
                Locale.ROOT,
                "%-13s %5s %5s %6s %6s %6s %6s %6s %6s %8s",
                "variant",
                "in",
                "out",
                "top1",
                "top3",
                "AUROC",
                "F1",
                "false",
                "wrong",
                "p99 ms"));
        report.variants().forEach((variant, figures) -> lines.add(row(variant, figures)));
        report.variants().forEach((variant, figures) -> figures.aurocByKind()
                .forEach((kind, auroc) ->
                        lines.add(String.format(Locale.ROOT, "AUROC %-13s %-10s %6.3f", variant, kind, auroc))));
        lines.add(messages.text("faq.misses", Map.of("count", report.misses().size())));
        report.misses()
                .forEach(miss ->
                        lines.add(miss.query().variant() + "\t" + miss.query().id() + "\t"
                                + miss.query().entry() + "\t→ " + String.join(" ", miss.found()) + "\t"
                                + miss.query().text()));
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(String variant, Figures it) {
        return String.format(
                Locale.ROOT,
                "%-13s %5d %5d %6.3f %6.3f %6.3f %6.3f %6.3f %6.3f %8.2f",
                variant,
                it.inScope(),
                it.outOfScope(),
                it.top1(),
                it.top3(),
                it.auroc(),
                it.f1(),
                it.falseAnswers(),
                it.wrongAnswers(),
                it.p99Millis());
    }

    /** NaN is no JSON number: what could not be measured is null. */
    private static String json(int known, FaqEvaluation.Report report) {
        Map<String, Object> variants = new LinkedHashMap<>();
        report.variants().forEach((variant, it) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("in", it.inScope());
            figures.put("out", it.outOfScope());
            figures.put("top1", number(it.top1()));
            figures.put("top3", number(it.top3()));
            figures.put("auroc", number(it.auroc()));
            it.aurocByKind().forEach((kind, auroc) -> figures.put("auroc_" + kind, number(auroc)));
            figures.put("f1", number(it.f1()));
            figures.put("false_answers", number(it.falseAnswers()));
            figures.put("wrong_answers", number(it.wrongAnswers()));
            figures.put("p99_ms", number(it.p99Millis()));
            variants.put(variant, figures);
        });
        List<Map<String, Object>> misses = report.misses().stream()
                .map(miss -> Map.<String, Object>of(
                        "qid", miss.query().id(),
                        "variant", miss.query().variant(),
                        "expected", miss.query().entry(),
                        "found", miss.found(),
                        "text", miss.query().text()))
                .toList();
        try {
            return new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Map.of("entries", known, "variants", variants, "misses", misses));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing the figures", e);
        }
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 10_000) / 10_000.0;
    }
}
