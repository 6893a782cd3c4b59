package vn.loaxa.console.view;

import java.util.List;

/** What a reminder would do: its next times, or the sentence why it cannot be set yet. */
public record ReminderPreview(String when, String kind, List<String> events, List<String> dues, String problem) {}
