package vn.loaxa.conversation.script;

import java.util.List;
import java.util.Map;

/**
 * What a rehearsed conversation can find. Immutable.
 *
 * @param known values a flow starts with ({@code nguoi})
 * @param villages names that can be found, with codes in the order T1, T2 ...
 * @param bodies names that can be found, likewise
 */
public record Stage(Map<String, String> known, List<String> villages, List<String> bodies) {
    public Stage {
        known = Map.copyOf(known);
        villages = List.copyOf(villages);
        bodies = List.copyOf(bodies);
    }
}
