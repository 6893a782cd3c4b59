package vn.loaxa.zalo.user;

import java.util.List;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * What may still be sent ({@code /v3.0/oa/quota/message}, zalo-openapi §2.7). The rights to groups are with the groups.
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
}
