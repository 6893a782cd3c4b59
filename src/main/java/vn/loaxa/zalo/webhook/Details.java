package vn.loaxa.zalo.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** All values of an event that has no type of its own, by their path: {@code message.rate}, {@code tag.user_ids.0}. */
final class Details {
    /** No documented event has more than some twenty. */
    private static final int MOST = 200;

    private Details() {}

    static Map<String, String> of(JsonNode root) {
        Map<String, String> found = new TreeMap<>();
        root.properties().forEach(field -> collect(field.getKey(), field.getValue(), found));
        return Collections.unmodifiableMap(found);
    }

    private static void collect(String path, JsonNode value, Map<String, String> found) {
        if (found.size() >= MOST) {
            return;
        }
        if (value.isObject()) {
            value.properties().forEach(field -> collect(path + "." + field.getKey(), field.getValue(), found));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size() && found.size() < MOST; i++) {
                collect(path + "." + i, value.get(i), found);
            }
        } else if (!value.isNull()) {
            found.put(path, value.asText().replace("\0", ""));
        }
    }
}
