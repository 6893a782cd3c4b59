package vn.loaxa.console.view;

import java.util.List;

/** One reminder: what it is, what comes, who got it. */
public record ReminderView(
        Shell shell,
        String href,
        String text,
        String whom,
        String when,
        String lateRule,
        boolean paused,
        boolean running,
        String origin,
        String originWords,
        List<String> next,
        List<Time> times,
        String gotOf,
        List<Got> got,
        String turnout,
        List<String> absent,
        String note,
        boolean fault) {
    public record Time(String due, String event, String status, String word, String count) {}

    public record Got(String name, String status, String word, String route) {}
}
