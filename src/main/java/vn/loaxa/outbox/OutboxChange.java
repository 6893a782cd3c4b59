package vn.loaxa.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloError;

/**
 * @param messageId Zalo's id of the message, when SENT
 * @param error Zalo's refusal, when FAILED
 */
public record OutboxChange(
        OutboxId id,
        CommuneId commune,
        Call call,
        String reference,
        OutboxState state,
        @Nullable String messageId,
        @Nullable ZaloError error,
        Instant at) {}
