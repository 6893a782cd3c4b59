package vn.loaxa.broadcast;

import org.jspecify.annotations.Nullable;

/**
 * A step on the ladder.
 *
 * @param note Zalo's error code where it refused; or that nobody asks any more
 */
record Step(
        DeliveryStatus status,
        @Nullable Unreachable reason,
        @Nullable String note) {
    /** The note of an unsure delivery that could not be settled. */
    static final String SETTLED = "unsettled";

    static Step to(DeliveryStatus status) {
        return new Step(status, null, null);
    }

    static Step unreachable(Unreachable reason, @Nullable String note) {
        return new Step(DeliveryStatus.UNREACHABLE, reason, note);
    }

    @Nullable
    String reasonName() {
        return reason == null ? null : reason.name();
    }
}
