package vn.loaxa.zalo.wire;

import java.net.URI;

/**
 * The three hosts of the vendor (zalo-openapi §0.1). A path in an address is kept as a prefix, so that a stand-in may
 * serve them all.
 *
 * @param api OA OpenAPI
 * @param business templates by phone
 * @param oauth tokens and consent
 */
public record ZaloEndpoints(URI api, URI business, URI oauth) {

    /** The vendor's own hosts. */
    public static final ZaloEndpoints VENDOR = new ZaloEndpoints(
            URI.create("https://openapi.zalo.me"),
            URI.create("https://business.openapi.zalo.me"),
            URI.create("https://oauth.zaloapp.com"));

    public ZaloEndpoints {
        check("api", api);
        check("business", business);
        check("oauth", oauth);
    }

    /** All three on one server, as the simulator and tests do. */
    public static ZaloEndpoints allAt(URI server) {
        return new ZaloEndpoints(server, server, server);
    }

    private static void check(String name, URI address) {
        String scheme = String.valueOf(address.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
            throw new IllegalArgumentException(name + ": needs an http or https address, not " + address);
        }
    }
}
