package vn.loaxa.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for all tests of this JVM, started when the first one asks; a database of its own for each test. */
public final class TestPostgres {
    private static final String TEMPLATE = "template_loaxa";
    private static final AtomicInteger next = new AtomicInteger();

    private TestPostgres() {}

    /** The address of a new database with all tables. */
    public static String freshDatabase() {
        String name = "test_" + next.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return url(Server.RUNNING, name);
    }

    /** An empty database, without any table. */
    public static String emptyDatabase() {
        String name = "empty_" + next.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return url(Server.RUNNING, name);
    }

    public static void drop(String url) {
        String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        execute("DROP DATABASE " + name + " WITH (FORCE)");
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
