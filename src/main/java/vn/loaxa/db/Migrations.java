package vn.loaxa.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables up to date. One set of files for both databases; what differs comes in by placeholders. */
final class Migrations {
    /** What the record of a database says that has them all, by dialect: opening another such one need not read every file again. */
    private static final Map<Dialect, String> COMPLETE = new ConcurrentHashMap<>();

    private static final String RECORD =
            "SELECT version, checksum, success FROM flyway_schema_history ORDER BY installed_rank";

    private Migrations() {}

    static void run(DataSource source, Dialect dialect) {
        String complete = COMPLETE.get(dialect);
        if (complete == null || !complete.equals(record(source))) {
            flyway(dialect).dataSource(source).load().migrate();
            COMPLETE.put(dialect, record(source));
        }
    }

    /** Which migrations this database has and what was in them; empty where none ever ran. */
    private static String record(DataSource source) {
        var record = new StringBuilder();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(RECORD)) {
            while (rows.next()) {
                record.append(rows.getString(1))
                        .append(' ')
                        .append(rows.getString(2))
                        .append(' ')
                        .append(rows.getString(3))
                        .append('\n');
            }
        } catch (SQLException e) {
            return "";
        }
        return record.toString();
    }

    static int pending(String url, Dialect dialect) {
        return flyway(dialect).dataSource(url, null, null).load().info().pending().length;
    }

    private static FluentConfiguration flyway(Dialect dialect) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .locations("classpath:db/migration")
                .placeholders(placeholders(dialect))
                // Branches are merged in any order while the first version is built; a gap is never left for long.
                .outOfOrder(true);
    }

    /** What stands between {@code ${sqlite_begin}} and {@code ${sqlite_end}} is a comment to PostgreSQL, and the reverse. */
    private static Map<String, String> placeholders(Dialect dialect) {
        boolean sqlite = dialect == Dialect.SQLITE;
        return Map.of(
                "identity",
                dialect.identity(),
                "bytes",
                dialect.bytes(),
                "sqlite_begin",
                sqlite ? "" : "/*",
                "sqlite_end",
                sqlite ? "" : "*/",
                "postgresql_begin",
                sqlite ? "/*" : "",
                "postgresql_end",
                sqlite ? "*/" : "");
    }
}
