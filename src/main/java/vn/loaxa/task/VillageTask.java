package vn.loaxa.task;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.VillageId;

/**
 * Something to be brought about in a village.
 *
 * @param assignee who looks after it, or null for a criterion that nobody has taken yet
 * @param due the last day, in the commune's zone, or null
 * @param doneAt null while it is open
 * @param photo whether a picture lies here
 * @param sent the picture that came by the chat, or null
 * @param note what was written when it was done; empty for none
 */
public record VillageTask(
        long id,
        VillageId village,
        Kind kind,
        String title,
        @Nullable PersonId assignee,
        @Nullable LocalDate due,
        @Nullable Instant doneAt,
        String note,
        boolean photo,
        @Nullable Sent sent) {
    /** A task is somebody's; a criterion belongs to the village's checklist. */
    public enum Kind {
        CRITERION,
        TASK
    }

    /** A picture that lies with Zalo: its address, and when it came. */
    public record Sent(String address, Instant at) {}

    public boolean open() {
        return doneAt == null;
    }

    public boolean late(LocalDate today) {
        return open() && due != null && today.isAfter(due);
    }
}
