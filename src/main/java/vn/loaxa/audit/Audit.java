package vn.loaxa.audit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;

/** The log of every act: append-only, and chained by hash so that a changed, missing or reordered line shows. Thread-safe. */
public final class Audit {
    private final Clock clock;
    private final AuditStore store = new AuditStore();

    public Audit(Clock clock) {
        this.clock = clock;
    }

    /** Adds a line in the caller's transaction, so that an act and its line stand or fall together. */
    public void record(
            Handle handle, CommuneId commune, Actor actor, String action, String subject, Map<String, String> details) {
        AuditStore.Link before = store.takeNext(handle, commune);
        var line = new AuditLine(before.sequence(), clock.millis(), actor, action, subject, details);
        store.append(handle, commune, line, line.hashAfter(before.hash()));
    }

    /** Newest first. */
    public List<AuditEntry> list(Handle handle, CommuneId commune, int offset, int limit) {
        return list(handle, commune, AuditFilter.ALL, offset, limit);
    }

    /** The wanted lines, newest first. */
    public List<AuditEntry> list(Handle handle, CommuneId commune, AuditFilter filter, int offset, int limit) {
        return store.newestFirst(handle, commune, filter, offset, limit);
    }

    /** Every kind of act that was ever logged, by its stable word. */
    public List<String> actions(Handle handle, CommuneId commune) {
        return store.actions(handle, commune);
    }

    /** Every line about one thing, such as {@code directive:12}, the oldest first. */
    public List<AuditEntry> about(Handle handle, CommuneId commune, String subject) {
        return store.about(handle, commune, subject);
    }

    /** How many lines there are, for paging. */
    public long count(Handle handle, CommuneId commune) {
        return store.head(handle, commune).sequence();
    }

    /** Reads the whole chain; the sequence of the first line that does not fit, or empty when all is well. */
    public OptionalLong firstBroken(Handle handle, CommuneId commune) {
        AuditStore.Link head = store.head(handle, commune);
        var check = new ChainCheck();
        store.forEach(handle, commune, check::next);
        return check.firstBroken(head);
    }

    /** Walks the chain from its start. Stops judging at the first fault, since everything after it hangs on it. */
    private static final class ChainCheck {
        private long expected = 1;
        private String previous = AuditStore.START;
        private boolean broken;

        void next(AuditEntry entry) {
            if (broken) {
                return;
            }
            String hash = AuditLine.of(entry).hashAfter(previous);
            broken = entry.sequence() != expected || !hash.equals(entry.hash());
            if (!broken) {
                expected++;
                previous = entry.hash();
            }
        }

        OptionalLong firstBroken(AuditStore.Link head) {
            boolean whole =
                    !broken && head.sequence() == expected - 1 && head.hash().equals(previous);
            return whole ? OptionalLong.empty() : OptionalLong.of(expected);
        }
    }
}
