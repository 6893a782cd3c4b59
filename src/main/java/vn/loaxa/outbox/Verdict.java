package vn.loaxa.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloError;

/**
 * What becomes of a row.
 *
 * @param dueAt when it is looked at again, for PENDING and UNKNOWN
 * @param counts whether this was an attempt; a row given back unsent was none
 * @param reason for the eye, when there is no error of Zalo
 */
record Verdict(
        OutboxState state,
        Instant dueAt,
        boolean counts,
        boolean reuploaded,
        @Nullable String messageId,
        boolean charged,
        @Nullable ZaloError error,
        @Nullable String reason) {

    static Verdict sent(Instant now, @Nullable String messageId, boolean charged) {
        return new Verdict(OutboxState.SENT, now, true, false, messageId, charged, null, null);
    }

    static Verdict refused(Instant now, ZaloError error) {
        return new Verdict(OutboxState.FAILED, now, true, false, null, false, error, null);
    }

    static Verdict again(Instant dueAt, @Nullable ZaloError error, @Nullable String reason) {
        return new Verdict(OutboxState.PENDING, dueAt, true, false, null, false, error, reason);
    }

    static Verdict againWithNewUpload(Instant now, ZaloError error) {
        return new Verdict(OutboxState.PENDING, now, true, true, null, false, error, null);
    }

    static Verdict givenBack(Instant dueAt) {
        return new Verdict(OutboxState.PENDING, dueAt, false, false, null, false, null, null);
    }

    static Verdict unknown(Instant lookAgainAt, String reason) {
        return new Verdict(OutboxState.UNKNOWN, lookAgainAt, true, false, null, false, null, reason);
    }

    static Verdict unsettled(Instant now, String reason) {
        return new Verdict(OutboxState.UNSETTLED, now, true, false, null, false, null, reason);
    }

    /** Whether listeners are told. */
    boolean isNews() {
        return state != OutboxState.PENDING && state != OutboxState.SENDING;
    }
}
