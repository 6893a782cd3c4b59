package vn.loaxa.directory;

/** A village (thôn, bản, tổ dân phố). */
public record VillageId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
