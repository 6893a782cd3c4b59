package vn.loaxa.db;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the tables up to date. One set of files for both databases; what differs comes in by placeholders. */
final class Migrations {
    private Migrations() {}

    static void run(DataSource source, Dialect dialect) {
        flyway(dialect).dataSource(source).load().migrate();
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
