package vn.loaxa.db;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import vn.loaxa.text.Messages;

/** Turns the faults that a person must mend into one sentence that says what, where and what to do. */
final class DatabaseFaults {
    private static final Messages MESSAGES = new Messages("database");

    private DatabaseFaults() {}

    /** The clear form of a fault of the machine; every other fault as it is. */
    static RuntimeException explain(String url, Throwable fault) {
        if (fault instanceof DatabaseException known) {
            return known;
        }
        String remedy = remedy(fault);
        if (remedy != null) {
            return new DatabaseException(
                    text("unusable", Map.of("place", withoutSecrets(url), "remedy", remedy)), fault);
        }
        if (fault instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new DatabaseException(
                text("failed", Map.of("place", withoutSecrets(url), "why", String.valueOf(fault.getMessage()))), fault);
    }

    /** Addresses may carry a password behind the question mark. */
    static String withoutSecrets(String url) {
        int options = url.indexOf('?');
        String place = options < 0 ? url : url.substring(0, options);
        return place.replaceFirst("//[^/@]*@", "//");
    }

    private static @Nullable String remedy(Throwable fault) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqliteRemedy(sqlite.getResultCode());
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return postgresRemedy(sql.getSQLState(), sql.getMessage());
            }
        }
        return null;
    }

    /** The sentence of this key; where it needs to say where to write, that is filled in. */
    static String text(String key, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("where", MESSAGES.text("where"));
        return MESSAGES.text(key, all);
    }

    private static @Nullable String sqliteRemedy(SQLiteErrorCode code) {
        String name = code.name();
        Map<String, String> values = Map.of("code", name);
        if (name.equals("SQLITE_FULL")) {
            return text("disk-full", values);
        }
        if (name.startsWith("SQLITE_READONLY") || name.equals("SQLITE_CANTOPEN") || name.equals("SQLITE_PERM")) {
            return text("not-writable", values);
        }
        if (name.startsWith("SQLITE_IOERR")) {
            return text("disk-fault", values);
        }
        if (name.startsWith("SQLITE_CORRUPT") || name.equals("SQLITE_NOTADB")) {
            return text("damaged", values);
        }
        if (name.startsWith("SQLITE_BUSY") || name.equals("SQLITE_LOCKED")) {
            return text("held", values);
        }
        return null;
    }

    /** The server's own words stay behind ours: they name the user or the database. */
    private static @Nullable String postgresRemedy(String state, @Nullable String message) {
        Map<String, String> values = Map.of("why", String.valueOf(message));
        if (state.startsWith("08")) {
            return text("no-connection", values);
        }
        if (state.startsWith("28")) {
            return text("refused", values);
        }
        if (state.equals("3D000")) {
            return text("missing", values);
        }
        if (state.equals("53100")) {
            return text("server-disk-full", values);
        }
        return null;
    }
}
