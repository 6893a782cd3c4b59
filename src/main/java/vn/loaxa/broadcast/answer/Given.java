package vn.loaxa.broadcast.answer;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody answered.
 *
 * @param choice key of the choice, or empty for counts
 * @param counts in the order of what was asked; empty for a choice
 * @param reason as typed, or empty
 */
public record Given(String choice, List<Integer> counts, String reason) {
    public Given {
        counts = List.copyOf(counts);
    }

    static Given of(Choice choice, String reason) {
        return new Given(choice.key(), List.of(), reason);
    }

    /** As it is said back: "Vắng (bận đi viện)", "số chó: 2, số mèo: 1". */
    public String said(AnswerSet set) {
        if (choice.isEmpty()) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < Math.min(counts.size(), set.counts().size()); i++) {
                parts.add(set.counts().get(i) + ": " + counts.get(i));
            }
            return String.join(", ", parts);
        }
        String label = set.choice(choice).map(Choice::label).orElse(choice);
        return reason.isEmpty() ? label : label + " (" + reason + ")";
    }
}
