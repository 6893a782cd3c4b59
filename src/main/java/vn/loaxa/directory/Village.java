package vn.loaxa.directory;

import java.util.List;
import java.util.Optional;
import vn.loaxa.text.Vietnamese;

/**
 * A village.
 *
 * @param code the one of the organisation file, such as T3
 * @param name with its label: "Thôn 3"
 * @param aliases other names people use
 * @param formerNames names it had before, kept so that they are still understood
 */
public record Village(VillageId id, String code, String name, List<String> aliases, List<String> formerNames) {
    public Village {
        aliases = List.copyOf(aliases);
        formerNames = List.copyOf(formerNames);
    }

    public Village(VillageId id, String code, String name) {
        this(id, code, name, List.of(), List.of());
    }

    /** The former name that was typed, accents and spaces forgiven; empty if it was another name or none. */
    public Optional<String> formerly(String typed) {
        List<String> words = Vietnamese.words(typed);
        return Vietnamese.words(name).equals(words)
                ? Optional.empty()
                : formerNames.stream()
                        .filter(former -> Vietnamese.words(former).equals(words))
                        .findFirst();
    }
}
