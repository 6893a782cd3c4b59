package vn.loaxa.calendar;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code KEY=value;KEY=value}, as in RFC 5545. */
final class RuleFields {
    private final Map<String, String> values = new LinkedHashMap<>();

    static RuleFields parse(String text) {
        var fields = new RuleFields();
        for (String field : text.split(";", -1)) {
            int equals = field.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Not KEY=value: '" + field + "' in the rule '" + text + "'");
            }
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields;
    }

    RuleFields put(String key, Object value) {
        values.put(key, value.toString());
        return this;
    }

    RuleFields putList(String key, List<?> list) {
        if (!list.isEmpty()) {
            put(key, list.stream().map(Object::toString).collect(Collectors.joining(",")));
        }
        return this;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String need(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("The rule '" + this + "' has no " + key));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    int number(String key, int otherwise) {
        return find(key).map(Integer::parseInt).orElse(otherwise);
    }

    List<String> list(String key) {
        return find(key).map(text -> Arrays.asList(text.split(",", -1))).orElse(List.of());
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";"));
    }
}
