package vn.loaxa.console.view;

/** Something that was begun and not sent. */
public record DraftItem(long id, String title, String savedAt) {}
