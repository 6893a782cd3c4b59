package vn.loaxa.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a YAML file with its place. Immutable.
 *
 * @param path the way from the root, such as {@code people[3].phone}; empty for the root
 * @param line from 1
 * @param column from 1
 * @param key where the key of this value stands, or the value itself where it has none
 * @param value a String (scalars stay as written; null and empty are ""), a {@code List<YamlNode>}, or a {@code Map<String, YamlNode>} in file order
 * @param nothing true for null, and for a key with nothing behind it
 */
public record YamlNode(String path, int line, int column, Place key, Object value, boolean nothing) {

    /** Line and column, both from 1. */
    public record Place(int line, int column) {}

    public boolean isText() {
        return value instanceof String;
    }

    public boolean isList() {
        return value instanceof List;
    }

    public boolean isMap() {
        return value instanceof Map;
    }

    /** The scalar as written, or empty for lists and maps. */
    public String text() {
        return value instanceof String text ? text : "";
    }

    /** The items, or none where this is no list. */
    public List<YamlNode> items() {
        List<YamlNode> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add((YamlNode) item));
        }
        return items;
    }

    /** The entries in file order, or none where this is no map. */
    public Map<String, YamlNode> entries() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, node) -> entries.put((String) key, (YamlNode) node));
        }
        return entries;
    }

    public Optional<YamlNode> get(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** The scalar at the key, or the fallback where it is absent. */
    public String text(String key, String fallback) {
        return get(key).map(YamlNode::text).orElse(fallback);
    }

    public Fault fault(String file, String problem) {
        return new Fault(file, line, column, path, problem);
    }
}
