package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/**
 * Something bought or included: a bundle of messages, or the right to one GMF group (zalo-openapi §2.7, §3).
 *
 * @param productType cs, transaction, gmf10, gmf50, gmf100, gmf1000
 * @param quotaType sub_quota, purchase_quota, reward_quota
 * @param validThrough last day, in the zone of Việt Nam
 * @param status available or used, for a group; otherwise empty
 * @param usedId the group that uses it
 */
public record QuotaAsset(
        String assetId,
        String productType,
        String quotaType,
        @Nullable LocalDate validThrough,
        Allowance allowance,
        boolean autoRenew,
        String status,
        @Nullable String usedId) {

    /** True for the right to a group that no group uses yet. */
    public boolean available() {
        return status.equalsIgnoreCase("available");
    }

    /** Reads the array of a reply. */
    public static List<QuotaAsset> list(JsonNode array) {
        return Json.list(array, node -> node.isObject() ? of(node) : null);
    }

    private static QuotaAsset of(JsonNode node) {
        return new QuotaAsset(
                Json.textOr(node, "asset_id"),
                Json.textOr(node, "product_type"),
                Json.textOr(node, "quota_type"),
                Json.day(node, "valid_through"),
                Allowance.of(node, "remain", "total"),
                Json.flag(node, "auto_renew"),
                Json.textOr(node, "status"),
                Json.text(node, "used_id"));
    }
}
