package vn.loaxa.console.view;

/** The link of the first administrator was opened. */
public record LinkView(String commune, String csrf, String token, String title, String name) {}
