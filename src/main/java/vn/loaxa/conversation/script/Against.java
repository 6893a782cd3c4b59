package vn.loaxa.conversation.script;

import java.time.LocalDate;
import java.util.Set;

/**
 * What scripts are held against beyond themselves. Immutable.
 *
 * @param today for the review days of the FAQ
 * @param places codes of the villages and bodies there are; empty when they are not known
 */
public record Against(LocalDate today, Set<String> places) {
    /** Nothing beyond the files: no review is due, any code may be right. */
    public static final Against NOTHING = new Against(LocalDate.MIN, Set.of());

    public Against {
        places = Set.copyOf(places);
    }
}
