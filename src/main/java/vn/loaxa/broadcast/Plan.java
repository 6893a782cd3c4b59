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
 * @param night the quiet hours, if they matter to this one: they hold it back, or it breaks through them
 */
public record Plan(
        List<Line> lines,
        int roll,
        int dong,
        int minutes,
        Map<Unreachable, Integer> reasons,
        @Nullable Instant departs,
        Night night) {
    public Plan {
        lines = List.copyOf(lines);
        reasons = Map.copyOf(reasons);
    }

    public Plan(List<Line> lines, int roll, int dong, int minutes, Map<Unreachable, Integer> reasons) {
        this(lines, roll, dong, minutes, reasons, null, Night.NONE);
    }

    Plan leaving(@Nullable Instant time, Night hours) {
        return new Plan(lines, roll, dong, minutes, reasons, time, hours);
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
