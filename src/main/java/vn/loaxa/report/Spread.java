package vn.loaxa.report;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many took how many whole minutes. Not thread-safe. */
final class Spread {
    private final SortedMap<Long, Long> counts = new TreeMap<>();

    /** What came before its start, by clocks that differ, took no time. */
    void add(long minutes, long people) {
        counts.merge(Math.max(0, minutes), people, Long::sum);
    }

    long cases() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many took at most so long. */
    long within(Duration time) {
        return counts.headMap(time.toMinutes() + 1).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The shortest time within which at least half were through; zero minutes where there is nobody. */
    Measure.Middle middle() {
        long cases = cases();
        long seen = 0;
        for (var entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen * 2 >= cases) {
                return new Measure.Middle(Duration.ofMinutes(entry.getKey()), cases);
            }
        }
        return new Measure.Middle(Duration.ZERO, 0);
    }
}
