package vn.loaxa.zalo.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call whose answer was needed did not give one. Carries what was attempted, and Zalo's error if there was one. */
public final class ZaloException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String attempted;
    private final transient @Nullable ZaloError error;
    private final boolean mayHaveHappened;

    private ZaloException(String attempted, String reason, @Nullable ZaloError error, boolean mayHaveHappened) {
        super(attempted + ": " + reason);
        this.attempted = attempted;
        this.error = error;
        this.mayHaveHappened = mayHaveHappened;
    }

    /** Zalo refused. */
    public static ZaloException refused(String attempted, ZaloError error) {
        return new ZaloException(attempted, "error " + error.code() + ", " + error.message(), error, false);
    }

    /** The request never left. */
    public static ZaloException notSent(String attempted, String reason) {
        return new ZaloException(attempted, "not sent, " + reason, null, false);
    }

    /** No answer, or none that can be read. */
    public static ZaloException unknown(String attempted, String reason) {
        return new ZaloException(attempted, "no usable answer, " + reason, null, true);
    }

    /** What was being done, such as {@code GET /v3.0/oa/user/detail}. */
    public String attempted() {
        return attempted;
    }

    /** Zalo's error; empty if the fault was on the way. */
    public Optional<ZaloError> error() {
        return Optional.ofNullable(error);
    }

    /** True when Zalo may have done it all the same. */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }
}
