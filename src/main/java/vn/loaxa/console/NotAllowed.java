package vn.loaxa.console;

/** The visitor may not do this here: 403. */
final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
