package vn.loaxa.task;

import java.util.List;
import java.util.Optional;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.zalo.media.MediaDownload;
import vn.loaxa.zalo.media.MediaDownload.Outcome;

/**
 * Fetches the pictures that were sent in the chat when a task was done: they are the proof of it, and Zalo keeps them for a while
 * only (zalo-openapi §6.3). To be run every few minutes; thread-safe, and running it twice is harmless.
 */
public final class SentPhotos {
    private static final int MOST_TRIES = 20;

    private final Database database;
    private final MediaDownload download;
    private final VillageTaskStore store = new VillageTaskStore();

    /** A task whose picture still lies with Zalo. */
    record Wanted(long task, CommuneId commune, String address, int tries) {}

    public SentPhotos(Database database, MediaDownload download) {
        this.database = database;
        this.download = download;
    }

    /** Fetches what is still to be fetched, on the calling thread; returns how many came. Not to be called inside a transaction. */
    public int runDue() {
        int came = 0;
        List<Wanted> wanted = database.read(handle -> store.sentPhotos(handle, MOST_TRIES));
        for (Wanted one : wanted) {
            came += fetch(one) ? 1 : 0;
        }
        return came;
    }

    private boolean fetch(Wanted one) {
        Outcome outcome = download.fetch(one.address(), Photo.MOST_BYTES);
        Optional<Photo> photo =
                outcome instanceof Outcome.Fetched fetched ? Photo.of(fetched.bytes()) : Optional.empty();
        int tries = outcome instanceof Outcome.Failed ? one.tries() + 1 : MOST_TRIES;
        return database.write(handle -> {
            store.tried(handle, one.task(), tries);
            photo.ifPresent(it -> store.keepPhoto(handle, one.commune(), one.task(), it));
            return photo.isPresent();
        });
    }
}
