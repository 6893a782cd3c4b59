package vn.loaxa.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for all tests of this JVM, started when the first one asks; a database of its own for each test. */
public final class TestPostgres {
    private static final String TEMPLATE = "template_loaxa";
    private static final AtomicInteger next = new AtomicInteger();
    private static final Queue<String> given = new ConcurrentLinkedQueue<>();

    /** Only tables that hold or held something are touched; the record of the migrations stays. */
    private static final String EMPTY = """
            DO $$ DECLARE one text; BEGIN
              FOR one IN SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind = 'r'
                  AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'flyway_schema_history'
                  AND pg_relation_size(c.oid) > 0 LOOP
                EXECUTE 'DELETE FROM ' || one;
              END LOOP;
              PERFORM setval(c.oid, 1, false) FROM pg_class c WHERE c.relkind = 'S';
            END $$""";

    /** Changes with any table, index, column, key, trigger or function that is made or removed. */
    private static final String TABLES = """
            SELECT (SELECT count(*) || ' ' || max(oid::bigint) FROM pg_class) || ' ' || (SELECT count(*) FROM pg_attribute)
              || ' ' || (SELECT count(*) FROM pg_constraint) || ' ' || (SELECT count(*) FROM pg_trigger)
              || ' ' || (SELECT count(*) FROM pg_proc)""";

    private TestPostgres() {}

    /** The address of a database with all tables and no rows: one that an earlier test gave back, or a new one. */
    public static String freshDatabase() {
        String cleaned = given.poll();
        if (cleaned != null) {
            return cleaned;
        }
        String name = "test_" + next.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return url(Server.RUNNING, name);
    }

    /** Takes back what {@link #freshDatabase()} gave. Emptying it is ten times as quick as dropping it and making the next. */
    public static void giveBack(String url) {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name(url) + "'");
        if (emptied(url)) {
            given.add(url);
        } else {
            drop(url);
        }
    }

    /** False where the test changed the tables themselves. */
    private static boolean emptied(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            // So that neither keys nor the triggers that forbid to change the audit stand in the way.
            statement.execute("SET session_replication_role = replica");
            statement.execute(EMPTY);
            return tables(statement).equals(Server.TABLES);
        } catch (SQLException e) {
            throw new IllegalStateException("Emptying " + name(url), e);
        }
    }

    private static String tablesOf(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            return tables(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("Looking at the tables of " + name(url), e);
        }
    }

    private static String tables(Statement statement) throws SQLException {
        try (ResultSet tables = statement.executeQuery(TABLES)) {
            tables.next();
            return tables.getString(1);
        }
    }

    /** An empty database, without any table. */
    public static String emptyDatabase() {
        String name = "empty_" + next.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return url(Server.RUNNING, name);
    }

    public static void drop(String url) {
        execute("DROP DATABASE " + name(url) + " WITH (FORCE)");
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    private static String url(EmbeddedPostgres server, String name) {
        return server.getJdbcUrl("postgres", name);
    }

    private static void execute(String sql) {
        execute(Server.RUNNING, sql);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();
        static final String TABLES = tablesOf(url(RUNNING, TEMPLATE));

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("timezone", "UTC")
                        .start();
                execute(server, "CREATE DATABASE " + TEMPLATE);
                Database.open(url(server, TEMPLATE)).close();
                return server;
            } catch (IOException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
