package vn.loaxa.zalo.wire;

/** There is no usable access token. */
public final class NoTokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean needsPerson;

    private NoTokenException(String reason, boolean needsPerson) {
        super(reason);
        this.needsPerson = needsPerson;
    }

    /** The OA must consent again. {@code reason} must not hold a token. */
    public static NoTokenException needsConsent(String reason) {
        return new NoTokenException(reason, true);
    }

    /** The token server could not be reached, or is busy: later it may work. */
    public static NoTokenException forNow(String reason) {
        return new NoTokenException(reason, false);
    }

    public boolean needsPerson() {
        return needsPerson;
    }
}
