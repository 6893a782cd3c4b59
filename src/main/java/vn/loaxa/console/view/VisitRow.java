package vn.loaxa.console.view;

/** A person to visit. */
public record VisitRow(String name, String village, String body, String reason, String goer) {}
