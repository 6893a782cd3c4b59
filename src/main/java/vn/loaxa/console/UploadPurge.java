package vn.loaxa.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.db.Database;
import vn.loaxa.outbox.Outbox;

/**
 * Deletes files that came with a form and never went out: a week after they came, unless a draft still holds them or a directive
 * carries them. To be run once in a while; running it twice is harmless. Thread-safe.
 */
public final class UploadPurge {
    /** Long enough for a long holiday; the page says so. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final int AT_ONCE = 200;

    private final Database database;
    private final Papers papers;
    private final Clock clock;
    private final UploadStore store = new UploadStore();

    public UploadPurge(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.papers = new Papers(outbox, clock);
        this.clock = clock;
    }

    /** Returns how many uploads were forgotten; what is left over is taken the next time. */
    public int runDue() {
        Instant then = clock.instant().minus(KEPT);
        List<UploadStore.Row> old = database.read(handle -> store.before(handle, then, AT_ONCE));
        int dropped = 0;
        for (UploadStore.Row row : old) {
            dropped += database.write(handle -> purged(handle, row)) ? 1 : 0;
        }
        return dropped;
    }

    private boolean purged(Handle handle, UploadStore.Row row) {
        boolean drafted = store.drafts(handle, row.commune(), row.person()).stream()
                .map(form -> Chance.hash("upload", Drafting.read(form).uploadToken()))
                .anyMatch(row.tokenHash()::equals);
        if (drafted) {
            return false;
        }
        store.drop(handle, row);
        if (!store.shared(handle, row)) {
            papers.drop(handle, row.commune(), row.file());
        }
        return true;
    }
}
