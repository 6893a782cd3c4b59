package vn.loaxa.outbox;

import java.time.Instant;
import vn.loaxa.db.CommuneId;

/**
 * Sending is held back for a while.
 *
 * @param scope {@code rate}, {@code network}, a lane, or {@code group:ID}
 * @param reason Zalo's refusal or the fault of the network
 */
public record Pause(CommuneId commune, String scope, Instant until, String reason) {}
