package vn.loaxa.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Copies every table of the program from SQLite to PostgreSQL; which tables and columns there are is asked of the databases. */
final class MoveStore {
    private static final int BATCH = 500;
    private static final String OURS = """
            SELECT name FROM sqlite_master
            WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'flyway_schema_history'
            ORDER BY name
            """;

    private final Connection source;
    private final Connection target;

    MoveStore(Connection source, Connection target) {
        this.source = source;
        this.target = target;
    }

    /** A table with its rows on both sides. */
    record Count(String table, long source, long target) {}

    /** Tables such that what a row points at comes before it. */
    List<String> tablesInOrder() throws SQLException {
        Map<String, Set<String>> needs = new TreeMap<>();
        try (Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery(OURS)) {
            while (rows.next()) {
                needs.put(rows.getString(1), new TreeSet<>());
            }
        }
        for (Map.Entry<String, Set<String>> entry : needs.entrySet()) {
            try (ResultSet keys = source.getMetaData().getImportedKeys(null, null, entry.getKey())) {
                while (keys.next()) {
                    entry.getValue().add(keys.getString("PKTABLE_NAME"));
                }
            }
            entry.getValue().remove(entry.getKey());
        }
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < needs.size()) {
            List<String> ready = needs.keySet().stream()
                    .filter(table -> !ordered.contains(table) && ordered.containsAll(needs.get(table)))
                    .toList();
            if (ready.isEmpty()) {
                throw new SQLException("The tables point at each other in a ring: " + needs);
            }
            ordered.addAll(ready);
        }
        return List.copyOf(ordered);
    }

    /** Tables of the target that hold rows already. */
    List<String> filled(List<String> tables) throws SQLException {
        List<String> filled = new ArrayList<>();
        for (String table : tables) {
            if (count(target, table) > 0) {
                filled.add(table);
            }
        }
        return filled;
    }

    /** Copies the rows, lets generated keys go on after the highest, and counts both sides. */
    Count copy(String table) throws SQLException {
        Map<String, Integer> columns = columns(table);
        String names = String.join(", ", columns.keySet());
        String marks =
                String.join(", ", columns.keySet().stream().map(name -> "?").toList());
        try (Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery(ordered(table, columns.keySet(), names));
                PreparedStatement insert =
                        target.prepareStatement("INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
            int waiting = 0;
            while (rows.next()) {
                bind(insert, rows, List.copyOf(columns.values()));
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        continueKeys(table);
        return new Count(table, count(source, table), count(target, table));
    }

    /** A row that points at its own table comes after what it points at, which may be younger: a body may have been moved. */
    private String ordered(String table, Set<String> columns, String names) throws SQLException {
        String above = null;
        try (ResultSet keys = source.getMetaData().getImportedKeys(null, null, table)) {
            while (keys.next()) {
                above = keys.getString("PKTABLE_NAME").equals(table) ? keys.getString("FKCOLUMN_NAME") : above;
            }
        }
        String plain = "SELECT " + names + " FROM " + table;
        if (above == null) {
            return plain + (columns.contains("id") ? " ORDER BY id" : "");
        }
        return "WITH RECURSIVE place(row_id, depth) AS (SELECT id, 0 FROM " + table + " WHERE " + above + " IS NULL"
                + " UNION ALL SELECT t.id, depth + 1 FROM " + table + " t JOIN place ON t." + above + " = row_id) "
                + plain + " JOIN place ON row_id = id ORDER BY depth, id";
    }

    /** The target's columns with their SQL types. */
    private Map<String, Integer> columns(String table) throws SQLException {
        Map<String, Integer> columns = new LinkedHashMap<>();
        try (ResultSet found = target.getMetaData().getColumns(null, target.getSchema(), table, null)) {
            while (found.next()) {
                columns.put(found.getString("COLUMN_NAME"), found.getInt("DATA_TYPE"));
            }
        }
        return columns;
    }

    private static void bind(PreparedStatement insert, ResultSet rows, List<Integer> types) throws SQLException {
        for (int i = 1; i <= types.size(); i++) {
            int type = types.get(i - 1);
            if (rows.getObject(i) == null) {
                insert.setNull(i, type);
            } else if (type == Types.BINARY || type == Types.VARBINARY) {
                insert.setBytes(i, rows.getBytes(i));
            } else if (type == Types.BIGINT || type == Types.INTEGER) {
                insert.setObject(i, rows.getLong(i), type);
            } else {
                insert.setString(i, rows.getString(i));
            }
        }
    }

    /** SQLite never gives out a key twice, also not that of a deleted row: the sequence goes on from what it remembers. */
    private void continueKeys(String table) throws SQLException {
        try (PreparedStatement ask = target.prepareStatement("SELECT pg_get_serial_sequence(?, 'id')"
                + " FROM information_schema.columns WHERE table_schema = current_schema()"
                + " AND table_name = ? AND column_name = 'id'")) {
            ask.setString(1, table);
            ask.setString(2, table);
            try (ResultSet found = ask.executeQuery()) {
                if (!found.next() || found.getString(1) == null) {
                    return;
                }
                setSequence(found.getString(1), Math.max(given(table), highest(table)));
            }
        }
    }

    private void setSequence(String sequence, long last) throws SQLException {
        try (PreparedStatement set = target.prepareStatement("SELECT setval(?::regclass, ?, ?)")) {
            set.setString(1, sequence);
            set.setLong(2, Math.max(1, last));
            set.setBoolean(3, last > 0);
            set.executeQuery().close();
        }
    }

    private long given(String table) throws SQLException {
        try (PreparedStatement ask = source.prepareStatement("SELECT seq FROM sqlite_sequence WHERE name = ?")) {
            ask.setString(1, table);
            try (ResultSet found = ask.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    private long highest(String table) throws SQLException {
        return number(source, "SELECT coalesce(max(id), 0) FROM " + table);
    }

    private static long count(Connection connection, String table) throws SQLException {
        return number(connection, "SELECT count(*) FROM " + table);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
