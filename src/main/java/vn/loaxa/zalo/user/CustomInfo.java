package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of one person. Zalo gives every value as text; fields of a table come as {@code table.key}.
 *
 * @param system Zalo's own fields: name, phone, user_dob, gender, full_address.user_city ...
 * @param own the fields of the OA ({@code custom_info})
 */
public record CustomInfo(Map<String, String> system, Map<String, String> own) {
    public CustomInfo {
        system = Collections.unmodifiableMap(new LinkedHashMap<>(system));
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    }

    static CustomInfo of(JsonNode data) {
        Map<String, String> system = new LinkedHashMap<>();
        data.properties().forEach(field -> {
            if (!field.getKey().equals("custom_info")) {
                flatten(field.getKey(), field.getValue(), system);
            }
        });
        Map<String, String> own = new LinkedHashMap<>();
        data.path("custom_info").properties().forEach(field -> flatten(field.getKey(), field.getValue(), own));
        return new CustomInfo(system, own);
    }

    private static void flatten(String name, JsonNode value, Map<String, String> into) {
        if (value.isObject()) {
            value.properties().forEach(field -> flatten(name + "." + field.getKey(), field.getValue(), into));
        } else if (value.isValueNode() && !value.isNull()) {
            into.put(name, value.asText());
        }
    }
}
