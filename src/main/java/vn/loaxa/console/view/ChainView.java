package vn.loaxa.console.view;

/** Whether the chain of the audit log holds. */
public record ChainView(Shell shell, boolean whole, String title, String text) {}
