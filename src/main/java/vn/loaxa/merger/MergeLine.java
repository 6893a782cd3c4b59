package vn.loaxa.merger;

import java.util.List;

/**
 * One thing that a merger changes, or that stands against it, as a person reads it.
 *
 * @param names who or what it concerns, one by one; empty where the text says all
 */
public record MergeLine(Topic topic, String text, List<String> names) {
    /** What a line is about, in the order in which people read it. */
    public enum Topic {
        CONFLICT,
        BODIES,
        PEOPLE,
        LEADERS,
        DOUBTFUL,
        WORK,
        CHATS,
        REQUESTS,
        DIRECTIVES,
        REMINDERS,
        AUDIENCES,
        NAMES,
        ACCOUNT
    }

    /** Of one topic, said in full. */
    MergeLine(Topic topic, String text) {
        this(topic, text, List.of());
    }

    public MergeLine {
        names = List.copyOf(names);
    }
}
