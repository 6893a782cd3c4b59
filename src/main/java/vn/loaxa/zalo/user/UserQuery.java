package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.Limits;

/**
 * Which persons to list (zalo-openapi §5). Zalo lets nobody page past about 10,000: split by tag or period.
 *
 * @param offset 0 to 9951
 * @param count 1 to 50
 * @param follower only followers, only others, or null for all
 * @param period TODAY, YESTERDAY, L7D, L30D or {@code YYYY_MM_DD:YYYY_MM_DD}, or null
 */
public record UserQuery(
        int offset,
        int count,
        @Nullable Boolean follower,
        @Nullable String period,
        @Nullable String tag) {
    public static final int MAX_OFFSET = 9951;
    public static final int MAX_COUNT = 50;

    public UserQuery {
        Limits.range("offset", offset, 0, MAX_OFFSET);
        Limits.range("count", count, 1, MAX_COUNT);
        if (period != null && !period.matches("TODAY|YESTERDAY|L7D|L30D|\\d{4}_\\d\\d_\\d\\d:\\d{4}_\\d\\d_\\d\\d")) {
            throw new LimitException(
                    "period",
                    "not one that Zalo knows",
                    "TODAY, YESTERDAY, L7D, L30D and YYYY_MM_DD:YYYY_MM_DD are allowed");
        }
    }

    /** Everybody, in pages of 50. */
    public static UserQuery everyone(int offset) {
        return new UserQuery(offset, MAX_COUNT, null, null, null);
    }

    ObjectNode data() {
        ObjectNode data = Json.object().put("offset", offset).put("count", count);
        if (follower != null) {
            data.put("is_follower", follower.toString());
        }
        if (period != null) {
            data.put("last_interaction_period", period);
        }
        if (tag != null) {
            data.put("tag_name", tag);
        }
        return data;
    }
}
