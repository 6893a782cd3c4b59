package vn.loaxa.zalo.group;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/**
 * One page of members, invitations or groups.
 *
 * @param total over all pages, as Zalo counts
 */
public record GroupPage<T>(int offset, int total, List<T> items) {
    public GroupPage {
        items = List.copyOf(items);
    }

    /** True if nothing follows this page. */
    public boolean isLast() {
        return items.isEmpty() || offset + items.size() >= total;
    }

    static <T> GroupPage<T> of(JsonNode data, String items, int offset, Function<JsonNode, @Nullable T> read) {
        return new GroupPage<>(
                Json.integerOr(data, "offset", offset),
                Json.integerOr(data, "total", 0),
                Json.list(data.path(items), read));
    }
}
