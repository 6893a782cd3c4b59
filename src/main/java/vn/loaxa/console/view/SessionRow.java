package vn.loaxa.console.view;

/** A session; {@code own} is the one that looks at this. */
public record SessionRow(String id, String device, String opened, boolean own) {}
