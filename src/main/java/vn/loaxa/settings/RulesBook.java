package vn.loaxa.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlNode;

/**
 * The dated table of Zalo's rules together with what the commune has changed of it: a second, small file of the same shape in the
 * data folder, whose lines go before those of the table. A change is checked with the whole table before it is kept; it counts
 * from the next start on. Thread-safe.
 */
public final class RulesBook {
    private static final String CHANGED = "zalo-rules.yml";
    private static final int LONGEST = 200;

    private final YamlNode table;
    private final String name;
    private final Path changes;
    private final ZaloRules rules;

    /**
     * One line of the table.
     *
     * @param key such as {@code windows.free}
     * @param value as written; lists with commas
     * @param since and {@code source} as written
     * @param changed by the commune
     * @param original what the table itself says, where it was changed; otherwise empty
     */
    public record Line(String key, String value, String since, String source, boolean changed, String original) {}

    private RulesBook(YamlNode table, String name, Path changes) {
        this.table = table;
        this.name = name;
        this.changes = changes;
        rules = read(changed());
    }

    /**
     * Reads the table and the changes.
     *
     * @param file the table; null: the one that ships with the program
     * @param dataDir where the changes lie
     * @throws SettingsException with every fault
     */
    public static RulesBook open(@Nullable Path file, Path dataDir) {
        YamlNode table = file == null ? Yaml.read(ZaloRules.bundledText(), CHANGED) : Yaml.read(file);
        return new RulesBook(table, file == null ? CHANGED : file.toString(), dataDir.resolve(CHANGED));
    }

    /** As they were when this was opened: what the program runs by. */
    public ZaloRules rules() {
        return rules;
    }

    /** Whether the next start will run by other rules than this one. */
    public synchronized boolean pending() {
        return !read(changed()).equals(rules);
    }

    /** The table as the next start will have it, in the order of the file. */
    public synchronized List<Line> lines() {
        Map<String, YamlNode> changed = lines(changed());
        List<Line> lines = new ArrayList<>();
        lines(table).forEach((key, node) -> {
            YamlNode now = changed.getOrDefault(key, node);
            boolean other = changed.containsKey(key);
            lines.add(new Line(
                    key, value(now), now.text("since", ""), now.text("source", ""), other, other ? value(node) : ""));
        });
        return lines;
    }

    public Optional<Line> line(String key) {
        return lines().stream().filter(line -> line.key().equals(key)).findFirst();
    }

    /**
     * Keeps another value for a line.
     *
     * @param since ISO date
     * @throws SettingsException with every fault of the whole table; then nothing is kept
     */
    public synchronized void change(String key, String value, String since, String source) {
        Map<String, String> kept = keptLines();
        kept.put(key, written(value, since, source));
        keep(kept);
    }

    /** Takes back a change; the table's own line counts again. */
    public synchronized void restore(String key) {
        Map<String, String> kept = keptLines();
        if (kept.remove(key) != null) {
            keep(kept);
        }
    }

    private void keep(Map<String, String> lines) {
        Map<String, List<String>> sections = lines.entrySet().stream()
                .collect(Collectors.groupingBy(
                        line -> line.getKey().substring(0, line.getKey().indexOf('.')),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                line -> "  "
                                        + line.getKey().substring(line.getKey().indexOf('.') + 1) + ": "
                                        + line.getValue(),
                                Collectors.toList())));
        String text = sections.entrySet().stream()
                .map(section -> section.getKey() + ":\n" + String.join("\n", section.getValue()) + "\n")
                .collect(Collectors.joining());
        read(Yaml.read(text, changes.toString()));
        write(text);
    }

    private void write(String text) {
        try {
            Path fresh = changes.resolveSibling(CHANGED + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, changes, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Keeping " + changes, e);
        }
    }

    /** What is changed now, each line as it stands in the file. */
    private Map<String, String> keptLines() {
        Map<String, String> kept = new LinkedHashMap<>();
        lines(changed())
                .forEach((key, node) ->
                        kept.put(key, written(value(node), node.text("since", ""), node.text("source", ""))));
        return kept;
    }

    private YamlNode changed() {
        return Files.isReadable(changes) ? Yaml.read(changes) : Yaml.read("", CHANGED);
    }

    private ZaloRules read(YamlNode changed) {
        Map<String, YamlNode> merged = new LinkedHashMap<>(table.entries());
        changed.entries().forEach((section, node) -> {
            Map<String, YamlNode> lines = new LinkedHashMap<>();
            table.get(section).ifPresent(own -> lines.putAll(own.entries()));
            lines.putAll(node.entries());
            merged.put(section, with(node, lines));
        });
        String label = changed.entries().isEmpty() ? name : name + " + " + changes;
        return new ZaloRulesReader(with(table, merged), label).read();
    }

    private static YamlNode with(YamlNode node, Map<String, YamlNode> entries) {
        return new YamlNode(node.path(), node.line(), node.column(), node.key(), entries, false);
    }

    private static Map<String, YamlNode> lines(YamlNode root) {
        Map<String, YamlNode> lines = new LinkedHashMap<>();
        root.entries().forEach((section, node) -> node.entries().forEach((key, line) -> {
            if (line.isMap()) {
                lines.put(section + "." + key, line);
            }
        }));
        return lines;
    }

    private static String value(YamlNode line) {
        return line.get("value")
                .map(node -> node.isList()
                        ? node.items().stream().map(YamlNode::text).collect(Collectors.joining(", "))
                        : node.text())
                .orElse("");
    }

    private static String written(String value, String since, String source) {
        String list = value.contains(",")
                ? List.of(value.split(",", -1)).stream()
                        .map(RulesBook::quoted)
                        .collect(Collectors.joining(", ", "[", "]"))
                : quoted(value);
        return "{value: " + list + ", since: " + quoted(since) + ", source: " + quoted(source) + "}";
    }

    private static String quoted(String text) {
        String clean = text.strip().replaceAll("\\p{Cntrl}", " ");
        String bounded = clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
        return "\"" + bounded.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
