package vn.loaxa.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Calls of the webhook that were not proven, since this process started. {@code last} is null if there was none. */
public record BadSignatures(long count, @Nullable Instant last) {}
