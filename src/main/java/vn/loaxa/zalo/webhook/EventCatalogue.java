package vn.loaxa.zalo.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.webhook.WebhookEvent.GroupChange.Change;

/** Every event name that is documented (zalo-openapi §6.4), the older and disputed ones too. */
public final class EventCatalogue {
    private static final Map<String, EventFamily> PREFIXES = new LinkedHashMap<>();
    private static final Map<String, Change> GROUP_CHANGES = new LinkedHashMap<>();
    private static final Map<String, EventFamily> FAMILIES = new LinkedHashMap<>();

    static {
        // In the order of asking: the first that fits wins.
        PREFIXES.put("user_send_group_", EventFamily.USER_GROUP_MESSAGE);
        PREFIXES.put("oa_send_group_", EventFamily.OA_GROUP_MESSAGE);
        PREFIXES.put("oa_send_anonymous_", EventFamily.OA_ANONYMOUS_MESSAGE);
        PREFIXES.put("anonymous_send_", EventFamily.ANONYMOUS_MESSAGE);
        PREFIXES.put("user_send_", EventFamily.USER_MESSAGE);
        PREFIXES.put("oa_send_", EventFamily.OA_MESSAGE);

        change(Change.CREATED, "create_group");
        change(Change.JOINED, "user_join_group");
        change(Change.JOIN_REQUESTED, "user_request_join_group");
        change(
                Change.JOIN_ACCEPTED,
                "accept_request_join_group",
                "react_request_join_group",
                "react_request_join_group_accept");
        change(Change.JOIN_REJECTED, "reject_request_join_group", "react_request_join_group_reject");
        change(Change.LEFT, "user_out_group", "user_leave_group");
        change(Change.ADMIN_ADDED, "add_group_admin");
        change(Change.ADMIN_REMOVED, "remove_group_admin");
        change(Change.INFO_UPDATED, "update_group_info");
        change(Change.DELETED, "delete_group", "disperse_group");

        messages("user_send_", "text,image,gif,link,audio,video,sticker,location,business_card,file");
        messages("oa_send_", "text,image,gif,list,file,sticker,template");
        messages("anonymous_send_", "text,image,file,sticker");
        messages("oa_send_anonymous_", "text,image,file,sticker");
        messages("user_send_group_", "text,image,link,audio,video,business_card,sticker,gif,file,location");
        messages("oa_send_group_", "text,image,link,audio,location,video,business_card,sticker,gif,file");

        FAMILIES.put("user_received_message", EventFamily.RECEIVED);
        FAMILIES.put("user_seen_message", EventFamily.SEEN);
        FAMILIES.put("user_reacted_message", EventFamily.USER_REACTION);
        FAMILIES.put("oa_reacted_message", EventFamily.OA_REACTION);
        FAMILIES.put("follow", EventFamily.FOLLOW);
        FAMILIES.put("unfollow", EventFamily.UNFOLLOW);
        FAMILIES.put("user_click_chatnow", EventFamily.CHAT_OPENED);
        FAMILIES.put("user_submit_info", EventFamily.INFO_SUBMITTED);
        FAMILIES.put("user_withdraw", EventFamily.WITHDRAWN);
        FAMILIES.put("permission_revoked", EventFamily.REVOKED);
        others("add_user_to_tag", "remove_user_from_tag", "remove_tag", "update_user_info");
        others("extension_purchased", "shop_has_order");
        others("widget_interaction_accepted", "widget_failed_to_sync_user_external_id");
        others("oa_send_consent", "user_reply_consent", "user_call_oa", "oa_call_user");
        others("user_feedback", "user_click_response_button", "change_oa_daily_quota", "change_oa_template_tags");
        others("change_template_status", "change_template_quality", "change_template_quota");
        others("event_journey_time_out", "event_journey_acknowledged");
    }

    private EventCatalogue() {}

    /** All documented names. */
    public static Set<String> names() {
        return java.util.Collections.unmodifiableSet(FAMILIES.keySet());
    }

    /** A message of a kind that is not documented yet still belongs to its family. */
    static EventFamily family(String name) {
        EventFamily known = FAMILIES.get(name);
        if (known != null) {
            return known;
        }
        String prefix = prefix(name);
        return prefix == null ? EventFamily.UNRECOGNIZED : PREFIXES.getOrDefault(prefix, EventFamily.UNRECOGNIZED);
    }

    /** The last part of the name of a message event: text, image, location ... */
    static String kind(String name) {
        String prefix = prefix(name);
        return prefix == null ? name : name.substring(prefix.length());
    }

    static @Nullable Change change(String name) {
        return GROUP_CHANGES.get(name);
    }

    private static @Nullable String prefix(String name) {
        for (String prefix : PREFIXES.keySet()) {
            if (name.length() > prefix.length() && name.startsWith(prefix)) {
                return prefix;
            }
        }
        return null;
    }

    private static void messages(String prefix, String kinds) {
        for (String kind : kinds.split(",", -1)) {
            FAMILIES.put(prefix + kind, family(prefix + kind));
        }
    }

    private static void change(Change change, String... names) {
        for (String name : names) {
            GROUP_CHANGES.put(name, change);
            FAMILIES.put(name, EventFamily.GROUP_CHANGE);
        }
    }

    private static void others(String... names) {
        List.of(names).forEach(name -> FAMILIES.put(name, EventFamily.OTHER));
    }
}
