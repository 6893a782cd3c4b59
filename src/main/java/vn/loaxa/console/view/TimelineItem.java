package vn.loaxa.console.view;

/** Something at a time. */
public record TimelineItem(String time, String text) {}
