package vn.loaxa.calendar;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Single times of a rule that were left out or put elsewhere; the rule itself stays. Pure data: who keeps it in a table gives it
 * back here. Immutable.
 *
 * @param skipped times of the rule that do not take place
 * @param moved times of the rule, each with the time at which it takes place instead
 */
public record Changes(Set<ZonedDateTime> skipped, Map<ZonedDateTime, ZonedDateTime> moved) {
    /** Nothing changed. */
    public static final Changes NONE = new Changes(Set.of(), Map.of());

    public Changes {
        skipped = Set.copyOf(skipped);
        moved = Map.copyOf(moved);
    }

    /** These changes and one time left out, wherever it had been moved to. */
    public Changes skip(ZonedDateTime time) {
        var less = new HashMap<>(moved);
        less.remove(time);
        return new Changes(Stream.concat(skipped.stream(), Stream.of(time)).collect(Collectors.toSet()), less);
    }

    /** These changes and one time put elsewhere. */
    public Changes move(ZonedDateTime time, ZonedDateTime to) {
        var more = new HashMap<>(moved);
        more.put(time, to);
        return new Changes(skipped, more);
    }

    /** The first {@code count} times after the given one, in their order, each once. */
    public List<ZonedDateTime> first(int count, Recurrence rule, ZonedDateTime after) {
        // As many more of the rule as may fall away, so that enough are left.
        var kept = rule.first(count + skipped.size() + moved.size(), after).stream()
                .filter(time -> !skipped.contains(time) && !moved.containsKey(time));
        var elsewhere = moved.entrySet().stream()
                .filter(entry -> !skipped.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(time -> time.isAfter(after));
        return Stream.concat(kept, elsewhere).sorted().distinct().limit(count).toList();
    }
}
