package vn.loaxa.conversation.script;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The fields of one mapping. What is missing or of the wrong kind becomes a fault and a harmless value. */
final class Fields {
    private final Yaml yaml;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    /** @param known the names that may stand here; empty when any may */
    Fields(Yaml yaml, MappingNode node, Set<String> known) {
        this.yaml = yaml;
        this.node = node;
        for (NodeTuple tuple : node.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.putIfAbsent(name, tuple.getValueNode()) != null) {
                yaml.fault(tuple.getKeyNode(), "script.twice", Map.of("name", name));
            } else if (!known.isEmpty() && !known.contains(name)) {
                yaml.fault(
                        tuple.getKeyNode(),
                        "script.unknown-field",
                        Map.of("name", name, "near", Nearest.of(name, known)));
            }
            keys.putIfAbsent(name, tuple.getKeyNode());
        }
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Required; a fault and an empty text when missing. */
    String text(String name) {
        if (!has(name)) {
            yaml.fault(node, "script.missing-field", Map.of("name", name));
        }
        return text(name, "");
    }

    String text(String name, String fallback) {
        Node value = values.get(name);
        return value == null ? fallback : scalar(name, value).orElse(fallback);
    }

    int number(String name, int fallback) {
        String text = text(name, String.valueOf(fallback));
        if (text.matches("\\d{1,6}")) {
            return Integer.parseInt(text);
        }
        fault(name, "script.not-a-number", Map.of("name", name, "value", text));
        return fallback;
    }

    LocalDate date(String name) {
        String text = text(name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            if (has(name)) {
                fault(name, "script.not-a-date", Map.of("name", name, "value", text));
            }
            return LocalDate.EPOCH;
        }
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String name) {
        Node value = values.get(name);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        List<Node> items = value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
        items.forEach(item -> scalar(name, item).ifPresent(texts::add));
        return texts;
    }

    /** A list of mappings. */
    List<Fields> maps(String name, Set<String> known) {
        Node value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            fault(name, "script.not-a-list", Map.of("name", name));
            return List.of();
        }
        List<Fields> maps = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (item instanceof MappingNode mapping) {
                maps.add(new Fields(yaml, mapping, known));
            } else {
                yaml.fault(item, "script.not-a-mapping", Map.of());
            }
        }
        return maps;
    }

    /** A mapping of names to texts. */
    Map<String, String> pairs(String name) {
        Node value = values.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof MappingNode mapping)) {
            fault(name, "script.not-a-mapping", Map.of());
            return Map.of();
        }
        Fields fields = new Fields(yaml, mapping, Set.of());
        Map<String, String> pairs = new LinkedHashMap<>();
        fields.names().forEach(key -> pairs.put(key, fields.text(key)));
        return pairs;
    }

    /** A fault at the value of this field, or at its key, or at the start of the mapping. */
    void fault(String name, String key, Map<String, ?> about) {
        @Nullable Node at = values.getOrDefault(name, keys.getOrDefault(name, node));
        yaml.fault(at, key, about);
    }

    private Optional<String> scalar(String name, Node value) {
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip());
        }
        yaml.fault(value, "script.not-a-text", Map.of("name", name));
        return Optional.empty();
    }
}
