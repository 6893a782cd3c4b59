package vn.loaxa.db;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The database of the process. Thread-safe.
 *
 * <p>On SQLite every write runs on one writer thread, many writes grouped into one durable commit (each behind its own
 * savepoint, so a failing one takes only itself back). On PostgreSQL {@link #write} has a transaction of its own from the
 * pool and {@link #writeSoon} is grouped in the same way. A piece of work must be quick, must not call the network, and
 * must not call back into the database except through the handle it is given (doing so throws).
 */
public interface Database extends AutoCloseable {

    /** Opens {@code jdbc:sqlite:...} or {@code jdbc:postgresql:...} and brings the tables up to date (Flyway). */
    static Database open(String url) {
        return Databases.open(url);
    }

    /**
     * How many changes of the tables are still to come, without making them: for looking at a database that another process
     * uses.
     *
     * @throws DatabaseException if it cannot be reached
     */
    static int pendingChanges(String url) {
        return Databases.pendingChanges(url);
    }

    /** Reads in one consistent snapshot. */
    <T> T read(Work<T> work);

    /** Runs the work in a transaction and returns after it is durable. What the work throws is thrown here, and nothing of it stays. */
    <T> T write(Work<T> work);

    /**
     * For the road from webhook to 200: goes ahead of {@link #write} in the queue, is grouped with its neighbours, and
     * completes after the commit. Completes exceptionally with {@link BusyException} at once when the queue is full.
     */
    <T> CompletableFuture<T> writeSoon(Work<T> work);

    Dialect dialect();

    /** True when a trivial read answers within the time. */
    boolean answers(Duration within);

    @Override
    void close();
}
