package vn.loaxa.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.quartz.Scheduler;

/** Makes Quartz' own tables where they are missing, from the script that comes with it. */
final class QuartzTables {
    private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
    /** Two nodes that start together must not make the tables together; any number that nobody else uses. */
    private static final long LOCK = 0x6c6f617861L;

    private QuartzTables() {}

    static void create(DataSource pool, boolean sqlite) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            if (exist(statement, sqlite)) {
                return;
            }
            connection.setAutoCommit(false);
            if (!sqlite) {
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            }
            for (String sql : script(sqlite).split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static boolean exist(Statement statement, boolean sqlite) throws SQLException {
        String sql = sqlite
                ? "SELECT count(*) FROM sqlite_master WHERE lower(name) = 'idx_qrtz_ft_tg'"
                : "SELECT count(*) FROM pg_indexes WHERE schemaname = current_schema() AND indexname = 'idx_qrtz_ft_tg'";
        try (var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getInt(1) > 0;
        }
    }

    private static String script(boolean sqlite) {
        try (var in = Scheduler.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("Quartz comes without " + SCRIPT);
            }
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^(?:--.*|DROP .*|COMMIT;)$", "")
                    .replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ")
                    .replace("CREATE INDEX ", "CREATE INDEX IF NOT EXISTS ");
            return sqlite ? script.replace("BYTEA", "BLOB") : script;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + SCRIPT, e);
        }
    }
}
