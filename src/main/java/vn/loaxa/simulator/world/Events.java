package vn.loaxa.simulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Message.Kind;
import vn.loaxa.simulator.world.Message.Media;

/** Makes the events of zalo-openapi §6.4, every id and timestamp a string, and hands them to the webhook. */
final class Events {
    private final World world;
    private long latest;

    Events(World world) {
        this.world = world;
    }

    void userSent(Phone phone, Message message) {
        String name = "user_send_" + message.kind().eventName();
        ObjectNode body = between(phone.userId(), world.oa().oaId(), appUserId(phone), name);
        body.set("message", content(message));
        tell(name, phone.userId(), body);
    }

    /** The echo of what the API sent. */
    void oaSent(Phone phone, Message message) {
        String name = "oa_send_" + message.kind().eventName();
        ObjectNode body = between(world.oa().oaId(), phone.userId(), appUserId(phone), name);
        body.set("message", content(message));
        tell(name, phone.userId(), body);
    }

    void received(Phone phone, Message message) {
        ObjectNode body = between(world.oa().oaId(), phone.userId(), appUserId(phone), "user_received_message");
        body.putObject("message").put("msg_id", message.id());
        tell("user_received_message", phone.userId(), body);
    }

    /** A template message that went by phone number (§6.4, the ZNS form). */
    void templateReceived(String number, String messageId, String trackingId) {
        ObjectNode body = between(world.oa().oaId(), number, null, "user_received_message");
        body.putObject("message")
                .put("delivery_time", millis(world.now()))
                .put("msg_id", messageId)
                .put("tracking_id", trackingId);
        tell("user_received_message", number, body);
    }

    void seen(Phone phone, List<String> messageIds) {
        ObjectNode body = between(world.oa().oaId(), phone.userId(), appUserId(phone), "user_seen_message");
        ArrayNode ids = body.putObject("message").putArray("msg_ids");
        messageIds.forEach(ids::add);
        tell("user_seen_message", phone.userId(), body);
    }

    void reacted(Phone phone, String messageId, String icon, boolean byOa) {
        String name = byOa ? "oa_reacted_message" : "user_reacted_message";
        String from = byOa ? world.oa().oaId() : phone.userId();
        ObjectNode body = between(from, byOa ? phone.userId() : world.oa().oaId(), appUserId(phone), name);
        body.putObject("message").put("msg_id", messageId).put("react_icon", icon);
        tell(name, phone.userId(), body);
    }

    void followed(Phone phone) {
        ObjectNode body = ofOa("follow");
        body.putObject("follower").put("id", phone.userId());
        body.put("user_id_by_app", appUserId(phone)).put("source", "oa_profile");
        tell("follow", phone.userId(), body);
    }

    void unfollowed(Phone phone) {
        ObjectNode body = ofOa("unfollow");
        body.putObject("follower").put("id", phone.userId());
        body.put("user_id_by_app", appUserId(phone));
        tell("unfollow", phone.userId(), body);
    }

    /** {@code user_click_chatnow}, {@code user_withdraw}: the user at the root. */
    void aboutUser(String name, Phone phone) {
        ObjectNode body = ofOa(name).put("user_id", phone.userId()).put("user_id_by_app", appUserId(phone));
        tell(name, phone.userId(), body);
    }

    void submittedInfo(Phone phone) {
        ObjectNode body = between(phone.userId(), world.oa().oaId(), appUserId(phone), "user_submit_info");
        body.putObject("info").put("name", phone.name()).put("phone", phone.number());
        tell("user_submit_info", phone.userId(), body);
    }

    void visitorSaid(String anonymousId, String conversationId, Message message) {
        String name = "anonymous_send_" + message.kind().eventName();
        ObjectNode body = between(anonymousId, world.oa().oaId(), null, name);
        body.set("message", content(message).put("conversation_id", conversationId));
        tell(name, anonymousId, body);
    }

    void visitorTold(String anonymousId, String conversationId, Message message) {
        String name = "oa_send_anonymous_" + message.kind().eventName();
        ObjectNode body = between(world.oa().oaId(), anonymousId, null, name);
        body.set("message", content(message).put("conversation_id", conversationId));
        tell(name, anonymousId, body);
    }

    /** {@code add_user_to_tag}, {@code remove_user_from_tag}. */
    void tagged(String name, Phone phone, String tag) {
        ObjectNode body = ofOa(name).put("user_id_by_app", appUserId(phone));
        body.putObject("tag").put("name", tag).putArray("user_ids").add(phone.userId());
        tell(name, phone.userId(), body);
    }

    void tagRemoved(String tag) {
        ObjectNode body = ofOa("remove_tag");
        body.putObject("tag").put("name", tag);
        tell("remove_tag", world.oa().oaId(), body);
    }

    /** {@code change_template_status}, {@code change_template_quality}: what it was and what it is now. */
    void template(String name, String templateId, String field, String before, String now) {
        ObjectNode body = ofOa(name).put("template_id", templateId);
        body.putObject(field).put("prev_" + field, before).put("new_" + field, now);
        tell(name, world.oa().oaId(), body);
    }

