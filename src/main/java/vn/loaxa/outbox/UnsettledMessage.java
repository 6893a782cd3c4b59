package vn.loaxa.outbox;

import java.time.Instant;

/** A send whose ending nobody can prove. {@code recipient} is {@code user:ID} or {@code group:ID}. */
public record UnsettledMessage(OutboxId id, String recipient, String reference, Instant sendingSince) {}
