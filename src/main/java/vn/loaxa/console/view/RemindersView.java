package vn.loaxa.console.view;

import java.util.List;

/** Reminders of the commune. */
public record RemindersView(Shell shell, List<ReminderRow> rows) {}
