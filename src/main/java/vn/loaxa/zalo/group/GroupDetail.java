package vn.loaxa.zalo.group;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/**
 * Everything about one group chat (zalo-openapi §3).
 *
 * @param maxMembers 0 if Zalo did not tell
 * @param autoDeleteDate the day it disbands itself when its package has ended, as sent
 */
public record GroupDetail(
        GroupProfile profile, int maxMembers, @Nullable String autoDeleteDate, Asset asset, GroupSettings settings) {

    /**
     * The right to the group.
     *
     * @param type gmf10, gmf50, gmf100, gmf1000
     * @param validThrough last day, in the zone of Việt Nam
     */
    public record Asset(String id, String type, @Nullable LocalDate validThrough, boolean autoRenew) {}

    /** Null if the data names no group. */
    static @Nullable GroupDetail of(JsonNode data) {
        JsonNode info = data.path("group_info");
        GroupProfile profile = GroupProfile.of(info);
        JsonNode asset = data.path("asset_info");
        return profile == null
                ? null
                : new GroupDetail(
                        profile,
                        Json.integerOr(info, "max_member", 0),
                        Json.text(info, "auto_delete_date"),
                        new Asset(
                                Json.textOr(asset, "asset_id"),
                                Json.textOr(asset, "asset_type"),
                                Json.day(asset, "valid_through"),
                                Json.flag(asset, "auto_renew")),
                        GroupSettings.of(data.path("group_setting")));
    }
}
