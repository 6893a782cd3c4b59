package vn.loaxa.db;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date. One set of files for both databases; what differs comes in by placeholders. */
final class Migrations {
    private Migrations() {}

    static void run(DataSource source, Dialect dialect) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(Map.of("identity", dialect.identity(), "bytes", dialect.bytes()))
                // Branches are merged in any order while the first version is built; a gap is never left for long.
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
