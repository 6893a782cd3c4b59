package vn.loaxa.db;

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
        return new DatabaseException("The database address '" + DatabaseFaults.withoutSecrets(url)
                + "' is not known. Set database.url (LOAXA_DATABASE_URL) to jdbc:sqlite:FILE"
                + " or jdbc:postgresql://HOST/NAME?user=...&password=...");
    }
}
