package vn.loaxa.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns the faults that a person must mend into one sentence that says what, where and what to do. */
final class DatabaseFaults {
    static final String WHERE = "Let the account that runs the server write there, or set database.url"
            + " (LOAXA_DATABASE_URL) to another place.";

    private DatabaseFaults() {}

    /** The clear form of a fault of the machine; every other fault as it is. */
    static RuntimeException explain(String url, Throwable fault) {
        if (fault instanceof DatabaseException known) {
            return known;
        }
        String remedy = remedy(fault);
        if (remedy != null) {
            return new DatabaseException("The database " + withoutSecrets(url) + " cannot be used: " + remedy, fault);
        }
        if (fault instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new DatabaseException("The database " + withoutSecrets(url) + " failed: " + fault.getMessage(), fault);
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

    private static @Nullable String sqliteRemedy(SQLiteErrorCode code) {
        String name = code.name();
        if (name.equals("SQLITE_FULL")) {
            return "the disk is full. Free some space; what was not answered was not stored and will come again.";
        }
        if (name.startsWith("SQLITE_READONLY") || name.equals("SQLITE_CANTOPEN") || name.equals("SQLITE_PERM")) {
            return "it cannot be written. " + WHERE;
        }
        if (name.startsWith("SQLITE_IOERR")) {
            return "the disk does not answer as it should (" + name + "). Check the disk before going on.";
        }
        if (name.startsWith("SQLITE_CORRUPT") || name.equals("SQLITE_NOTADB")) {
            return "the file is damaged or is no database (" + name + "). Restore the last backup.";
        }
        if (name.startsWith("SQLITE_BUSY") || name.equals("SQLITE_LOCKED")) {
            return "another program holds it. Stop the other server or tool that uses this file.";
        }
        return null;
    }

    private static @Nullable String postgresRemedy(String state, @Nullable String message) {
        if (state.startsWith("08")) {
            return "no connection (" + message + "). Check that the server runs and the address is right.";
        }
        if (state.startsWith("28")) {
            return "user or password refused (" + message + "). Check them in LOAXA_DATABASE_URL.";
        }
        if (state.equals("3D000")) {
            return message + ". Create the database first: createdb NAME.";
        }
        if (state.equals("53100")) {
            return "the disk of the server is full (" + message + ").";
        }
        return null;
    }
}
