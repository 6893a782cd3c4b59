package vn.loaxa.db;

import java.util.Map;

final class Databases {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private Databases() {}

    static Database open(String url) {
        if (url.startsWith(SQLITE)) {
            return new SqliteDatabase(SqliteFile.of(url));
        }
        if (url.startsWith(POSTGRESQL)) {
            return new PostgresDatabase(url);
        }
        throw unknown(url);
    }

    static int pendingChanges(String url) {
        if (!url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
            throw unknown(url);
        }
        try {
            return Migrations.pending(url, url.startsWith(SQLITE) ? Dialect.SQLITE : Dialect.POSTGRESQL);
        } catch (RuntimeException e) {
            throw DatabaseFaults.explain(url, e);
        }
    }

    private static DatabaseException unknown(String url) {
        return new DatabaseException(
                DatabaseFaults.text("address.unknown", Map.of("place", DatabaseFaults.withoutSecrets(url))));
    }
}
