package vn.loaxa.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A village.
 *
 * @param code the one of the organisation file, such as T3
 * @param name with its label: "Thôn 3"
 * @param aliases other names people use
 * @param formerNames names it had before, and names of villages that became part of it, kept so that they are still understood
 * @param formerCodes codes of villages that became part of it, with the names that these had
 */
public record Village(
        VillageId id,
        String code,
        String name,
        List<String> aliases,
        List<String> formerNames,
        Map<String, String> formerCodes) {
    public Village {
        aliases = List.copyOf(aliases);
        formerNames = List.copyOf(formerNames);
        formerCodes = Map.copyOf(formerCodes);
    }

    public Village(VillageId id, String code, String name) {
        this(id, code, name, List.of(), List.of(), Map.of());
    }

    /** Whether the code is its own, or that of a village that became part of it. */
    public boolean goesBy(String typed) {
        return code.equals(typed) || formerCodes.containsKey(typed);
    }

    /** The former name that was typed ("bà con thôn 4", "t4"); empty if it was another name or none. */
    public Optional<String> formerly(String typed) {
        return new VillageNames(List.of(this)).former(typed);
    }
}
