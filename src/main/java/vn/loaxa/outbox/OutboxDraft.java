package vn.loaxa.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;

/**
 * Something to be sent.
 *
 * @param key unique within the commune: enqueueing the same key again changes nothing. Make it from what caused the send
 *     (such as {@code inbox:81/0} or {@code delivery:12})
 * @param reference handed back to listeners, such as {@code delivery:12}; empty if nobody asks
 * @param batch groups rows that are counted and stopped together, such as {@code directive:12}; empty for none
 * @param notBefore earliest time, or null for at once
 */
public record OutboxDraft(
        CommuneId commune,
        Lane lane,
        Call call,
        String key,
        String reference,
        String batch,
        @Nullable Instant notBefore) {

    /** A reply to what came in as this inbox entry; {@code index} tells several replies to one event apart. */
    public static OutboxDraft reply(CommuneId commune, Call call, long inboxId, int index) {
        return new OutboxDraft(commune, Lane.REPLY, call, "inbox:" + inboxId + "/" + index, "", "", null);
    }
}
