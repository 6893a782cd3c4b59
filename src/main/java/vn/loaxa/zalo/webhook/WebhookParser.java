package vn.loaxa.zalo.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.webhook.WebhookEvent.Meta;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Reads events (zalo-openapi §6). Takes strings and numbers for each other, and whatever may be missing as missing. An
 * event that is not known, or lacks the ids that make sense of it, is an {@link WebhookEvent.Unrecognized}; only what is
 * no JSON object throws. Immutable.
 */
public final class WebhookParser {

    /**
     * @throws MalformedEventException if the body is not one JSON object
     */
    public WebhookEvent parse(byte[] body) throws MalformedEventException {
        WebhookEnvelope envelope = WebhookEnvelope.read(body);
        var meta = new Meta(
                envelope.name(), envelope.appId(), envelope.oaId(), millis(envelope.timestamp()), envelope.key());
        try {
            WebhookEvent event = read(meta, Json.parse(body));
            return event == null ? new WebhookEvent.Unrecognized(meta) : event;
        } catch (IOException e) {
            throw new MalformedEventException("Not JSON", 1, 1);
        }
    }

    /** Null if an id is missing without which the event says nothing. */
    private static @Nullable WebhookEvent read(Meta meta, JsonNode root) {
        return switch (EventCatalogue.family(meta.name())) {
            case USER_MESSAGE -> userMessage(meta, root, user(root.path("sender"), "id"));
            case OA_MESSAGE -> oaMessage(meta, root, user(root.path("recipient"), "id"));
            case USER_GROUP_MESSAGE -> groupMessage(meta, root, user(root.path("sender"), "id"));
            case OA_GROUP_MESSAGE -> groupMessage(meta, root, null);
            case RECEIVED -> received(meta, root);
            case SEEN -> seen(meta, root, user(root.path("recipient"), "id"));
            case USER_REACTION -> reaction(meta, root, user(root.path("sender"), "id"));
            case OA_REACTION -> reaction(meta, root, user(root.path("recipient"), "id"));
            case FOLLOW -> follow(meta, root, follower(root));
            case UNFOLLOW -> unfollow(meta, follower(root));
            case CHAT_OPENED -> chatOpened(meta, user(root, "user_id"));
            case INFO_SUBMITTED -> infoSubmitted(meta, root, user(root.path("sender"), "id"));
            case WITHDRAWN -> withdrawn(meta, user(root, "user_id"));
            case REVOKED -> new WebhookEvent.PermissionRevoked(meta);
            case GROUP_CHANGE -> groupChange(meta, root);
            case ANONYMOUS_MESSAGE -> visitorMessage(meta, root, root.path("sender"), false);
            case OA_ANONYMOUS_MESSAGE -> visitorMessage(meta, root, root.path("recipient"), true);
            case OTHER -> new WebhookEvent.Other(meta, anyUser(root), Details.of(root));
            case UNRECOGNIZED -> null;
        };
    }

    private static @Nullable WebhookEvent userMessage(Meta meta, JsonNode root, @Nullable ZaloUserId user) {
        JsonNode message = root.path("message");
        String kind = EventCatalogue.kind(meta.name());
        return user == null
                ? null
                : new WebhookEvent.UserMessage(
                        meta,
                        user,
                        kind,
                        Json.textOr(message, "msg_id"),
                        Json.text(message, "text"),
                        Attachments.of(root, kind),
                        Json.text(message, "quote_msg_id"));
    }

    private static @Nullable WebhookEvent oaMessage(Meta meta, JsonNode root, @Nullable ZaloUserId user) {
        JsonNode message = root.path("message");
        String kind = EventCatalogue.kind(meta.name());
        return user == null
                ? null
                : new WebhookEvent.OaMessage(
                        meta,
                        user,
                        kind,
                        Json.textOr(message, "msg_id"),
                        Json.text(message, "text"),
                        Attachments.of(root, kind),
                        Json.text(root.path("sender"), "admin_id"));
    }

    private static @Nullable WebhookEvent groupMessage(Meta meta, JsonNode root, @Nullable ZaloUserId user) {
        JsonNode message = root.path("message");
        String kind = EventCatalogue.kind(meta.name());
        String recipient = Json.id(root.path("recipient"), "id");
        String group = recipient == null ? Json.id(root, "group_id") : recipient;
        return group == null
                ? null
                : new WebhookEvent.GroupMessage(
                        meta,
                        new ZaloGroupId(group),
                        user,
                        kind,
                        Json.textOr(message, "msg_id"),
                        Json.text(message, "text"),
                        Attachments.of(root, kind),
                        Json.text(message, "quote_msg_id"));
    }

