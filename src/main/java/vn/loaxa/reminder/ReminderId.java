package vn.loaxa.reminder;

/** A reminder. */
public record ReminderId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
