package vn.loaxa.console.view;

import java.util.List;

/** The public check of a message. {@code typed} is empty before anything was asked. */
public record CheckView(String commune, String typed, boolean tooMany, List<Found> found) {
    /** A message that was sent, by whom and when; nothing of to whom. */
    public record Found(String commune, String name, String title, String at, boolean withdrawn, boolean replaced) {}
}
