package vn.loaxa.reminder;

import java.time.Clock;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.PersonId;

/** Forgets what one person wanted to be reminded of, and why they did not come. Thread-safe; part of the caller's transaction. */
public final class ReminderErasure {
    private final Clock clock;
    private final ReminderErasureStore store = new ReminderErasureStore();

    public ReminderErasure(Clock clock) {
        this.clock = clock;
    }

    /** @param words what stands in place of the reminders from now on */
    public void erase(Handle handle, PersonId person, String words) {
        store.erase(handle, person, words, clock.instant());
    }
}
