package vn.loaxa.conversation.script;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was written beside what really happens, line by line: the longest common run stays together. */
public final class Alignment {
    private Alignment() {}

    /** A line on the left, on the right, or the same one on both. */
    public record Pair(Transcript.@Nullable Line expected, Transcript.@Nullable Line actual) {
        public boolean same() {
            return expected != null && actual != null;
        }
    }

    public static List<Pair> of(List<Transcript.Line> expected, List<Transcript.Line> actual) {
        int[][] common = common(expected, actual);
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < expected.size() || j < actual.size()) {
            if (i < expected.size() && j < actual.size() && expected.get(i).equals(actual.get(j))) {
                pairs.add(new Pair(expected.get(i++), actual.get(j++)));
            } else if (j == actual.size() || (i < expected.size() && common[i + 1][j] >= common[i][j + 1])) {
                pairs.add(new Pair(expected.get(i++), null));
            } else {
                pairs.add(new Pair(null, actual.get(j++)));
            }
        }
        return pairs;
    }

    private static int[][] common(List<Transcript.Line> expected, List<Transcript.Line> actual) {
        int[][] common = new int[expected.size() + 1][actual.size() + 1];
        for (int i = expected.size() - 1; i >= 0; i--) {
            for (int j = actual.size() - 1; j >= 0; j--) {
                common[i][j] = expected.get(i).equals(actual.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
