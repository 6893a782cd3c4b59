package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/**
 * The account itself (zalo-openapi §5).
 *
 * @param type 2 business, 4 state body; 0 if Zalo did not tell
 * @param packageValidThrough last day of the paid package, in the zone of Việt Nam
 * @param packageRenewsOn the day Zalo renews it by itself
 * @param walletLinked a ZCA wallet is there, so messages that cost can be sent
 */
public record OfficialAccountInfo(
        String id,
        String name,
        String description,
        boolean verified,
        int type,
        @Nullable String category,
        int followers,
        @Nullable String avatar,
        @Nullable String alias,
        @Nullable String cover,
        @Nullable String packageName,
        @Nullable LocalDate packageValidThrough,
        @Nullable LocalDate packageRenewsOn,
        boolean walletLinked) {

    static OfficialAccountInfo of(JsonNode data) {
        String id = Json.firstText(data, "oaid", "oa_id");
        String wallet = Json.firstText(data, "linked_ZCA", "linked_zca");
        return new OfficialAccountInfo(
                id == null ? "" : id,
                Json.textOr(data, "name"),
                Json.textOr(data, "description"),
                Json.flag(data, "is_verified"),
                Json.integerOr(data, "oa_type", 0),
                Json.text(data, "cate_name"),
                Json.integerOr(data, "num_follower", 0),
                Json.text(data, "avatar"),
                Json.text(data, "oa_alias"),
                Json.text(data, "cover"),
                Json.text(data, "package_name"),
                Json.day(data, "package_valid_through_date"),
                Json.day(data, "package_auto_renew_date"),
                wallet != null && !wallet.equalsIgnoreCase("false") && !wallet.equals("0"));
    }
}
