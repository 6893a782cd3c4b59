package vn.loaxa.reminder;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.message.OutgoingMessage;

/** Puts the messages of a reminder into the outbox, in the caller's transaction. */
final class ReminderSender {
    private final Directory directory;
    private final Outbox outbox;
    private final ZaloRules rules;
    private final Clock clock;

    ReminderSender(Directory directory, Outbox outbox, ZaloRules rules, Clock clock) {
        this.directory = directory;
        this.outbox = outbox;
        this.rules = rules;
        this.clock = clock;
    }

    /** How many people a message was made for, in a chat or singly, and how many cannot be written to. */
    record Reach(int reached, int unreached) {}

    Reach toOwner(Handle handle, Kept reminder, String key, String text) {
        boolean sent = directory
                .person(handle, reminder.owner())
                .filter(owner -> toPerson(handle, reminder, owner, key, text, Lane.URGENT))
                .isPresent();
        return sent ? new Reach(1, 0) : new Reach(0, 1);
    }

    /** One message into each linked group chat of the branch; one to each other member whose window is open. */
    Reach toBody(Handle handle, Kept reminder, Body body, String key, String text) {
        Set<PersonId> inChats = new HashSet<>();
        for (Body part : directory.branch(handle, body.id())) {
            var group = part.group();
            if (group != null) {
                var call = new Call.ToGroup(group, OutgoingMessage.Text.of(text));
                outbox.enqueue(handle, draft(reminder, call, key + "/group:" + group, Lane.URGENT));
                directory.members(handle, part.id()).stream()
                        .map(Membership::person)
                        .forEach(inChats::add);
            }
        }
        int reached = 0;
        int unreached = 0;
        var audience = Audience.of(new Audience.Part.OfBody(body.id()));
        for (var recipient : directory.recipients(handle, reminder.commune(), audience)) {
            var person = recipient.person();
            String personKey = key + "/person:" + person.id();
            boolean inChat = person.zalo() != null && inChats.contains(person.id());
            if (inChat || toPerson(handle, reminder, person, personKey, text, Lane.BULK)) {
                reached++;
            } else {
                unreached++;
            }
        }
        return new Reach(reached, unreached);
    }

    private boolean toPerson(Handle handle, Kept reminder, Person person, String key, String text, Lane lane) {
        var user = person.zalo();
        boolean open = rules.windows().at(person.lastInteraction(), clock.instant()) != ZaloRules.Window.CLOSED;
        if (user == null || person.blocked() || !open) {
            return false;
        }
        outbox.enqueue(handle, draft(reminder, new Call.ToUser(user, OutgoingMessage.Text.of(text)), key, lane));
        return true;
    }

    private static OutboxDraft draft(Kept reminder, Call call, String key, Lane lane) {
        return new OutboxDraft(reminder.commune(), lane, call, key, "", "reminder:" + reminder.id(), null);
    }
}
