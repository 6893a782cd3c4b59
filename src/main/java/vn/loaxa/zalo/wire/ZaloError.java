package vn.loaxa.zalo.wire;

/**
 * An error as Zalo gave it.
 *
 * @param code Zalo's number, never 0
 * @param message Zalo's own words; for the log and for officials, never branched on
 * @param handling what to do about it
 */
public record ZaloError(int code, String message, Handling handling) {}
