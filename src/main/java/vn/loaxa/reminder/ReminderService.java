package vn.loaxa.reminder;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;

/**
 * Reminders as people speak of them in the chat, one-off and recurring, for oneself or for an audience of one's own branch.
 * Numbers are those that the owner types. Thread-safe; calls are part of the caller's transaction.
 */
public interface ReminderService {

    /**
     * Sets a reminder from what was typed after "nhắc tôi" or "nhắc &lt;nhóm&gt;:" ("7h sáng mai đi tiêm phòng").
     *
     * @param body for whom, or null for the owner; needs the right to define reminders there
     */
    default ReminderResult create(
            Handle handle, CommuneId commune, PersonId owner, @Nullable BodyId body, String typed) {
        var audience = body == null ? null : Audience.of(new Audience.Part.OfBody(body));
        return createFor(handle, commune, owner, audience, typed);
    }

    /** The same for any audience; null for the owner alone. Needs the right for each part of it. */
    ReminderResult createFor(
            Handle handle, CommuneId commune, PersonId owner, @Nullable Audience audience, String typed);

    /** Those running or pausing, by number. */
    List<Reminder> list(Handle handle, CommuneId commune, PersonId owner);

    /** Running reminders of the whole commune, by next time. */
    List<Reminder> upcoming(Handle handle, CommuneId commune, int limit);

    /** False if the owner has none of that number. */
    boolean cancel(Handle handle, CommuneId commune, PersonId owner, int number);

    /** Silent until resumed. */
    ReminderResult pause(Handle handle, CommuneId commune, PersonId owner, int number);

    ReminderResult resume(Handle handle, CommuneId commune, PersonId owner, int number);

    /** Leaves the next event out. */
    ReminderResult skip(Handle handle, CommuneId commune, PersonId owner, int number);

    /** Moves the next event to the typed time. */
    ReminderResult move(Handle handle, CommuneId commune, PersonId owner, int number, String typed);

    /** Reminds this person again of what they were reminded of last ("30 phút", "7h tối nay"; empty: in 30 minutes). */
    ReminderResult snooze(Handle handle, CommuneId commune, PersonId person, String typed);

    /**
     * It is done: no more times of that event for this person, and no further nagging. Whoever set an until-done reminder ends it
     * for everybody.
     *
     * @param number of one's own reminder, or null for what one was reminded of last
     * @return what is done, or empty if there is nothing
     */
    Optional<String> done(Handle handle, CommuneId commune, PersonId person, @Nullable Integer number);

    /** Answers the invitation received last whose meeting has not begun; empty if there is none. */
    Optional<Turnout> answer(Handle handle, CommuneId commune, PersonId person, Answer answer, String reason);

    /** The meeting that {@link #answer} would be for; empty if there is none. */
    Optional<Invitation> invited(Handle handle, CommuneId commune, PersonId person);

    /** A meeting to come, and whether the person said if they come. */
    record Invitation(String what, boolean answered) {}

    /** Who comes to the meeting of that number, or to the owner's next one; empty if there is none. */
    Optional<Turnout> turnout(Handle handle, CommuneId commune, PersonId owner, @Nullable Integer number);
}
