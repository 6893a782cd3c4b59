package vn.loaxa.directory;

/**
 * A body that was merged into another. It has no members any more; its names still lead to the other.
 *
 * @param body as it was, with the parent it had
 * @param into the body that goes on, never itself a merged one
 */
public record FormerBody(Body body, BodyId into) {}
