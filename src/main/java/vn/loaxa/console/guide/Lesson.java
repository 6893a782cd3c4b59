package vn.loaxa.console.guide;

import java.util.List;
import java.util.Optional;

/**
 * A lesson, in steps that are done one after the other.
 *
 * @param id its place in the address
 * @param open the page on which it begins; empty for none
 * @param remember what is good to know besides
 */
public record Lesson(
        String id,
        Group group,
        String title,
        int minutes,
        String intro,
        String open,
        List<Step> steps,
        List<String> remember) {
    public Lesson {
        steps = List.copyOf(steps);
        remember = List.copyOf(remember);
    }

    /** Whom a lesson is for, in the order in which they are offered. */
    public enum Group {
        /** The first lesson; only where the simulated phones are. */
        FIRST,
        OFFICIAL,
        LEADER,
        ADMINISTRATOR,
        WRITER
    }

    /** What to do, and perhaps a picture of it. */
    public record Step(String text, Optional<Picture> picture) {}
}
