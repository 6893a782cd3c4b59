package vn.loaxa.reminder;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.PersonId;

/**
 * A reminder as it stands in its row.
 *
 * @param audience for whom, or null for the owner alone
 * @param zone the wall clock by which its times were reckoned
 */
record Kept(
        ReminderId id,
        CommuneId commune,
        int number,
        PersonId owner,
        @Nullable Audience audience,
        String what,
        Plan plan,
        ReminderKind kind,
        ReminderState state,
        ZoneId zone) {

    /** Only members of an audience are asked if they come. */
    boolean invites() {
        return audience != null && kind.invites();
    }
}
