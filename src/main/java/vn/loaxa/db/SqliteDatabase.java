package vn.loaxa.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** SQLite: one connection that writes, a few that read. */
final class SqliteDatabase implements Database {
    private static final int READERS = 4;
    private static final int MAX_GROUP = 512;

    private final SqliteFile file;
    private final NestingGuard guard = new NestingGuard();
    private final HikariDataSource readers;
    private final Jdbi reading;
    private final GroupWriter writer;

    SqliteDatabase(SqliteFile file) {
        this.file = file;
        file.prepareFolder();
        try {
            Migrations.run(file.forMigration(), Dialect.SQLITE);
            writer = new GroupWriter(
                    "database-writer", file.url(), new Transaction(file.openWriter()), guard, MAX_GROUP);
            readers = new HikariDataSource(readers(file));
        } catch (RuntimeException | SQLException e) {
            throw DatabaseFaults.explain(file.url(), e);
        }
        reading = JdbiSettings.quiet(Jdbi.create(readers));
    }

    private static HikariConfig readers(SqliteFile file) {
        var config = new HikariConfig();
        config.setPoolName("database-readers");
        config.setDataSource(file.readers());
        config.setConnectionInitSql("PRAGMA query_only = ON");
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        return config;
    }

    @Override
    public <T> T read(Work<T> work) {
        return guard.run(() -> reading.inTransaction(work::run));
    }

    @Override
    public <T> T write(Work<T> work) {
        return Waiting.forResult(writer.submit(work, false));
    }

    @Override
    public <T> CompletableFuture<T> writeSoon(Work<T> work) {
        return writer.submit(work, true);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public boolean answers(Duration within) {
        return Alive.answers(this, within);
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }

    @Override
    public String toString() {
        return file.url();
    }

    private static final class Transaction implements GroupTransaction {
        private final Handle handle;

        Transaction(Connection connection) {
            handle = Jdbi.open(connection);
            JdbiSettings.quiet(handle).setStatementBuilder(new StatementCache());
        }

        @Override
        public Handle begin() {
            handle.begin();
            return handle;
        }

        @Override
        public void commit() {
            handle.commit();
        }

        @Override
        public void rollback() {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        }

        @Override
        public void close() {
            handle.close();
        }
    }
}
