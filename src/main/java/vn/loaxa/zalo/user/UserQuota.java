package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/**
 * What may still be sent to one person (zalo-openapi §2.7).
 *
 * @param lastInteraction from which the windows of 48 hours and 7 days run
 */
public record UserQuota(
        @Nullable Instant lastInteraction,
        Allowance consultation,
        Allowance promotionToday,
        Allowance promotionThisMonth) {

    static UserQuota of(JsonNode data) {
        JsonNode promotion = data.path("promotion");
        return new UserQuota(
                Json.instant(data, "last_interaction"),
                Allowance.of(data.path("cs_reply"), "remain", "total"),
                Allowance.of(promotion, "daily_remain", "daily_total"),
                Allowance.of(promotion, "monthly_remain", "monthly_total"));
    }
}
