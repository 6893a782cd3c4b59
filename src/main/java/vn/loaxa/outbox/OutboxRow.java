package vn.loaxa.outbox;

import java.time.Instant;
import vn.loaxa.db.CommuneId;

/**
 * A row as held by a dispatcher or settler.
 *
 * @param attempts how many sends of it ended so far
 * @param reuploaded its file was uploaded anew once already
 * @param heldUntil past this another node may judge it
 * @param sendingSince when it was last taken for sending
 */
record OutboxRow(
        OutboxId id,
        CommuneId commune,
        Lane lane,
        Call call,
        String reference,
        int attempts,
        boolean reuploaded,
        int settleAttempts,
        Instant heldUntil,
        Instant sendingSince) {}
