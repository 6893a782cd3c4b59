package vn.loaxa.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log: to whom, what about, how it stands and why. Not what it says.
 *
 * @param recipient {@code user:ID} or {@code group:ID}
 * @param what {@code text}, {@code image}, {@code file}, {@code invite}, {@code remove} ...
 * @param key by whom and why, such as {@code directive:12/delivery:7}, {@code inbox:5/0}, {@code reminder:8/1}
 * @param errorCode Zalo's last refusal, or null
 * @param errorText Zalo's words for it, or null
 * @param reason ours, where Zalo said nothing, or null
 * @param dueAt when it is next looked at, while it waits
 */
public record OutboxLine(
        OutboxId id,
        String recipient,
        String what,
        String key,
        OutboxState state,
        @Nullable Integer errorCode,
        @Nullable String errorText,
        @Nullable String reason,
        boolean charged,
        Instant createdAt,
        Instant changedAt,
        Instant dueAt) {}
