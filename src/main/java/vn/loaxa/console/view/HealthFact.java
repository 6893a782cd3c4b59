package vn.loaxa.console.view;

/** One line about the Official Account. {@code status} is a status of the look (acknowledged, unsure, failed), or empty for a plain figure. */
public record HealthFact(String label, String status, String text) {}
