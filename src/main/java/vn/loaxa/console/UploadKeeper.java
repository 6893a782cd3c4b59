package vn.loaxa.console;

import java.time.Clock;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.console.FormStore.Upload;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.paper.Paper;

/** Keeps papers that came in another way than by a form as if they had come with one: {@link UploadPurge} clears both up. Thread-safe. */
public final class UploadKeeper {
    private final Papers papers;
    private final Clock clock;
    private final Chance chance = Chance.secure();
    private final FormStore store = new FormStore();

    public UploadKeeper(Outbox outbox, Clock clock) {
        this.papers = new Papers(outbox, clock);
        this.clock = clock;
    }

    /** Returns the file's id. Part of the caller's transaction. */
    public long keep(Handle handle, CommuneId commune, PersonId person, String name, byte[] bytes, Paper paper) {
        long id = papers.keep(handle, commune, name, bytes, paper);
        // Nobody is told the token: no form brings this file, but it has its day like all others.
        store.addUpload(handle, chance.token(), commune, person, new Upload(id, name, bytes.length), clock.instant());
        return id;
    }
}
