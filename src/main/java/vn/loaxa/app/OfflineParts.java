package vn.loaxa.app;

import java.time.Clock;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;

/** The few parts that commands need which work on the database without the server. */
record OfflineParts(Clock clock, Database database, Audit audit, Directory directory) implements AutoCloseable {
    static OfflineParts open(Config config) {
        Clock clock = WorldClock.of(config.clockStart());
        Audit audit = new Audit(clock);
        return new OfflineParts(clock, Database.open(config.databaseUrl()), audit, new Directory(clock, audit));
    }

    @Override
    public void close() {
        database.close();
    }
}
