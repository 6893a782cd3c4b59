package vn.loaxa.console.view;

/** Whether the chain of the audit log holds. */
public record ChainView(boolean whole, String title, String text) {}
