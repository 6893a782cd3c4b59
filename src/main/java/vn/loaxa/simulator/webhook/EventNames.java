package vn.loaxa.simulator.webhook;

import java.util.Set;
import vn.loaxa.text.Messages;

/** Events without a text, in words. */
final class EventNames {
    private static final Set<String> KNOWN = Set.of(
            "user_received_message",
            "user_seen_message",
            "follow",
            "unfollow",
            "user_click_chatnow",
            "user_submit_info",
            "user_withdraw",
            "user_reacted_message",
            "oa_reacted_message",
            "create_group",
            "user_join_group",
            "user_request_join_group",
            "accept_request_join_group",
            "reject_request_join_group",
            "user_out_group",
            "add_group_admin",
            "remove_group_admin",
            "update_group_info",
            "delete_group",
            "permission_revoked",
            "add_user_to_tag",
            "remove_user_from_tag",
            "remove_tag",
            "user_feedback",
            "change_template_status",
            "change_template_quality");

    private EventNames() {}

    static String inWords(Messages messages, String name) {
        return KNOWN.contains(name) ? messages.text("event." + name) : messages.text("event.other");
    }
}
