package vn.loaxa.inbox;

import java.util.concurrent.CompletableFuture;
import vn.loaxa.db.CommuneId;

/** An event on its way to the disk. {@code stored} tells after the commit, with false for one that was there already. */
record Arrival(
        CommuneId commune,
        String eventKey,
        String personKey,
        String name,
        byte[] payload,
        long receivedAt,
        CompletableFuture<Boolean> stored) {}
