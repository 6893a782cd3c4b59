package vn.loaxa.db;

/** The queue of writes is full; come back later. Nothing was written. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BusyException(String message) {
        super(message);
    }
}
