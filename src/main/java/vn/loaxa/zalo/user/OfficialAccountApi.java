package vn.loaxa.zalo.user;

import java.util.Map;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;

/** The account that the token belongs to (zalo-openapi §5). Blocking and thread-safe. */
public final class OfficialAccountApi {
    private final ZaloCalls calls;

    public OfficialAccountApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /**
     * Name, verification, package; also the cheapest proof that the token works.
     *
     * @throws ZaloException if Zalo refused or did not answer
     */
    public OfficialAccountInfo info() {
        return OfficialAccountInfo.of(calls.ask(ZaloRequest.get("/v2.0/oa/getoa", Map.of())));
    }
}
