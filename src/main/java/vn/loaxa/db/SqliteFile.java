package vn.loaxa.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Where the SQLite file is, and how its connections are set: WAL, every commit on the disk before it returns. */
record SqliteFile(String url, Path path) {
    private static final int BUSY_MILLIS = 5_000;
    /** Past this the log file is cut after a checkpoint, so that one burst does not keep the disk for ever. */
    private static final int LOG_BYTES = 64 << 20;

    static SqliteFile of(String url) {
        String rest = url.substring("jdbc:sqlite:".length());
        int options = rest.indexOf('?');
        String file = options < 0 ? rest : rest.substring(0, options);
        if (file.isBlank() || file.startsWith(":") || file.startsWith("file:")) {
            throw new DatabaseException(DatabaseFaults.text("address.no-file", Map.of("place", url)));
        }
        return new SqliteFile(url, Path.of(file).toAbsolutePath());
    }

    /** Makes the folder if need be, and says clearly when it cannot be written. */
    void prepareFolder() {
        Path folder = path.getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DatabaseException(DatabaseFaults.text("folder.not-made", Map.of("folder", folder, "why", e)), e);
        }
        Path mustBeWritable = Files.exists(path) ? path : folder;
        if (!Files.isWritable(mustBeWritable) || !Files.isWritable(folder)) {
            throw new DatabaseException(DatabaseFaults.text("file.not-writable", Map.of("file", mustBeWritable)));
        }
        if (Files.isDirectory(path)) {
            throw new DatabaseException(DatabaseFaults.text("file.is-folder", Map.of("file", path)));
        }
    }

    Connection openWriter() throws SQLException {
        SQLiteConfig config = config();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return config.createConnection(url);
    }

    DataSource readers() {
        SQLiteConfig config = config();
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        var source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    DataSource forMigration() {
        var source = new SQLiteDataSource(config());
        source.setUrl(url);
        return source;
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalSizeLimit(LOG_BYTES);
        config.enforceForeignKeys(true);
        return config;
    }
}
