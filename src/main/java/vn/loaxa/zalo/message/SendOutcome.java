package vn.loaxa.zalo.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloError;

/** How one call that changes something at Zalo ended. Expected endings are values; none of them throws. */
public sealed interface SendOutcome {

    /**
     * Zalo took it.
     *
     * @param messageId Zalo's id of the message; empty for calls that make no message (invitations, removals)
     * @param charged Zalo answered without a quota object, so the message was charged (zalo-openapi §2.1)
     */
    record Sent(String messageId, @Nullable Instant sentAt, boolean charged) implements SendOutcome {}

    /** Zalo refused; nothing was sent. */
    record Rejected(ZaloError error) implements SendOutcome {}

    /** The request provably never reached Zalo (no connection): it may be tried again without a question. */
    record NotSent(String reason) implements SendOutcome {}

    /** No answer, or one that cannot be read: it may have been sent. Must be settled, never just repeated. */
    record Unknown(String reason) implements SendOutcome {}
}
