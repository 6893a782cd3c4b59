package vn.loaxa.inbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import vn.loaxa.db.CommuneId;

/**
 * Notices when an account's events stop being proven, which is what a changed OA Secret Key looks like. One stranger's
 * forged call is none of a person's business; several without a good one between are. Thread-safe.
 */
final class SignatureWatch {
    private static final int SUSPICIOUS = 5;

    private final Inbox inbox;
    private final Map<CommuneId, AtomicInteger> badInARow = new ConcurrentHashMap<>();
    private final Map<CommuneId, BadSignatures> seen = new ConcurrentHashMap<>();

    SignatureWatch(Inbox inbox) {
        this.inbox = inbox;
    }

    BadSignatures seen(CommuneId commune) {
        return seen.getOrDefault(commune, new BadSignatures(0, null));
    }

    void bad(CommuneId commune) {
        seen.compute(commune, (key, before) -> new BadSignatures(before == null ? 1 : before.count() + 1, inbox.now()));
        if (badInARow.computeIfAbsent(commune, unused -> new AtomicInteger()).incrementAndGet() == SUSPICIOUS) {
            inbox.signaturesFail(commune);
        }
    }

    void good(CommuneId commune) {
        AtomicInteger count = badInARow.get(commune);
        if (count != null && count.get() > 0 && count.getAndSet(0) >= SUSPICIOUS) {
            inbox.signaturesGood(commune);
        }
    }
}
