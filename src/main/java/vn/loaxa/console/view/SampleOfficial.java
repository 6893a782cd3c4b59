package vn.loaxa.console.view;

/** Somebody to enter as in the demo. */
public record SampleOfficial(long person, String title, String name) {}
