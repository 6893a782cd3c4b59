package vn.loaxa.conversation;

import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.conversation.DataRequests.Outcome;
import vn.loaxa.conversation.thread.ResidentThreads;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonErasure;
import vn.loaxa.directory.PersonId;
import vn.loaxa.inbox.RecentEvents;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.reminder.ReminderErasure;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Deletes what is kept of one resident, in every part that keeps something. All in the caller's transaction, or nothing. */
final class Erasure {
    private static final Messages MESSAGES = new Messages("conversation");

    private final Directory directory;
    private final Outbox outbox;
    private final PersonErasure people;
    private final ResidentThreads threads;
    private final ReminderErasure reminders;
    private final RecentEvents events = new RecentEvents();
    private final DataRequestStore store = new DataRequestStore();

    Erasure(Directory directory, Outbox outbox, Audit audit, Clock clock) {
        this.directory = directory;
        this.outbox = outbox;
        this.people = new PersonErasure(directory, audit, clock);
        this.threads = new ResidentThreads(outbox, clock);
        this.reminders = new ReminderErasure(clock);
    }

    Outcome erase(
            Handle handle, CommuneId commune, Actor actor, @Nullable ZaloUserId user, @Nullable PersonId asked) {
        Person person = asked == null
                ? user == null ? null : directory.personByZalo(handle, commune, user).orElse(null)
                : directory.person(handle, asked).orElse(null);
        if (person != null && people.holdsOffice(handle, person.id())) {
            return Outcome.IN_OFFICE;
        }
        ZaloUserId account = user != null ? user : person == null ? null : person.zalo();
        if (account != null && !outbox.forget(handle, commune, "user:" + account)) {
            return Outcome.UNDER_WAY;
        }
        if (account != null) {
            events.forget(handle, commune, account.value());
            threads.erase(handle, commune, account);
            store.erase(handle, commune, account);
        }
        if (person != null) {
            reminders.erase(handle, person.id(), MESSAGES.text("erased.words"));
            store.erasePerson(handle, commune, person.id());
        }
        people.erase(
                handle,
                commune,
                actor,
                account,
                person == null ? null : person.id(),
                MESSAGES.text("erased.name"));
        return Outcome.DONE;
    }
}
