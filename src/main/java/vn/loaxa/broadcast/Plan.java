package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sending would mean. The lines add up: for each line byGroup + free + charged + unreachable = members, and the
 * members of all lines are the roll.
 *
 * @param dong what Zalo will charge, in đồng
 * @param minutes how long it takes at the account's rate, rounded up
 * @param reasons why people cannot be reached, with how many
 * @param departs when it leaves, or null for at once
 * @param unlisted of those reached by group: how many stand in chats whose lists were never held against the roll, so that it is not
 *     known whether they are in them
 * @param night the quiet hours, if they matter to this one: they hold it back, or it breaks through them
 */
public record Plan(
        List<Line> lines,
        int roll,
        int dong,
        int minutes,
        Map<Unreachable, Integer> reasons,
        int unlisted,
        @Nullable Instant departs,
        Night night) {
    public Plan {
        lines = List.copyOf(lines);
        reasons = Map.copyOf(reasons);
    }

    /** Of one that leaves at once. */
    Plan(List<Line> lines, int roll, int dong, int minutes, Map<Unreachable, Integer> reasons, int unlisted) {
        this(lines, roll, dong, minutes, reasons, unlisted, null, Night.NONE);
    }

    /** For nobody. */
    public static Plan empty() {
        return new Plan(List.of(), 0, 0, 0, Map.of(), 0);
    }

    Plan leaving(@Nullable Instant time, Night hours) {
        return new Plan(lines, roll, dong, minutes, reasons, unlisted, time, hours);
    }

    /** What the quiet hours mean for a directive. */
    public enum Night {
        NONE,
        HOLDS_BACK,
        BROKEN_FOR_A_REASON
    }

    /** One body or village of the audience. */
    public record Line(String label, int members, int byGroup, int free, int charged, int unreachable) {}
}
