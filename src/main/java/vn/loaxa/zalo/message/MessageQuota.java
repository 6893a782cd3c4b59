package vn.loaxa.zalo.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/**
 * What a message was taken from (zalo-openapi §2.1, §2.3). Zalo tells less and less of it: all but the type may be missing.
 *
 * @param type reply, sub_quota, purchase_quota, reward_quota, welcome_msg; {@code daily} for templates by phone
 * @param expires last day, in the zone of Việt Nam
 */
public record MessageQuota(
        String type,
        @Nullable Integer remain,
        @Nullable Integer total,
        @Nullable LocalDate expires,
        @Nullable String ownerType,
        @Nullable String ownerId) {
    /** The object {@code quota} of a reply; null if there is none. */
    public static @Nullable MessageQuota of(JsonNode data) {
        JsonNode quota = data.path("quota");
        if (!quota.isObject()) {
            return null;
        }
        Integer daily = Json.integer(quota, "dailyQuota");
        return daily != null
                ? new MessageQuota("daily", Json.integer(quota, "remainingQuota"), daily, null, null, null)
                : new MessageQuota(
                        Json.textOr(quota, "quota_type"),
                        Json.integer(quota, "remain"),
                        Json.integer(quota, "total"),
                        Json.day(quota, "expired_date"),
                        Json.text(quota, "owner_type"),
                        Json.text(quota, "owner_id"));
    }
}
