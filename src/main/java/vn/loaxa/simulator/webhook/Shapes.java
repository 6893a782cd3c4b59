package vn.loaxa.simulator.webhook;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import vn.loaxa.simulator.world.Faults;
import vn.loaxa.simulator.world.Faults.Webhook;

/** The other shapes in which events have been seen (zalo-openapi §6.2, §6.4, §11). */
final class Shapes {
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "accept_request_join_group", "react_request_join_group_accept",
            "reject_request_join_group", "react_request_join_group_reject",
            "user_out_group", "user_leave_group",
            "delete_group", "disperse_group");

    private Shapes() {}

    static ObjectNode apply(ObjectNode body, Faults faults) {
        ObjectNode shaped = body.deepCopy();
        if (faults.webhook(Webhook.NO_USER_ID_BY_APP)) {
            shaped.remove("user_id_by_app");
        }
        if (faults.webhook(Webhook.NUMERIC_TIMESTAMP)) {
            shaped.set("timestamp", LongNode.valueOf(shaped.path("timestamp").asLong()));
        }
        String name = shaped.path("event_name").asText();
        if (faults.webhook(Webhook.OTHER_GROUP_NAMES)) {
            shaped.put("event_name", OTHER_NAMES.getOrDefault(name, name));
        }
        return shaped;
    }

    /** Events of template messages come with a header of their own (§6.1). */
    static boolean isOfTemplates(String name, byte[] body) {
        return name.startsWith("change_")
                || name.equals("user_feedback")
                || new String(body, StandardCharsets.UTF_8).contains("\"tracking_id\":");
    }
}
