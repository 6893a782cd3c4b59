package vn.loaxa.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Gives Quartz the connections of a pool that is opened and closed elsewhere. */
final class PooledConnections implements ConnectionProvider {
    private final DataSource pool;

    PooledConnections(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void initialize() {
        // The pool is ready.
    }

    @Override
    public void shutdown() {
        // Whoever opened the pool closes it.
    }
}
