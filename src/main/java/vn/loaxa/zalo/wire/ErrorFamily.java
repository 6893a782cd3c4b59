package vn.loaxa.zalo.wire;

/** Which table of codes a reply speaks: the same number means different things on different hosts (zalo-openapi §9). */
public enum ErrorFamily {
    /** {@code openapi.zalo.me}. */
    OA,
    /** {@code business.openapi.zalo.me}: templates by phone. */
    TEMPLATE,
    /** {@code oauth.zaloapp.com}. */
    OAUTH
}
