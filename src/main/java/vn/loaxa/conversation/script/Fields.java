package vn.loaxa.conversation.script;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.loaxa.yaml.YamlNode;

/** The fields of one mapping. What is missing or of the wrong kind becomes a fault and a harmless value. */
final class Fields {
    private final ScriptFile file;
    private final YamlNode node;
    private final Map<String, YamlNode> values;

    /** @param known the names that may stand here; empty when any may */
    Fields(ScriptFile file, YamlNode node, Set<String> known) {
        this.file = file;
        this.node = node;
        values = node.entries();
        values.forEach((name, value) -> {
            if (!known.isEmpty() && !known.contains(name)) {
                file.fault(value.key(), "script.unknown-field", Map.of("name", name, "near", Nearest.of(name, known)));
            }
        });
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
            file.fault(node, "script.missing-field", Map.of("name", name));
        }
        return text(name, "");
    }

    String text(String name, String fallback) {
        YamlNode value = values.get(name);
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
        YamlNode value = values.get(name);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        List<YamlNode> items = value.isList() ? value.items() : List.of(value);
        items.forEach(item -> scalar(name, item).ifPresent(texts::add));
        return texts;
    }

    /** A list of mappings. */
    List<Fields> maps(String name, Set<String> known) {
        YamlNode value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isList()) {
            fault(name, "script.not-a-list", Map.of("name", name));
            return List.of();
        }
        List<Fields> maps = new ArrayList<>();
        for (YamlNode item : value.items()) {
            if (item.isMap()) {
                maps.add(new Fields(file, item, known));
            } else {
                file.fault(item, "script.not-a-mapping", Map.of());
            }
        }
        return maps;
    }

    /** A mapping of names to texts. */
    Map<String, String> pairs(String name) {
        YamlNode value = values.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!value.isMap()) {
            fault(name, "script.not-a-mapping", Map.of());
            return Map.of();
        }
        Fields fields = new Fields(file, value, Set.of());
        Map<String, String> pairs = new LinkedHashMap<>();
        fields.names().forEach(key -> pairs.put(key, fields.text(key)));
        return pairs;
    }

    /** A fault at the value of this field, or at the start of the mapping. */
    void fault(String name, String key, Map<String, ?> about) {
        file.fault(values.getOrDefault(name, node), key, about);
    }

    /** A fault where this text stands within the mapping, or at the start of it. */
    void faultWhere(String text, String key, Map<String, ?> about) {
        file.fault(where(node, text).orElse(node), key, about);
    }

    void warning(String name, String key, Map<String, ?> about) {
        file.warning(values.getOrDefault(name, node), key, about);
    }

    /** A warning where this text stands within the mapping, or at the start of it. */
    void warningWhere(String text, String key, Map<String, ?> about) {
        file.warning(where(node, text).orElse(node), key, about);
    }

    private static Optional<YamlNode> where(YamlNode within, String text) {
        if (within.isText()) {
            return within.text().strip().equals(text) || within.text().endsWith(" " + text)
                    ? Optional.of(within)
                    : Optional.empty();
        }
        List<YamlNode> below = new ArrayList<>(within.items());
        within.entries().forEach((name, value) -> {
            // A step's own name is no place where it is pointed at.
            if (!name.equals("id")) {
                below.add(value);
            }
        });
        return below.stream()
                .map(node -> where(node, text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> scalar(String name, YamlNode value) {
        if (value.isText()) {
            return Optional.of(value.text().strip());
        }
        file.fault(value, "script.not-a-text", Map.of("name", name));
        return Optional.empty();
    }
}
