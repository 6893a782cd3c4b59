package vn.loaxa.conversation.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlNode;

/** The text of transcript files: written anew, or brought up to date with as little change as can be. */
public final class TranscriptFile {
    private TranscriptFile() {}

    /** A new file. */
    public static String write(Transcript transcript) {
        StringBuilder text = new StringBuilder();
        if (!transcript.flow().isEmpty()) {
            text.append("flow: ").append(quoted(transcript.flow())).append('\n');
        }
        if (!transcript.faq().isEmpty()) {
            text.append("faq: ").append(quoted(transcript.faq())).append('\n');
        }
        if (!transcript.known().isEmpty()) {
            text.append("known:\n");
            new TreeMap<>(transcript.known()).forEach((name, value) -> text.append("  ")
                    .append(name)
                    .append(": ")
                    .append(quoted(value))
                    .append('\n'));
        }
        names(text, "villages", transcript.villages());
        names(text, "bodies", transcript.bodies());
        text.append("lines:\n");
        transcript.lines().forEach(line -> text.append(written(line)));
        return text.toString();
    }

    /**
     * The file with other lines. What stays true stays as it was typed; comments stay, also above a line that goes.
     *
     * @param text of a transcript file without faults
     */
    public static String update(String text, String name, List<Transcript.Line> actual) {
        List<String> rows = List.of(text.split("(?<=\n)"));
        List<Chunk> chunks = chunks(rows, Yaml.read(text, name));
        if (chunks.isEmpty()) {
            return text;
        }
        StringBuilder updated = new StringBuilder();
        rows.subList(0, chunks.get(0).first()).forEach(updated::append);
        List<Transcript.Line> expected = chunks.stream().map(Chunk::line).toList();
        int next = 0;
        for (Alignment.Pair pair : Alignment.of(expected, actual)) {
            if (pair.expected() != null) {
                Chunk chunk = chunks.get(next++);
                rows.subList(chunk.first(), chunk.start()).forEach(updated::append);
                if (pair.same()) {
                    updated.append(chunk.whole() ? together(rows, chunk) : written(chunk.line()));
                }
            } else if (pair.actual() != null) {
                updated.append(written(pair.actual()));
            }
        }
        rows.subList(chunks.get(chunks.size() - 1).end(), rows.size()).forEach(updated::append);
        return updated.toString();
    }

    /**
     * Rows of the file that hold one line.
     *
     * @param first where its comments begin
     * @param start where it begins itself
     * @param end after its last row
     * @param whole false when it shares a list item with other lines
     */
    private record Chunk(Transcript.Line line, int first, int start, int end, boolean whole) {}

    private static List<Chunk> chunks(List<String> rows, YamlNode root) {
        List<Chunk> chunks = new ArrayList<>();
        YamlNode lines = root.get("lines").orElse(null);
        if (lines == null || lines.items().isEmpty()) {
            return chunks;
        }
        int end = end(rows, root, lines);
        int first = lines.key().line();
        for (YamlNode item : lines.items()) {
            for (Map.Entry<String, YamlNode> entry : item.entries().entrySet()) {
                YamlNode value = entry.getValue();
                Transcript.Line line = new Transcript.Line(
                        Transcript.Who.valueOf(entry.getKey().toUpperCase(Locale.ROOT)),
                        value.text().strip());
                boolean whole = item.entries().size() == 1;
                int start = value.key().line() - 1;
                if (!chunks.isEmpty()) {
                    Chunk last = chunks.remove(chunks.size() - 1);
                    first = Math.max(aboveComments(rows, start), last.start() + 1);
                    chunks.add(new Chunk(last.line(), last.first(), last.start(), first, last.whole()));
                }
                chunks.add(new Chunk(line, Math.min(first, start), start, end, whole));
            }
        }
        return chunks;
    }

    /** The row after the last line: a further field of the file, or its end. */
    private static int end(List<String> rows, YamlNode root, YamlNode lines) {
        return root.entries().values().stream()
                .mapToInt(value -> value.key().line() - 1)
                .filter(row -> row >= lines.line())
                .min()
                .orElse(rows.size());
    }

    private static int aboveComments(List<String> rows, int start) {
        int row = start;
        while (row > 0
                && (rows.get(row - 1).isBlank() || rows.get(row - 1).strip().startsWith("#"))) {
            row--;
        }
        return row;
    }

    private static String together(List<String> rows, Chunk chunk) {
        String raw = String.join("", rows.subList(chunk.start(), chunk.end()));
        return raw.endsWith("\n") ? raw : raw + "\n";
    }

    private static void names(StringBuilder text, String field, List<String> names) {
        if (!names.isEmpty()) {
            text.append(field)
                    .append(": [")
                    .append(String.join(
                            ", ", names.stream().map(TranscriptFile::quoted).toList()))
                    .append("]\n");
        }
    }

    private static String written(Transcript.Line line) {
        return "  - " + line.who().name().toLowerCase(Locale.ROOT) + ": " + quoted(line.text()) + "\n";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(point)) {
                        quoted.append(String.format("\\u%04x", point));
                    } else {
                        quoted.appendCodePoint(point);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
