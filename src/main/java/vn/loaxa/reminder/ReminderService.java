package vn.loaxa.reminder;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;

/** Reminders, one-off and recurring, for oneself or for a body of one's own branch. Thread-safe; calls are part of the caller's transaction. */
public interface ReminderService {

    /**
     * Sets a reminder from what was typed after "nhắc tôi" or "nhắc &lt;nhóm&gt;:" ("7h sáng mai đi tiêm phòng").
     *
     * @param body for whom, or null for the owner; needs the right to define reminders there
     */
    ReminderResult create(Handle handle, CommuneId commune, PersonId owner, @Nullable BodyId body, String typed);

    /** Those still running, by number. */
    List<Reminder> list(Handle handle, CommuneId commune, PersonId owner);

    /** Running reminders of the whole commune, by next time. */
    List<Reminder> upcoming(Handle handle, CommuneId commune, int limit);

    /** False if the owner has none of that number. */
    boolean cancel(Handle handle, CommuneId commune, PersonId owner, int number);
}
