package vn.loaxa.console;

/** What the address names does not exist, or not for this visitor: 404 either way, so that numbers cannot be felt out. */
final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
