package vn.loaxa.zalo.webhook;

/** What came is not a JSON object. Says where, and never quotes the body: it may hold what people wrote. */
public final class MalformedEventException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    MalformedEventException(String fault, int line, int column) {
        super(fault + " at line " + line + ", column " + column);
        this.line = line;
        this.column = column;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
