package vn.loaxa.directory;

/** An association, sub-association, office or any other node of the tree of bodies. */
public record BodyId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
