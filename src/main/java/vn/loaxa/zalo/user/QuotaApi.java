package vn.loaxa.zalo.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * What may still be sent, in all the forms in which Zalo tells it (zalo-openapi §2.7). The rights to groups are with the groups.
 * Blocking and thread-safe.
 */
public final class QuotaApi {
    private static final String PATH = "/v3.0/oa/quota/message";

    private final ZaloCalls calls;

    public QuotaApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /**
     * For one person.
     *
     * @throws ZaloException if Zalo refused or did not answer
     */
    public UserQuota ofUser(ZaloUserId user) {
        return UserQuota.of(calls.ask(ZaloRequest.post(PATH, Json.object().put("user_id", user.value()))));
    }

    /**
     * For the account.
     *
     * @param productType such as {@code cs}
     * @param quotaType such as {@code sub_quota}
     * @throws ZaloException if Zalo refused or did not answer
     */
    public List<QuotaAsset> ofAccount(String productType, String quotaType) {
        var body = Json.object()
                .put("quota_owner", "OA")
                .put("product_type", productType)
                .put("quota_type", quotaType);
        return QuotaAsset.list(calls.ask(ZaloRequest.post(PATH, body)));
    }

    /**
     * The older way, for the account as a whole ({@code /v2.0/oa/quota/message}).
     *
     * @throws ZaloException if Zalo refused or did not answer
     */
    public TypedAllowance ofAccount() {
        return older(Json.object());
    }

    /** The older way, for answers to one message of a person; otherwise as {@link #ofAccount()}. */
    public TypedAllowance ofMessage(String messageId) {
        return older(Json.object().put("message_id", messageId));
    }

    /** The older way, for promotions to one person; otherwise as {@link #ofAccount()}. */
    public TypedAllowance ofPromotion(ZaloUserId user) {
        return older(Json.object().put("user_id", user.value()).put("type", "promotion"));
    }

    private TypedAllowance older(ObjectNode body) {
        JsonNode data = calls.ask(ZaloRequest.post("/v2.0/oa/quota/message", body));
        return new TypedAllowance(Json.textOr(data, "type"), Allowance.of(data, "remain", "total"));
    }
}
