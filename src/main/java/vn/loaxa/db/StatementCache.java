package vn.loaxa.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the prepared statements of the one writing connection: preparing costs SQLite more than most of our statements do.
 * A statement is out of the cache while it is in use. For one thread.
 */
final class StatementCache extends DefaultStatementBuilder {
    private static final int MAX_KEPT = 256;

    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
            if (size() <= MAX_KEPT) {
                return false;
            }
            closeQuietly(eldest.getValue());
            return true;
        }
    };

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        if (context.isReturningGeneratedKeys() || context.isConcurrentUpdatable()) {
            return super.create(connection, sql, context);
        }
        @Nullable PreparedStatement kept = idle.remove(sql);
        return kept != null ? kept : super.create(connection, sql, context);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        if (!(statement instanceof PreparedStatement prepared) || prepared.isClosed()) {
            statement.close();
            return;
        }
        try {
            prepared.clearParameters();
            prepared.clearBatch();
            prepared.setMaxRows(0);
        } catch (SQLException e) {
            prepared.close();
            throw e;
        }
        @Nullable PreparedStatement twin = idle.put(sql, prepared);
        if (twin != null) {
            twin.close();
        }
    }

    @Override
    public void close(Connection connection) {
        idle.values().forEach(StatementCache::closeQuietly);
        idle.clear();
    }

    private static void closeQuietly(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException ignored) {
            // It is thrown away in any case.
        }
    }
}
