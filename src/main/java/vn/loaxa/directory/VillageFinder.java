package vn.loaxa.directory;

import java.util.List;
import java.util.Optional;

/** Finds the village that typed words name ("thôn 3", "t3", "bà con thôn 3", a former name). Immutable. */
public final class VillageFinder {
    private final VillageNames names;

    public VillageFinder(List<Village> villages) {
        this.names = new VillageNames(villages);
    }

    /** Empty unless the words name exactly one village and nothing else. */
    public Optional<Village> find(String typed) {
        return names.only(typed);
    }
}
