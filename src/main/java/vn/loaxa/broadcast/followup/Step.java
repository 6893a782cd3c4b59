package vn.loaxa.broadcast.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.BodyId;

/**
 * One thing to do while people have not answered.
 *
 * @param whom who is told; null for reminding those who have not answered
 * @param after how long after the directive went out, or null
 * @param before how long before its deadline, zero for at the deadline, or null; one of the two is given
 * @param of the one association whose chair is told, or null for every one's
 * @param below only if fewer than so many percent have answered: of the branch of whoever is told, of all otherwise; or null
 */
public record Step(
        @Nullable Whom whom,
        @Nullable Of of,
        @Nullable Duration after,
        @Nullable Duration before,
        @Nullable Integer below) {

    /** Who can be told. */
    public enum Whom {
        LEADER,
        DEPUTY,
        CHAIR,
        VILLAGE_HEAD,
        AUTHOR,
        APPROVER
    }

    /** An association, and how it was called when the step was set. */
    public record Of(BodyId body, String name) {}

    public Step {
        if ((after == null) == (before == null)) {
            throw new IllegalArgumentException("A step comes after the directive or before its deadline");
        }
    }

    /** When it is due; empty where that needs a deadline and there is none. */
    public Optional<Instant> dueAt(Instant out, @Nullable Instant deadline) {
        if (after != null) {
            return Optional.of(out.plus(after));
        }
        return deadline == null || before == null ? Optional.empty() : Optional.of(deadline.minus(before));
    }

    /** Whether it is to be done when so many of so many have answered. */
    public boolean wanted(int answered, int all) {
        return answered < all && (below == null || 100L * answered < (long) below * all);
    }
}
