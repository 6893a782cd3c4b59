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
        @Nullable String url) {

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
                Json.firstText(node, "url", "thumb"));
    }
}
