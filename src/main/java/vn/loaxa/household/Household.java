package vn.loaxa.household;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.VillageId;

/**
 * A household.
 *
 * @param head whose name it goes by
 * @param linked somebody of that name in the village has a linked account that takes our messages
 * @param inGroup the team saw that somebody of the house is in the village's group chat
 * @param lastVisit when somebody of the team was there last, or null
 * @param lastTaught when somebody of the house was taught something on a visit last, or null
 */
public record Household(
        long id,
        VillageId village,
        String head,
        boolean linked,
        boolean inGroup,
        @Nullable Instant lastVisit,
        @Nullable Instant lastTaught) {
    /** In touch online. */
    public boolean reached() {
        return linked || inGroup;
    }
}
