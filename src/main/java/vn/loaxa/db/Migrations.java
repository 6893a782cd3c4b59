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
                .placeholders(Map.of("identity", dialect.identity(), "bytes", dialect.bytes()))
                // Branches are merged in any order while the first version is built; a gap is never left for long.
                .outOfOrder(true);
    }
}
