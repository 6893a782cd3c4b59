package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.followup.Step;

/**
 * What happens by itself while people have not answered a directive.
 *
 * @param sentence as typed
 */
public record FollowUp(String sentence, List<Planned> steps) {
    public FollowUp {
        steps = List.copyOf(steps);
    }

    public enum State {
        WAITING,
        DONE,
        /** Left out: a later one of its kind was due as well, or the deadline had passed. */
        SKIPPED
    }

    /** @param people how many got a message */
    public record Planned(
            long id, Step step, State state, @Nullable Instant handledAt, int people) {}
}
