package vn.loaxa.broadcast;

import java.util.List;
import java.util.Map;

/**
 * What sending would mean. The lines add up: for each line byGroup + free + charged + unreachable = members, and the
 * members of all lines are the roll.
 *
 * @param dong what Zalo will charge, in đồng
 * @param minutes how long it takes at the account's rate, rounded up
 * @param reasons why people cannot be reached, with how many
 */
public record Plan(List<Line> lines, int roll, int dong, int minutes, Map<Unreachable, Integer> reasons) {
    public Plan {
        lines = List.copyOf(lines);
        reasons = Map.copyOf(reasons);
    }

    /** One body or village of the audience. */
    public record Line(String label, int members, int byGroup, int free, int charged, int unreachable) {}
}
