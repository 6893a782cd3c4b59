package vn.loaxa.directory;

/** How many members the organisation file says that a body has, and how many of them on Zalo; the roll itself may hold fewer. */
public record DeclaredSize(BodyId body, int members, int linked) {}
