package vn.loaxa.broadcast;

/** A directive, inside. People see its number (see {@link Directive#shortNumber}). */
public record DirectiveId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
