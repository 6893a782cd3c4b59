package vn.loaxa.directory.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.EditDistance;
import vn.loaxa.text.Vietnamese;
import vn.loaxa.yaml.YamlNode;

/** The keys and values of one YAML mapping. Reading a key makes it known; {@link #done} faults the ones that nobody read. */
final class Section {
    /** A text with its place. */
    record Value(String text, Place place) {}

    private final Faults faults;
    private final Place place;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Section(Faults faults, YamlNode node) {
        this.faults = faults;
        this.place = place(node);
        if (node.isMap()) {
            node.entries().forEach(this::read);
        } else {
            faults.add(place, "", "not-map", Map.of());
        }
    }

    static Section of(Faults faults, YamlNode node) {
        return new Section(faults, node);
    }

    private void read(String typed, YamlNode value) {
        String key = Vietnamese.clean(typed);
        if (keys.containsKey(key)) { // typed in two Unicode forms; the very same text twice was faulted while reading
            faults.add(place(value.key()), key, "duplicate-key", Map.of("key", key));
        }
        keys.put(key, place(value.key()));
        values.put(key, value);
    }

    Place place() {
        return place;
    }

    /** Of the value if the key is there, else of the section. */
    Place place(String key) {
        YamlNode value = values.get(key);
        return value == null ? place : place(value);
    }

    boolean has(String key) {
        known.add(key);
        YamlNode value = values.get(key);
        return value != null && !value.nothing();
    }

    /** Empty after a fault. */
    String required(String key) {
        String text = optional(key);
        if (text == null || text.isEmpty()) {
            YamlNode value = values.get(key);
            if (!has(key) || (value != null && value.isText())) {
                faults.add(place(key), key, "missing-key", Map.of("key", key));
            }
            return "";
        }
        return text;
    }

    @Nullable
    String optional(String key) {
        return has(key) ? text(values.get(key), key) : null;
    }

    private @Nullable String text(@Nullable YamlNode node, String key) {
        if (node != null && node.isText()) {
            String text = Vietnamese.clean(node.text());
            return text.isEmpty() ? null : text;
        }
        faults.add(node == null ? place : place(node), key, "not-text", Map.of("key", key));
        return null;
    }

    /** A whole number from 0; null if it is not there, or after a fault. */
    @Nullable
    Integer count(String key) {
        String text = optional(key);
        if (text == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        faults.add(place(key), key, "not-number", Map.of("value", text));
        return null;
    }

    /** A list of texts; a single text counts as a list of one. */
    List<Value> texts(String key) {
        var texts = new ArrayList<Value>();
        for (YamlNode item : items(key)) {
            String text = text(item, key);
            if (text != null) {
                texts.add(new Value(text, place(item)));
            }
        }
        return texts;
    }

    List<Section> sections(String key) {
        return items(key).stream().map(item -> of(faults, item)).toList();
    }

    /** The items of a list; a value that is none is faulted unless it is a text. */
    List<YamlNode> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        YamlNode node = values.get(key);
        if (node != null && node.isList()) {
            return node.items();
        }
        if (node != null && node.isText()) {
            return List.of(node);
        }
        faults.add(place(key), key, "not-list", Map.of("key", key));
        return List.of();
    }

    boolean isList(String key) {
        YamlNode node = values.get(key);
        return has(key) && node != null && node.isList();
    }

    @Nullable
    Section section(String key) {
        YamlNode node = has(key) ? values.get(key) : null;
        return node == null ? null : of(faults, node);
    }

    /** Keys that may be there and say nothing to us. */
    void skip(String... names) {
        known.addAll(List.of(names));
    }

    /** Faults the keys that nobody asked for, with the nearest that there is. */
    void done() {
        keys.forEach((key, where) -> {
            if (!known.contains(key)) {
                String hint = known.stream()
                        .filter(name -> EditDistance.isSlip(key, name) || name.startsWith(key) || key.startsWith(name))
                        .findFirst()
                        .orElse("");
                faults.add(
                        where,
                        key,
                        hint.isEmpty() ? "unknown-key" : "misspelt-key",
                        Map.of("key", key, "hint", hint, "known", String.join(", ", known)));
            }
        });
    }

    static Place place(YamlNode node) {
        return Place.at(node.line(), node.column());
    }

    static Place place(YamlNode.Place at) {
        return Place.at(at.line(), at.column());
    }
}
