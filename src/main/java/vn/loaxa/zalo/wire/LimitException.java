package vn.loaxa.zalo.wire;

/**
 * Something is longer, larger or more than Zalo takes, or of a form that it refuses. Thrown when the value is made or,
 * where the limit is a setting, before the call; nothing was sent. Never quotes the value itself: it may be what a person
 * wrote.
 */
public final class LimitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String found;
    private final String allowed;

    /** Such as {@code ("text", "2001 characters", "at most 2000 are allowed")}. */
    public LimitException(String field, String found, String allowed) {
        super(field + ": " + found + ", " + allowed);
        this.field = field;
        this.found = found;
        this.allowed = allowed;
    }

    /** Which value, such as {@code buttons} or {@code button.title}. */
    public String field() {
        return field;
    }

    /** What was found, counted. */
    public String found() {
        return found;
    }

    /** What Zalo takes. */
    public String allowed() {
        return allowed;
    }
}
