package vn.loaxa.outbox;

/** A row of the outbox. */
public record OutboxId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
