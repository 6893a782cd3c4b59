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
        throw new DatabaseException("The database address '" + DatabaseFaults.withoutSecrets(url)
                + "' is not known. Set database.url (LOAXA_DATABASE_URL) to jdbc:sqlite:FILE"
                + " or jdbc:postgresql://HOST/NAME?user=...&password=...");
    }
}
