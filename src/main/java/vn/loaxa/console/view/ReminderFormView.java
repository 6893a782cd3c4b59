package vn.loaxa.console.view;

import java.util.List;

/** The form of a reminder. {@code action}: where it is sent. */
public record ReminderFormView(
        Shell shell,
        String title,
        String action,
        String back,
        String what,
        String when,
        boolean untilDone,
        List<MonthView.Option> audiences,
        List<MonthView.Option> kinds,
        List<MonthView.Option> offsets,
        List<MonthView.Option> ready,
        String error,
        ReminderPreview preview) {}
