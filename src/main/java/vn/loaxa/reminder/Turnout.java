package vn.loaxa.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who said they come to a meeting. The five numbers add up to those who were to be invited.
 *
 * @param event when it begins
 * @param optedOut asked for no more news, so were not invited, and did not answer of themselves
 * @param lines one for each person who is absent or wants to be called
 */
public record Turnout(
        String what, Instant event, int coming, int absent, int callBack, int silent, int optedOut, List<Line> lines) {
    public Turnout {
        lines = List.copyOf(lines);
    }

    /** A person who answered something else than "Có dự"; the reason is empty where none was given. */
    public record Line(String name, Answer answer, String reason) {}

    public int answered() {
        return coming + absent + callBack;
    }

    public Map<String, Object> counts() {
        return Map.of("coming", coming, "absent", absent, "call", callBack, "silent", silent, "stopped", optedOut);
    }
}
