package vn.loaxa.db;

import org.jdbi.v3.core.Handle;

/** The transaction that {@link GroupWriter} fills. Used by its one thread only. */
interface GroupTransaction extends AutoCloseable {
    Handle begin() throws Exception;

    void commit() throws Exception;

    /** Ends the transaction without a trace. */
    void rollback() throws Exception;

    @Override
    void close();
}
