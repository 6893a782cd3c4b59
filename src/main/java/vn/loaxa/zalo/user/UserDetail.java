package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * A person as the OA sees them (zalo-openapi §5). Real replies leave out much: all but the id may be missing.
 *
 * @param alias the name that the OA gave the person
 * @param lastInteraction a day only, in the zone of Việt Nam
 * @param avatars the same picture by its width in pixels, {@code 120} and {@code 240}
 * @param dynamicParam of the dynamic link by which the person came last
 * @param shared what the person chose to share
 */
public record UserDetail(
        ZaloUserId id,
        @Nullable String idByApp,
        @Nullable String externalId,
        String displayName,
        @Nullable String alias,
        boolean sensitive,
        boolean follower,
        @Nullable LocalDate lastInteraction,
        @Nullable String avatar,
        Map<String, String> avatars,
        @Nullable String dynamicParam,
        List<String> tags,
        List<String> notes,
        Shared shared) {

    /** From {@code shared_info}; nothing of it is checked by Zalo. */
    public record Shared(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address,
            @Nullable String district,
            @Nullable String city) {}

    static UserDetail of(ZaloUserId asked, JsonNode data) {
        String id = Json.id(data, "user_id");
        JsonNode labels = data.path("tags_and_notes_info");
        return new UserDetail(
                id == null ? asked : new ZaloUserId(id),
                Json.text(data, "user_id_by_app"),
                Json.text(data, "user_external_id"),
                Json.textOr(data, "display_name"),
                Json.text(data, "user_alias"),
                Json.flag(data, "is_sensitive"),
                Json.flag(data, "user_is_follower"),
                Json.day(data, "user_last_interaction_date"),
                Json.text(data, "avatar"),
                avatars(data.path("avatars")),
                Json.text(data, "dynamic_param"),
                Json.list(labels.path("tag_names"), JsonNode::asText),
                Json.list(labels.path("notes"), JsonNode::asText),
                shared(data.path("shared_info")));
    }

    private static Map<String, String> avatars(JsonNode node) {
        Map<String, String> found = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> found.put(field.getKey(), field.getValue().asText()));
        return Collections.unmodifiableMap(found);
    }

    private static Shared shared(JsonNode info) {
        return new Shared(
                Json.text(info, "name"),
                Json.text(info, "phone"),
                Json.text(info, "address"),
                Json.text(info, "district"),
                Json.text(info, "city"));
    }
}
