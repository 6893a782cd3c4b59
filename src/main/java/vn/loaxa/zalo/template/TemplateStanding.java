package vn.loaxa.zalo.template;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/** How the account stands with template messages: what it may still send, and how people take them. */
public final class TemplateStanding {
    private TemplateStanding() {}

    /** Messages left; null where Zalo does not tell. The daily quota grows and shrinks with the quality. */
    public record Quota(
            @Nullable Integer daily,
            @Nullable Integer remainingToday,
            @Nullable Integer monthlyPromotion,
            @Nullable Integer remainingPromotionThisMonth) {
        static Quota of(JsonNode data) {
            return new Quota(
                    Json.integer(data, "dailyQuota"),
                    Json.integer(data, "remainingQuota"),
                    Json.integer(data, "monthlyPromotionQuota"),
                    Json.integer(data, "remainingMonthlyPromotionQuota"));
        }
    }

    /** HIGH, MEDIUM, LOW or UNDEFINED (nothing was sent), over 48 hours and over 7 days. */
    public record Quality(String now, String lastWeek) {
        static Quality of(JsonNode data) {
            return new Quality(Json.textOr(data, "oaCurrentQuality"), Json.textOr(data, "oa7dayQuality"));
        }
    }
}
