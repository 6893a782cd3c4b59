package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.broadcast.answer.Given;

/**
 * What people answered to a directive at one moment. In every line, and in the whole, those who answered and those who have not sum
 * to the roll.
 *
 * @param helps who calls for help by the answer that counts, the latest first
 */
public record Tally(AnswerSet asked, Line whole, List<Line> villages, List<Line> bodies, List<Help> helps, Instant at) {
    public Tally {
        villages = List.copyOf(villages);
        bodies = List.copyOf(bodies);
        helps = List.copyOf(helps);
    }

    /**
     * @param choices people by the key of their choice; those without people are absent
     * @param counting how many answered with counts
     * @param sums of the counts, in the order of what was asked
     * @param late how many of those who answered did so after the deadline
     * @param proxied how many answers were reported by somebody else
     */
    public record Line(
            String label,
            int roll,
            Map<String, Integer> choices,
            int counting,
            List<Long> sums,
            int late,
            int proxied) {
        public Line {
            choices = Map.copyOf(choices);
            sums = List.copyOf(sums);
        }

        public int count(String key) {
            return choices.getOrDefault(key, 0);
        }

        public int answered() {
            return counting
                    + choices.values().stream().mapToInt(Integer::intValue).sum();
        }

        public int silent() {
            return roll - answered();
        }

        /** Several lines as one. */
        public static Line sum(String label, AnswerSet asked, List<Line> lines) {
            Map<String, Integer> choices = new HashMap<>();
            long[] sums = new long[asked.counts().size()];
            lines.forEach(line -> {
                line.choices().forEach((key, people) -> choices.merge(key, people, Integer::sum));
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += line.sums().get(i);
                }
            });
            return new Line(
                    label,
                    lines.stream().mapToInt(Line::roll).sum(),
                    choices,
                    lines.stream().mapToInt(Line::counting).sum(),
                    Arrays.stream(sums).boxed().toList(),
                    lines.stream().mapToInt(Line::late).sum(),
                    lines.stream().mapToInt(Line::proxied).sum());
        }
    }

    /** Somebody who calls for help; {@code goer} is who should go. */
    public record Help(
            String name, String village, String body, String goer, Given given, boolean proxied, Instant at) {}
}
