package vn.loaxa.directory;

import java.util.List;

/**
 * A village.
 *
 * @param code the one of the organisation file, such as T3
 * @param name with its label: "Thôn 3"
 * @param aliases former names, kept so that they are still understood
 */
public record Village(VillageId id, String code, String name, List<String> aliases) {
    public Village {
        aliases = List.copyOf(aliases);
    }

    public Village(VillageId id, String code, String name) {
        this(id, code, name, List.of());
    }
}