    private static @Nullable WebhookEvent visitorMessage(Meta meta, JsonNode root, JsonNode visitor, boolean fromOa) {
        JsonNode message = root.path("message");
        String kind = EventCatalogue.kind(meta.name());
        String id = Json.id(visitor, "id");
        return id == null
                ? null
                : new WebhookEvent.VisitorMessage(
                        meta,
                        id,
                        Json.text(message, "conversation_id"),
                        fromOa,
                        kind,
                        Json.textOr(message, "msg_id"),
                        Json.text(message, "text"),
                        Attachments.of(root, kind));
    }

    private static @Nullable WebhookEvent received(Meta meta, JsonNode root) {
        JsonNode message = root.path("message");
        String recipient = Json.id(root.path("recipient"), "id");
        return recipient == null
                ? null
                : new WebhookEvent.Received(
                        meta, recipient, Json.textOr(message, "msg_id"), Json.text(message, "tracking_id"));
    }

    private static @Nullable WebhookEvent seen(Meta meta, JsonNode root, @Nullable ZaloUserId user) {
        JsonNode message = root.path("message");
        List<String> ids = Json.list(message.path("msg_ids"), JsonNode::asText);
        String single = Json.text(message, "msg_id");
        return user == null
                ? null
                : new WebhookEvent.Seen(meta, user, ids.isEmpty() && single != null ? List.of(single) : ids);
    }

    private static @Nullable WebhookEvent reaction(Meta meta, JsonNode root, @Nullable ZaloUserId user) {
        JsonNode message = root.path("message");
        return user == null
                ? null
                : new WebhookEvent.Reaction(
                        meta, user, Json.textOr(message, "msg_id"), Json.textOr(message, "react_icon"));
    }

    private static @Nullable WebhookEvent follow(Meta meta, JsonNode root, @Nullable ZaloUserId user) {
        return user == null ? null : new WebhookEvent.Follow(meta, user, Json.text(root, "source"));
    }

    private static @Nullable WebhookEvent unfollow(Meta meta, @Nullable ZaloUserId user) {
        return user == null ? null : new WebhookEvent.Unfollow(meta, user);
    }

    private static @Nullable WebhookEvent chatOpened(Meta meta, @Nullable ZaloUserId user) {
        return user == null ? null : new WebhookEvent.ChatOpened(meta, user);
    }

    private static @Nullable WebhookEvent infoSubmitted(Meta meta, JsonNode root, @Nullable ZaloUserId user) {
        Map<String, String> details = Attachments.flat(root.path("info"));
        String name = details.remove("name");
        String phone = details.remove("phone");
        return user == null ? null : new WebhookEvent.InfoSubmitted(meta, user, name, phone, Map.copyOf(details));
    }

    private static @Nullable WebhookEvent withdrawn(Meta meta, @Nullable ZaloUserId user) {
        return user == null ? null : new WebhookEvent.DataWithdrawn(meta, user);
    }

    private static @Nullable WebhookEvent groupChange(Meta meta, JsonNode root) {
        String group = Json.id(root, "group_id");
        var change = EventCatalogue.change(meta.name());
        return group == null || change == null
                ? null
                : new WebhookEvent.GroupChange(
                        meta, new ZaloGroupId(group), change, Json.list(root.path("users"), WebhookParser::member));
    }

    private static @Nullable ZaloUserId member(JsonNode node) {
        String id = node.isObject()
                ? Json.firstText(node, "id", "user_id")
                : node.asText().replace("\0", "");
        return id == null || id.isBlank() ? null : new ZaloUserId(id);
    }

    private static @Nullable ZaloUserId follower(JsonNode root) {
        ZaloUserId follower = user(root.path("follower"), "id");
        return follower == null ? user(root, "user_id") : follower;
    }

    private static @Nullable ZaloUserId anyUser(JsonNode root) {
        ZaloUserId user = user(root, "user_id");
        return user == null ? user(root.path("data"), "user_id") : user;
    }

    private static @Nullable ZaloUserId user(JsonNode node, String field) {
        String id = Json.id(node, field);
        return id == null ? null : new ZaloUserId(id);
    }

    private static @Nullable Long millis(String timestamp) {
        try {
            return timestamp.isEmpty() ? null : Long.valueOf(timestamp.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
