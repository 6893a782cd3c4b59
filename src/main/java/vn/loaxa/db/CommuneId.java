package vn.loaxa.db;

/** The key under which all rows of one commune stand. */
public record CommuneId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
