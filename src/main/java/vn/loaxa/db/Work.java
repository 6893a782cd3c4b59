package vn.loaxa.db;

import org.jdbi.v3.core.Handle;

/** Something to do with a handle, inside a transaction that somebody else opened and will end. */
@FunctionalInterface
public interface Work<T> {
    T run(Handle handle);
}
