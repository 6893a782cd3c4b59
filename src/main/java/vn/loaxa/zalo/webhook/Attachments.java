package vn.loaxa.zalo.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.loaxa.zalo.webhook.WebhookEvent.Attachment;
import vn.loaxa.zalo.wire.Json;

/** Finds what came with a message (zalo-openapi §6.3), in the documented place and in the odd ones seen elsewhere. */
final class Attachments {
    private Attachments() {}

    static List<Attachment> of(JsonNode root, String kind) {
        JsonNode message = root.path("message");
        List<Attachment> found = new ArrayList<>();
        for (JsonNode place : List.of(message.path("attachments"), root.path("attachments"))) {
            found.addAll(Json.list(place, node -> node.isObject() ? attachment(node, kind) : null));
        }
        if (found.isEmpty() && message.path("location").isObject()) {
            found.add(new Attachment("location", flat(message.get("location"))));
        }
        return List.copyOf(found);
    }

    private static Attachment attachment(JsonNode node, String kind) {
        String type = Json.textOr(node, "type");
        Map<String, String> payload = flat(node.has("payload") ? node.get("payload") : node);
        if (kind.equals("business_card")) {
            payload.putAll(card(payload.getOrDefault("description", "")));
        }
        return new Attachment(type.equals("photo") ? "image" : type, payload);
    }

    /** A business card hides its phone number in a description that is JSON inside a string. */
    private static Map<String, String> card(String description) {
        try {
            return flat(Json.parse(description.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException plainText) {
            return Map.of();
        }
    }

    /** Names of inner objects are dropped: {@code coordinates.latitude} is {@code latitude}. The first of a name stays. */
    static Map<String, String> flat(JsonNode object) {
        Map<String, String> values = new LinkedHashMap<>();
        collect(object, values);
        return values;
    }

    private static void collect(JsonNode object, Map<String, String> values) {
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isValueNode() && !value.isNull()) {
                values.putIfAbsent(field.getKey(), value.asText());
            } else if (value.isObject()) {
                collect(value, values);
            }
        });
    }
}
