package vn.loaxa.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: pools, one transaction for each write, and the grouping writer for webhooks only. */
final class PostgresDatabase implements Database {
    private static final int WRITERS = 12;
    private static final int READERS = 8;
    /** Smaller than on SQLite: past 64 savepoints in a transaction PostgreSQL keeps their list on disk. */
    private static final int MAX_GROUP = 60;

    private final String url;
    private final NestingGuard guard = new NestingGuard();
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi writing;
    private final Jdbi reading;
    private final GroupWriter soon;

    PostgresDatabase(String url) {
        this.url = url;
        try {
            writers = new HikariDataSource(pool("database-writers", WRITERS));
            Migrations.run(writers, Dialect.POSTGRESQL);
            HikariConfig snapshot = pool("database-readers", READERS);
            snapshot.setReadOnly(true);
            snapshot.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            readers = new HikariDataSource(snapshot);
        } catch (RuntimeException e) {
            throw DatabaseFaults.explain(url, e);
        }
        writing = JdbiSettings.quiet(Jdbi.create(writers));
        reading = JdbiSettings.quiet(Jdbi.create(readers));
        soon = new GroupWriter("database-writer", url, new Transaction(writing), guard, MAX_GROUP);
    }

    private HikariConfig pool(String name, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        // The detail of a refusal repeats the row, and with it names and phone numbers; errors go to the log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        return config;
    }

    @Override
    public <T> T read(Work<T> work) {
        return guard.run(() -> withConnection(() -> reading.inTransaction(work::run)));
    }

    @Override
    public <T> T write(Work<T> work) {
        return guard.run(() -> withConnection(() -> writing.inTransaction(work::run)));
    }

    private <T> T withConnection(Supplier<T> work) {
        try {
            return work.get();
        } catch (ConnectionException e) {
            if (e.getCause() instanceof SQLTransientConnectionException) {
                throw new BusyException(
                        "No connection to " + DatabaseFaults.withoutSecrets(url) + " became free in time");
            }
            throw DatabaseFaults.explain(url, e);
        }
    }

    @Override
    public <T> CompletableFuture<T> writeSoon(Work<T> work) {
        return soon.submit(work, true);
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public boolean answers(Duration within) {
        return Alive.answers(this, within);
    }

    @Override
    public void close() {
        soon.close();
        readers.close();
        writers.close();
    }

    @Override
    public String toString() {
        return DatabaseFaults.withoutSecrets(url);
    }

    /** Takes a connection for each group, so a broken one is left behind with its group. */
    private static final class Transaction implements GroupTransaction {
        private final Jdbi jdbi;
        private @Nullable Handle handle;

        Transaction(Jdbi jdbi) {
            this.jdbi = jdbi;
        }

        @Override
        public Handle begin() {
            Handle opened = jdbi.open();
            handle = opened;
            opened.begin();
            return opened;
        }

        @Override
        public void commit() {
            Handle open = open();
            open.commit();
            open.close();
            handle = null;
        }

        @Override
        public void rollback() {
            try (Handle open = handle) {
                if (open != null) {
                    open.rollback();
                }
            } finally {
                handle = null;
            }
        }

        private Handle open() {
            if (handle == null) {
                throw new IllegalStateException("No transaction was begun");
            }
            return handle;
        }

        @Override
        public void close() {
            rollback();
        }
    }
}
