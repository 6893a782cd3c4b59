package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.Limits;

/**
 * A field that the OA keeps for each person (zalo-openapi §5). Key and data type stay as they were made.
 *
 * @param dataType boolean, number, text (up to 255 characters), datetime, table (one level, up to 5 pairs), email, phone,
 *     url
 * @param own made by the OA ({@code oa_custom}), not one of Zalo's ({@code system})
 * @param more whatever else Zalo tells of it, or wants to be told, by Zalo's names
 */
public record CustomField(String key, String name, String dataType, boolean own, Map<String, String> more) {
    public CustomField {
        Limits.given("key", key);
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** A field to be made. */
    public static CustomField of(String key, String name, String dataType) {
        return new CustomField(key, name, dataType, true, Map.of());
    }

    ObjectNode json() {
        ObjectNode node = Json.object().put("key", key).put("name", name).put("data_type", dataType);
        more.forEach(node::put);
        return node;
    }

    static @Nullable CustomField of(JsonNode node) {
        String key = Json.id(node, "key");
        if (key == null) {
            return null;
        }
        Map<String, String> more = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                more.put(field.getKey(), field.getValue().asText());
            }
        });
        more.keySet().removeAll(Set.of("key", "name", "data_type", "field_type"));
        return new CustomField(
                key,
                Json.textOr(node, "name"),
                Json.textOr(node, "data_type"),
                Json.textOr(node, "field_type").equals("oa_custom"),
                more);
    }
}
