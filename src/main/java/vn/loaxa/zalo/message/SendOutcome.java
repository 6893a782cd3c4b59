package vn.loaxa.zalo.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.Reply;
import vn.loaxa.zalo.wire.ZaloError;

/** How one call that changes something at Zalo ended. Expected endings are values; none of them throws. */
public sealed interface SendOutcome {

    /**
     * Zalo took it.
     *
     * @param messageId Zalo's id of the message; empty for calls that make no message (invitations, removals)
     * @param charged Zalo answered without a quota object, so the message was charged (zalo-openapi §2.1)
     * @param quota what the message was taken from, or null
     */
    record Sent(
            String messageId,
            @Nullable Instant sentAt,
            boolean charged,
            @Nullable MessageQuota quota) implements SendOutcome {
        public Sent(String messageId, @Nullable Instant sentAt, boolean charged) {
            this(messageId, sentAt, charged, null);
        }

        /** For a call that makes no message. */
        public static final Sent DONE = new Sent("", null, false);
    }

    /** Zalo refused; nothing was sent. */
    record Rejected(ZaloError error) implements SendOutcome {}

    /** The request provably never reached Zalo (no connection): it may be tried again without a question. */
    record NotSent(String reason) implements SendOutcome {}

    /** No answer, or one that cannot be read: it may have been sent. Must be settled, never just repeated. */
    record Unknown(String reason) implements SendOutcome {}

    /** The outcome of a reply to a call that makes no message. */
    static SendOutcome done(Reply reply) {
        return of(reply, data -> Sent.DONE);
    }

    /** The outcome of a reply; {@code sent} reads the data of a good one. */
    static SendOutcome of(Reply reply, Function<JsonNode, Sent> sent) {
        if (reply instanceof Reply.Done done) {
            return sent.apply(done.data());
        }
        if (reply instanceof Reply.Refused refused) {
            return new Rejected(refused.error());
        }
        if (reply instanceof Reply.NotSent notSent) {
            return new NotSent(notSent.reason());
        }
        return new Unknown(((Reply.Unknown) reply).reason());
    }
}
