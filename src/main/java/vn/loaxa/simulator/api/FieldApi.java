package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Profiles.Field;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.World;

/** The OA's own fields about its followers (zalo-openapi §5). */
final class FieldApi {
    private static final List<String> SYSTEM = List.of("display_name", "phone", "address", "user_alias");

    private final World world;

    FieldApi(World world) {
        this.world = world;
    }

    JsonNode all(Asked asked) {
        ArrayNode list = Json.array();
        if (!asked.queryOr("field_type", "").equals("oa_custom")) {
            SYSTEM.forEach(key -> list.addObject()
                    .put("key", key)
                    .put("name", key)
                    .put("data_type", "text")
                    .put("field_type", "system"));
        }
        for (Field field : world.profiles().fields()) {
            ObjectNode row = list.addObject()
                    .put("key", field.key())
                    .put("name", field.name())
                    .put("data_type", field.dataType())
                    .put("field_type", "oa_custom");
            field.more().forEach(row::put);
        }
        return list;
    }

    @Nullable
    JsonNode create(Asked asked) {
        ObjectNode body = asked.json();
        if (world.profiles().has(Asked.text(body, "key"))) {
            throw Refusal.invalid("key");
        }
        return put(body);
    }

    @Nullable
    JsonNode update(Asked asked) {
        return put(known(asked.json()));
    }

    @Nullable
    JsonNode delete(Asked asked) {
        world.profiles().removeField(Asked.text(known(asked.json()), "key"));
        return null;
    }

    JsonNode of(Asked asked) {
        ObjectNode data = asked.data();
        Phone phone = world.find(Asked.text(data, "user_id")).orElseThrow(() -> Refusal.invalid("user_id"));
        var profile = world.profiles().of(phone.userId());
        List<String> wanted =
                data.has("fields_to_export") ? new ArrayList<>(Asked.texts(data, "fields_to_export")) : List.of();
        ObjectNode info = Json.object().put("user_id", phone.userId());
        Map<String, String> system = new LinkedHashMap<>();
        system.put("display_name", phone.name());
        system.put("phone", phone.is(Phone.Trait.SHARES_INFO) ? phone.number() : "");
        system.put("address", profile.shared().getOrDefault("address", ""));
        system.put("user_alias", profile.alias());
        system.forEach((key, value) -> {
            if (wanted.isEmpty() || wanted.contains(key)) {
                info.put(key, value);
            }
        });
        ObjectNode own = info.putObject("custom_info");
        profile.custom().forEach((key, value) -> {
            if (wanted.isEmpty() || wanted.contains(key)) {
                own.put(key, value);
            }
        });
        return info;
    }

    @Nullable
    JsonNode write(Asked asked) {
        ObjectNode body = asked.json();
        Phone phone = world.find(Asked.text(body, "user_id")).orElseThrow(() -> Refusal.invalid("user_id"));
        if (!body.path("custom_info").isObject()) {
            throw Refusal.invalid("custom_info");
        }
        world.profiles().write(phone.userId(), texts(body.path("custom_info"), Set.of()));
        return null;
    }

    private @Nullable JsonNode put(ObjectNode body) {
        world.profiles()
                .put(new Field(
                        Asked.text(body, "key"),
                        Asked.text(body, "name"),
                        Asked.text(body, "data_type"),
                        texts(body, Set.of("key", "name", "data_type", "field_type"))));
        return null;
    }

    private ObjectNode known(ObjectNode body) {
        if (!world.profiles().has(Asked.text(body, "key"))) {
            throw Refusal.invalid("key");
        }
        return body;
    }

    static Map<String, String> texts(JsonNode node, Set<String> without) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(each -> {
            if (each.getValue().isValueNode() && !without.contains(each.getKey())) {
                texts.put(each.getKey(), each.getValue().asText());
            }
        });
        return texts;
    }
}
