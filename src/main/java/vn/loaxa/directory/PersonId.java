package vn.loaxa.directory;

/** A person in the roll of a commune. */
public record PersonId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
