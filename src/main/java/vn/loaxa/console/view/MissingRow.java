package vn.loaxa.console.view;

/** A person of the visitor's own branch who has not acknowledged. */
public record MissingRow(long person, String name, String detail) {}
