package vn.loaxa.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlNode;

/**
 * The dated table of Zalo's rules, and on top of it what was changed: lines of the same shape that go before those of the table.
 * Changes are checked with the whole table before they count, and then count all at once. Thread-safe.
 */
public final class RulesBook implements RulesInForce {
    private static final String CHANGED = "zalo-rules.yml";
    private static final int LONGEST = 200;

    private final YamlNode table;
    private final String name;
    private volatile State state;

    /** What was changed, and what came of it: swapped as one. */
    private record State(Map<String, Change> changes, ZaloRules rules) {}

    /** Another value for a line: {@code since} is an ISO date, {@code source} begins with its mark A, B or C. */
    public record Change(String value, String since, String source) {}

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

    private RulesBook(YamlNode table, String name) {
        this.table = table;
        this.name = name;
        state = new State(Map.of(), read(node(Map.of())));
    }

    /**
     * Reads the table, unchanged.
     *
     * @param file the table; null: the one that ships with the program
     * @throws SettingsException with every fault
     */
    public static RulesBook open(@Nullable Path file) {
        return file == null
                ? new RulesBook(Yaml.read(ZaloRules.bundledText(), CHANGED), CHANGED)
                : new RulesBook(Yaml.read(file), file.toString());
    }

    /** The changes that a file of the table's shape holds. */
    public static Map<String, Change> changesIn(Path file) {
        Map<String, Change> changes = new LinkedHashMap<>();
        lines(Yaml.read(file))
                .forEach((key, node) ->
                        changes.put(key, new Change(value(node), node.text("since", ""), node.text("source", ""))));
        return changes;
    }

    @Override
    public ZaloRules now() {
        return state.rules();
    }

    /** The table as it counts now, in the order of the file. */
    public List<Line> lines() {
        Map<String, Change> changes = state.changes();
        List<Line> lines = new ArrayList<>();
        lines(table).forEach((key, node) -> {
            Change change = changes.get(key);
            lines.add(
                    change == null
                            ? new Line(key, value(node), node.text("since", ""), node.text("source", ""), false, "")
                            : new Line(key, change.value(), change.since(), change.source(), true, value(node)));
        });
        return lines;
    }

    /**
     * Holds changes, by key, against the whole table.
     *
     * @throws SettingsException with every fault
     */
    public void check(Map<String, Change> changes) {
        read(node(changes));
    }

    /**
     * Lets these changes, by key, count from now on in place of those before.
     *
     * @throws SettingsException with every fault; then those before go on to count
     */
    public void apply(Map<String, Change> changes) {
        if (!changes.equals(state.changes())) {
            state = new State(Map.copyOf(changes), read(node(changes)));
        }
    }

    /** Changes as a file of the table's shape, so that faults have a line and are told like those of the table. */
    private static YamlNode node(Map<String, Change> changes) {
        Map<String, List<String>> sections = changes.entrySet().stream()
                .filter(line -> line.getKey().indexOf('.') > 0)
                .collect(Collectors.groupingBy(
                        line -> line.getKey().substring(0, line.getKey().indexOf('.')),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                line -> "  "
                                        + line.getKey().substring(line.getKey().indexOf('.') + 1) + ": "
                                        + written(line.getValue()),
                                Collectors.toList())));
        String text = sections.entrySet().stream()
                .map(section -> section.getKey() + ":\n" + String.join("\n", section.getValue()) + "\n")
                .collect(Collectors.joining());
        return Yaml.read(text, CHANGED);
    }

    private ZaloRules read(YamlNode changed) {
        Map<String, YamlNode> merged = new LinkedHashMap<>(table.entries());
        changed.entries().forEach((section, node) -> {
            Map<String, YamlNode> lines = new LinkedHashMap<>();
            table.get(section).ifPresent(own -> lines.putAll(own.entries()));
            lines.putAll(node.entries());
            merged.put(section, with(node, lines));
        });
        String label = changed.entries().isEmpty() ? name : name + " + " + CHANGED;
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

    private static String written(Change change) {
        String value = change.value();
        String list = value.contains(",")
                ? List.of(value.split(",", -1)).stream()
                        .map(RulesBook::quoted)
                        .collect(Collectors.joining(", ", "[", "]"))
                : quoted(value);
        return "{value: " + list + ", since: " + quoted(change.since()) + ", source: " + quoted(change.source()) + "}";
    }

    private static String quoted(String text) {
        String clean = text.strip().replaceAll("\\p{Cntrl}", " ");
        String bounded = clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
        return "\"" + bounded.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