    /** The stars are a number, unlike everything else. */
    void rated(Templates.Rating rating) {
        ObjectNode body = ofOa("user_feedback");
        body.putObject("message")
                .put("note", rating.note())
                .put("rate", rating.stars())
                .put("submit_time", millis(rating.at()))
                .put("msg_id", rating.messageId())
                .put("tracking_id", rating.trackingId())
                .putArray("feedbacks");
        tell("user_feedback", rating.messageId(), body);
    }

    /** Anything else that Zalo could tell: its own fields, in the usual envelope. */
    void other(String name, ObjectNode fields) {
        ObjectNode body = ofOa(name);
        body.setAll(fields);
        tell(name, world.oa().oaId(), body);
    }

    void permissionRevoked() {
        tell("permission_revoked", world.oa().oaId(), ofOa("permission_revoked"));
    }

    /** A message in a group; the recipient is the group. */
    void groupMessage(Group group, Message message) {
        String name = (message.fromOa() ? "oa_send_group_" : "user_send_group_")
                + message.kind().eventName();
        ObjectNode body = between(message.author(), group.groupId(), null, name);
        body.put("oa_id", world.oa().oaId());
        body.put("group_id", group.groupId());
        body.set("message", content(message));
        tell(name, group.groupId(), body);
    }

    void group(String name, String groupId, List<String> users) {
        ObjectNode body = ofOa(name).put("group_id", groupId);
        if (!users.isEmpty()) {
            ArrayNode list = body.putArray("users");
            users.forEach(user -> list.addObject().put("id", user));
        }
        tell(name, groupId, body);
    }

    /** What Zalo's console sends when an address is saved: ids that match no OA (§6.1). */
    void probe() {
        ObjectNode body = Json.object().put("app_id", "431279331463724542");
        body.putObject("sender").put("id", "246845883529197922");
        body.put("user_id_by_app", "552177279717587730");
        body.putObject("recipient").put("id", "388613280878808645");
        body.put("event_name", "user_send_text");
        body.putObject("message").put("text", "message").put("msg_id", "96d3cdf3af150460909");
        body.put("timestamp", "154390853474");
        world.tell(new Event("user_send_text", "probe", body));
    }

    private void tell(String name, String key, ObjectNode body) {
        body.put("timestamp", Long.toString(stamp()));
        world.tell(new Event(name, key, body));
        world.changes().mark("log");
    }

    /** Strictly rising, because events without a message id are told apart by it. */
    private long stamp() {
        latest = Math.max(world.clock().millis(), latest + 1);
        return latest;
    }

    private ObjectNode between(String sender, String recipient, @Nullable String appUserId, String name) {
        ObjectNode body = Json.object().put("app_id", world.credentials().appId());
        body.putObject("sender").put("id", sender);
        if (appUserId != null) {
            body.put("user_id_by_app", appUserId);
        }
        body.putObject("recipient").put("id", recipient);
        return body.put("event_name", name);
    }

    private ObjectNode ofOa(String name) {
        return Json.object()
                .put("app_id", world.credentials().appId())
                .put("oa_id", world.oa().oaId())
                .put("event_name", name);
    }

    private ObjectNode content(Message message) {
        ObjectNode content = Json.object();
        if (!message.text().isEmpty()) {
            content.put("text", message.text());
        }
        content.put("msg_id", message.id());
        if (message.draft().quotes() != null) {
            content.put("quote_msg_id", message.draft().quotes());
        }
        if (message.draft().media() != null) {
            content.putArray("attachments")
                    .add(attachment(message.kind(), message.draft().media()));
        }
        return content;
    }

    private ObjectNode attachment(Kind kind, Media media) {
        ObjectNode attachment = Json.object().put("type", kind.eventName());
        ObjectNode payload = attachment.putObject("payload");
        switch (kind) {
            case LOCATION -> {
                String[] place = media.url().split(",", 2);
                payload.putObject("coordinates").put("latitude", place[0]).put("longitude", place[place.length - 1]);
            }
            case FILE ->
                payload.put("size", Long.toString(media.bytes()))
                        .put("name", media.name())
                        .put("checksum", checksum(media))
                        .put("type", Uploads.extension(media.name()))
                        .put("url", media.url());
            case STICKER -> payload.put("url", media.url()).put("id", media.id());
            case LINK ->
                payload.put("thumbnail", "").put("description", media.name()).put("url", media.url());
            case AUDIO -> payload.put("url", media.url());
            default -> payload.put("thumbnail", media.url()).put("url", media.url());
        }
        return attachment;
    }

    private String checksum(Media media) {
        byte[] content =
                world.uploads().find(media.id()).map(Uploads.Upload::content).orElse(new byte[0]);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same person in the app's own numbering: another namespace, so another number. */
    static String appUserId(Phone phone) {
        return "5" + phone.userId().substring(1);
    }

    private static String millis(Instant at) {
        return Long.toString(at.toEpochMilli());
    }
}
