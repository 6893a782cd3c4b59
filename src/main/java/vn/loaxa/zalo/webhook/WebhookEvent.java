package vn.loaxa.zalo.webhook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloOaId;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * One event of the webhook (zalo-openapi §6.4). Families of events share a record; {@link Meta#name} keeps the vendor's
 * own name. Events that are not known become {@link Unrecognized}, never an exception.
 */
public sealed interface WebhookEvent {
    Meta meta();

    /**
     * @param name event_name as received
     * @param oaId the OA it concerns, worked out per family (§6.2); null where the event carries none
     * @param timestamp epoch milliseconds as sent, or null; a hint only, never an order
     * @param key what the event is known by, for recognising duplicates: (event_name, msg_id), else (event_name,
     *     timestamp, user or group id)
     */
    record Meta(
            String name,
            @Nullable String appId,
            @Nullable ZaloOaId oaId,
            @Nullable Long timestamp,
            String key) {}

    /** A person wrote to the OA ({@code user_send_*}). {@code kind} is the last part of the name: text, image, location ... */
    record UserMessage(
            Meta meta,
            ZaloUserId user,
            String kind,
            String messageId,
            @Nullable String text,
            List<Attachment> attachments,
            @Nullable String quotedMessageId)
            implements WebhookEvent {}

    /** The OA wrote to a person ({@code oa_send_*}): the echo of an API send, or an official in the OA console ({@code adminId}). */
    record OaMessage(
            Meta meta,
            ZaloUserId user,
            String kind,
            String messageId,
            @Nullable String text,
            List<Attachment> attachments,
            @Nullable String adminId)
            implements WebhookEvent {}

    /** A message in a GMF group ({@code user_send_group_*}, {@code oa_send_group_*}); {@code user} is null when the OA wrote. */
    record GroupMessage(
            Meta meta,
            ZaloGroupId group,
            @Nullable ZaloUserId user,
            String kind,
            String messageId,
            @Nullable String text,
            List<Attachment> attachments,
            @Nullable String quotedMessageId)
            implements WebhookEvent {}

    /** {@code user_received_message}: it reached the phone. {@code trackingId} is set for template messages by phone (ZNS). */
    record Received(
            Meta meta,
            String recipient,
            String messageId,
            @Nullable String trackingId) implements WebhookEvent {}

    /** {@code user_seen_message}. */
    record Seen(Meta meta, ZaloUserId user, List<String> messageIds) implements WebhookEvent {}

    /** {@code user_reacted_message}, {@code oa_reacted_message}. */
    record Reaction(Meta meta, ZaloUserId user, String messageId, String icon) implements WebhookEvent {}

    /** {@code follow}. */
    record Follow(Meta meta, ZaloUserId user, @Nullable String source) implements WebhookEvent {}

    /** {@code unfollow}. */
    record Unfollow(Meta meta, ZaloUserId user) implements WebhookEvent {}

    /** {@code user_click_chatnow}: opens the right to write first. */
    record ChatOpened(Meta meta, ZaloUserId user) implements WebhookEvent {}

    /** {@code user_submit_info}: what the person chose to share. */
    record InfoSubmitted(
            Meta meta,
            ZaloUserId user,
            @Nullable String name,
            @Nullable String phone,
            Map<String, String> details) implements WebhookEvent {}

    /** {@code user_withdraw}: erase that person's data. */
    record DataWithdrawn(Meta meta, ZaloUserId user) implements WebhookEvent {}

    /** {@code permission_revoked}: the OA removed the app; stop sending and alert. */
    record PermissionRevoked(Meta meta) implements WebhookEvent {}

    /** A GMF group changed; names of both generations are brought to the preferred one in {@code change}. */
    record GroupChange(Meta meta, ZaloGroupId group, Change change, List<ZaloUserId> users) implements WebhookEvent {
        public enum Change {
            CREATED,
            JOINED,
            JOIN_REQUESTED,
            JOIN_ACCEPTED,
            JOIN_REJECTED,
            LEFT,
            ADMIN_ADDED,
            ADMIN_REMOVED,
            INFO_UPDATED,
            DELETED
        }
    }

    /**
     * Somebody without a Zalo account wrote ({@code anonymous_send_*}), or was answered ({@code oa_send_anonymous_*},
     * {@code fromOa}). Answer with {@code MessageApi.send(Visitor, ...)}.
     */
    record VisitorMessage(
            Meta meta,
            String anonymousId,
            @Nullable String conversationId,
            boolean fromOa,
            String kind,
            String messageId,
            @Nullable String text,
            List<Attachment> attachments)
            implements WebhookEvent {}

    /**
     * Any other documented event (tags, calls, widget, consent, templates, quota ...).
     *
     * @param details every value by its path, such as {@code message.rate}, {@code quota.new_value}, {@code tag.user_ids.0}
     */
    record Other(Meta meta, @Nullable ZaloUserId user, Map<String, String> details) implements WebhookEvent {}

    /** An event name that the SDK does not know. Stored and answered with 200. */
    record Unrecognized(Meta meta) implements WebhookEvent {}

    /** An attachment; {@code payload} is flattened to strings ({@code url}, {@code name}, {@code latitude} ...). */
    record Attachment(String type, Map<String, String> payload) {
        public Attachment {
            payload = Map.copyOf(payload);
        }
    }
}
