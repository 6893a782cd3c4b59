package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Json;

/** How many are left of how many; null where Zalo no longer tells (zalo-openapi §2.1). */
public record Allowance(@Nullable Integer remain, @Nullable Integer total) {
    static Allowance of(JsonNode node, String remain, String total) {
        return new Allowance(Json.integer(node, remain), Json.integer(node, total));
    }
}
