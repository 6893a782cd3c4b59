package vn.loaxa.console.view;

/** A line of the list of reminders. */
public record ReminderRow(String href, String time, String text, String whom, String when) {}
