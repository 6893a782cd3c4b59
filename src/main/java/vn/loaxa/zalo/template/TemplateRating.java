package vn.loaxa.zalo.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/**
 * What one person answered to a rating template.
 *
 * @param stars 1 to 5; 0 if Zalo did not tell
 * @param note the person's own words; may be empty
 * @param submittedAt as sent
 * @param trackingId ours, of {@link PhoneDelivery}
 */
public record TemplateRating(
        int stars,
        String note,
        @Nullable String submittedAt,
        String messageId,
        List<String> feedbacks,
        @Nullable String trackingId) {
    static TemplateRating of(JsonNode node) {
        return new TemplateRating(
                Json.integerOr(node, "rate", 0),
                Json.textOr(node, "note"),
                Json.text(node, "submitDate"),
                Json.textOr(node, "msgId"),
                Json.list(node.path("feedbacks"), JsonNode::asText),
                Json.text(node, "trackingId"));
    }
}
