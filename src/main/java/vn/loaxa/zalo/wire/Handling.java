package vn.loaxa.zalo.wire;

/** What to do about an error of Zalo (zalo-openapi §9). Which code has which class is data, see {@code error-codes.tsv}. */
public enum Handling {
    /** Refresh the token once and repeat. */
    REFRESH,
    /** Wait and try again with back-off. */
    WAIT,
    /** A quota is used up: wait for its window. */
    QUOTA,
    /** Not at night: try again at 06:00. */
    NIGHT,
    /** Permanent for this recipient: choose another route. */
    RECIPIENT,
    /** Permanent, our request is wrong. */
    REQUEST,
    /** The uploaded attachment is gone: upload again and send once more (-100). */
    REUPLOAD,
    /** A person must act: token, permission, package, wallet. */
    HUMAN
}
