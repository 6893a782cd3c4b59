package vn.loaxa.account;

import java.util.List;

/** The kinds of {@link Alert} that a new consent mends. */
public final class TokenAlerts {
    /** Zalo takes neither of our tokens any more. */
    public static final String DEAD = "token";
    /** The answer to a refresh was lost: the chain may be broken. */
    public static final String LOST = "token-lost";
    /** The refresh token ends soon. */
    public static final String ENDING = "token-ending";
    /** The OA has removed the app. */
    public static final String REVOKED = "revoked";

    public static final List<String> ALL = List.of(DEAD, LOST, ENDING, REVOKED);

    private TokenAlerts() {}
}
