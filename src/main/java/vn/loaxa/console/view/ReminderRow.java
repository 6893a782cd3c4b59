package vn.loaxa.console.view;

/** A reminder. */
public record ReminderRow(String time, String text, String whom, String when) {}
