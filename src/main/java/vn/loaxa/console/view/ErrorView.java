package vn.loaxa.console.view;

/** A page that says what went wrong and what to do. */
public record ErrorView(Shell shell, String title, String text) {}
