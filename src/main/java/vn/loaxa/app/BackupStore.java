package vn.loaxa.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** Copies and examines SQLite files, also while the server uses them. Never changes the file. */
final class BackupStore {
    private static final int BUSY_MILLIS = 30_000;

    private BackupStore() {}

    /** A consistent copy in one file, without the log that lies beside the original. */
    static void copy(Path database, Path copy) throws SQLException {
        try (Connection connection = open(database);
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.executeUpdate();
        }
    }

    /** What SQLite finds damaged; empty when all is well. */
    static List<String> damages(Path database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA quick_check(5)")) {
            while (rows.next()) {
                if (!rows.getString(1).equals("ok")) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private static Connection open(Path database) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        // Not read-only: the log beside a file in WAL mode can only be read by one who may write its index.
        config.setOpenMode(org.sqlite.SQLiteOpenMode.READWRITE);
        config.resetOpenMode(org.sqlite.SQLiteOpenMode.CREATE);
        return config.createConnection("jdbc:sqlite:" + database);
    }
}
