package vn.loaxa.db;

import java.util.function.Supplier;

/**
 * Refuses a call into the database from inside a piece of work. On SQLite it would wait for itself for ever; on PostgreSQL
 * it would silently leave the transaction. Thread-safe.
 */
final class NestingGuard {
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    void check() {
        if (inside.get()) {
            throw new IllegalStateException(
                    "A piece of work must use the handle it was given, and not call the database again");
        }
    }

    <T> T run(Supplier<T> work) {
        check();
        inside.set(true);
        try {
            return work.get();
        } finally {
            inside.set(false);
        }
    }
}
