package vn.loaxa.broadcast;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxFile;
import vn.loaxa.paper.Paper;

/**
 * The papers that directives carry: the file as it came, byte for byte, and what was read from it. Thread-safe; every call is
 * part of the caller's transaction.
 */
public final class Papers {
    private final Outbox outbox;
    private final Clock clock;
    private final PaperStore store = new PaperStore();

    public Papers(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Keeps a file and what was read from it; its picture, if it has one, goes into the chats in its place. Returns the file's id. */
    public long keep(Handle handle, CommuneId commune, String name, byte[] bytes, Paper paper) {
        long file = outbox.storeFile(handle, commune, name, bytes);
        if (paper.picture().length > 0) {
            outbox.standIn(handle, file, outbox.storeFile(handle, commune, name + ".png", paper.picture()));
        }
        store.save(handle, commune, file, paper, clock.instant());
        return file;
    }

    /** What was read from a file of this commune; empty for one that came in another way. */
    public Optional<Paper> of(Handle handle, CommuneId commune, long file) {
        return store.load(handle, commune, file);
    }

    /** Deletes a file that never went out, and what was read from it; false, with nothing done, if a directive carries it. */
    public boolean drop(Handle handle, CommuneId commune, long file) {
        if (store.carried(handle, commune, file)) {
            return false;
        }
        store.drop(handle, commune, file);
        outbox.dropFile(handle, commune, file);
        return true;
    }

    /** The file itself. */
    public Optional<OutboxFile> file(Handle handle, CommuneId commune, long file) {
        return outbox.file(handle, commune, file);
    }
}
