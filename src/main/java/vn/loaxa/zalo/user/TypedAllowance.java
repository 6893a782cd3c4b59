package vn.loaxa.zalo.user;

/**
 * An allowance as the older quota call tells it (zalo-openapi §2.7).
 *
 * @param type as sent; empty if not told
 */
public record TypedAllowance(String type, Allowance allowance) {}
