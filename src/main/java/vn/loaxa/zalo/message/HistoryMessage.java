package vn.loaxa.zalo.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/**
 * A message of the conversation history, of a person or a group chat (zalo-openapi §3, §5). Whatever Zalo left out is
 * null or empty.
 *
 * @param fromOa written by the OA ({@code src} 0), not by a person
 * @param type text, photo, GIF, link, links, voice, sticker, location, file ... as sent
 * @param text empty where there is none
 * @param groupId set in a group chat
 */
public record HistoryMessage(
        boolean fromOa,
        @Nullable Instant time,
        String type,
        String text,
        String messageId,
        @Nullable String fromId,
        @Nullable String toId,
        @Nullable String fromName,
        @Nullable String groupId,
        @Nullable String url,
        Extras extras) {
    /** What few messages have, or few readers need. {@code links} are the addresses of a message with links. */
    public record Extras(
            @Nullable String toName,
            @Nullable String fromAvatar,
            @Nullable String thumbnail,
            @Nullable String description,
            List<String> links,
            @Nullable Place place) {
        /** Nothing of it. */
        public static final Extras NONE = new Extras(null, null, null, null, List.of(), null);

        public Extras {
            links = List.copyOf(links);
        }
    }

    /** Degrees, as sent. */
    public record Place(String latitude, String longitude) {}

    /** Reads the array of a reply; elements that are no objects are left out. */
    public static List<HistoryMessage> list(JsonNode array) {
        return Json.list(array, node -> node.isObject() ? of(node) : null);
    }

    private static HistoryMessage of(JsonNode node) {
        return new HistoryMessage(
                Json.textOr(node, "src").equals("0"),
                Json.instant(node, "time"),
                Json.textOr(node, "type"),
                Json.textOr(node, "message"),
                Json.textOr(node, "message_id"),
                Json.text(node, "from_id"),
                Json.text(node, "to_id"),
                Json.text(node, "from_display_name"),
                Json.text(node, "group_id"),
                Json.firstText(node, "url", "thumb"),
                extras(node));
    }

    private static Extras extras(JsonNode node) {
        return new Extras(
                Json.text(node, "to_display_name"),
                Json.text(node, "from_avatar"),
                Json.text(node, "thumb"),
                Json.text(node, "description"),
                Json.list(node.path("links"), link -> link.isObject() ? Json.firstText(link, "url", "href") : null),
                place(node));
    }

    /** An object, or one hidden in a string. */
    private static @Nullable Place place(JsonNode node) {
        JsonNode location = Json.unfold(node.path("location"));
        String latitude = Json.text(location, "latitude");
        String longitude = Json.text(location, "longitude");
        return latitude == null || longitude == null ? null : new Place(latitude, longitude);
    }
}
