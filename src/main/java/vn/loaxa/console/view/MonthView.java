package vn.loaxa.console.view;

import java.util.List;

/** A month of reminders. {@code previous} and {@code next}: addresses. */
public record MonthView(
        Shell shell,
        String title,
        String lunarTitle,
        String previous,
        String next,
        List<String> weekdays,
        List<List<Day>> weeks,
        List<ReminderRow> running,
        List<Option> ready,
        String note) {
    /**
     * @param iso 2026-11-25
     * @param lunar the small lunar date; with its month on the first of it
     * @param holiday empty on other days
     */
    public record Day(
            String iso,
            String number,
            String words,
            String lunar,
            String holiday,
            boolean today,
            boolean outside,
            List<Chip> chips) {}

    /** An event; {@code origin}: what the server needs to know which one is dragged; empty if it can no longer be. */
    public record Chip(String href, String time, String text, String whom, String id, String origin, boolean past) {}

    /** A choice in a list. */
    public record Option(String value, String label, boolean selected) {}
}
