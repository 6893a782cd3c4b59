package vn.loaxa.inbox;

import java.time.Instant;

/** An event that could not be handled; {@code error} is what went wrong, without the person's words. */
public record FailedEvent(long inboxId, String name, Instant receivedAt, int attempts, String error) {}
