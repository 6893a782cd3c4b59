package vn.loaxa.directory;

/** What a node of the tree of bodies is. */
public enum BodyKind {
    OFFICE,
    ASSOCIATION,
    SUB_ASSOCIATION,
    SMALL_GROUP
}
