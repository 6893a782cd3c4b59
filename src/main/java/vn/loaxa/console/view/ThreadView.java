package vn.loaxa.console.view;

import java.util.List;

/** One thread with a resident and the form to answer it. */
public record ThreadView(
        Shell shell,
        long id,
        String title,
        String about,
        Lines lines,
        boolean open,
        long version,
        String reach,
        String reachKind,
        boolean possible,
        String draft,
        int longest,
        List<Canned> canned,
        List<Option> officials,
        boolean silent,
        String rating,
        String error,
        String done) {
    /** The part that moves. {@code overtaken} says who did something since the form was loaded; empty for nobody. */
    public record Lines(
            long id,
            long seen,
            boolean live,
            String status,
            String word,
            String clock,
            boolean late,
            String assignee,
            String silence,
            String asOf,
            String overtaken,
            String csrf,
            List<Line> lines) {}

    /** One line. Of {@code picture}, {@code link} and {@code map} at most one is filled. */
    public record Line(
            long id,
            String side,
            String from,
            String text,
            String at,
            String picture,
            String link,
            String map,
            String status,
            String word) {}

    /** A ready-made answer and the address that puts it into the form. */
    public record Canned(String title, String text, String href) {}

    /** An official to choose. */
    public record Option(long id, String name, boolean chosen) {}
}
