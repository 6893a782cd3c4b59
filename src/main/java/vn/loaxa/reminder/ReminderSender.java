package vn.loaxa.reminder;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.ChatReaders;
import vn.loaxa.db.CommuneId;
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
import vn.loaxa.reminder.ReceiptStore.Route;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Puts the messages of a reminder into the outbox, in the caller's transaction. Thread-safe. */
final class ReminderSender {
    private final Directory directory;
    private final Outbox outbox;
    private final RulesInForce rules;
    private final Clock clock;
    private final ReceiptStore receipts = new ReceiptStore();
    private final BacklogStore backlog = new BacklogStore();

    ReminderSender(Directory directory, Outbox outbox, RulesInForce rules, Clock clock) {
        this.directory = directory;
        this.outbox = outbox;
        this.rules = rules;
        this.clock = clock;
    }

    /** How many people a message was made for, in a chat or singly; how many cannot be written to; and how many want no news. */
    record Reach(int reached, int unreached, int optedOut) {
        int missing() {
            return unreached + optedOut;
        }
    }

    /** @param backlogged so late that it goes into the one message about all that came late */
    record Notice(Kept reminder, Occurrence time, String text, boolean backlogged) {
        String key() {
            return "reminder:" + time.id();
        }
    }

    Reach toOwner(Handle handle, Notice notice) {
        boolean spared = receipts.spared(
                        handle, notice.reminder(), notice.time().event())
                .contains(notice.reminder().owner());
        var owner = directory.person(handle, notice.reminder().owner());
        if (owner.isEmpty() || spared) {
            return new Reach(0, 0, 0);
        }
        return toPerson(handle, notice, owner.get(), notice.key(), Lane.URGENT)
                ? new Reach(1, 0, 0)
                : new Reach(0, 1, 0);
    }

    /** A word to whoever set it, beside the reminder itself. */
    void tellOwner(Handle handle, Kept reminder, String key, String text) {
        directory
                .person(handle, reminder.owner())
                .ifPresent(owner -> write(handle, reminder.commune(), owner, key, text, List.of(), Lane.URGENT, ""));
    }

    /**
     * One message into each linked group chat of the audience; one to each other person whose window is open and who did not ask
     * for no more news. Who did reads along where their chat is written to, and is not counted as reached.
     */
    Reach toAudience(Handle handle, Notice notice, Audience audience) {
        var chats = chats(handle, notice.reminder().commune(), audience);
        chats.keySet().forEach(group -> toGroup(handle, notice, group));
        var inChats = chats.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var spared = receipts.spared(handle, notice.reminder(), notice.time().event());
        var unwilling = unwilling(handle, notice.reminder());
        int reached = 0;
        int unreached = 0;
        int optedOut = 0;
        for (var recipient : directory.recipients(handle, notice.reminder().commune(), audience)) {
            var person = recipient.person();
            if (spared.contains(person.id())) {
                continue;
            }
            if (unwilling.test(person)) {
                receipt(handle, notice, person, Route.OPTED_OUT);
                optedOut++;
                continue;
            }
            boolean ok = person.zalo() != null && inChats.contains(person.id())
                    ? receipt(handle, notice, person, Route.CHAT)
                    : toPerson(handle, notice, person, notice.key() + "/person:" + person.id(), Lane.BULK);
            reached += ok ? 1 : 0;
            unreached += ok ? 0 : 1;
        }
        return new Reach(reached, unreached, optedOut);
    }

    private Predicate<Person> unwilling(Handle handle, Kept reminder) {
        Set<ZaloUserId> optedOut = ReminderConsent.optedOut(handle, directory, reminder);
        return person -> ReminderConsent.refuses(person, reminder, optedOut);
    }

    /** Chats of the bodies that are meant as a whole, and who reads along in them. */
    private Map<ZaloGroupId, Set<PersonId>> chats(Handle handle, CommuneId commune, Audience audience) {
        ChatReaders readers = ChatReaders.of(handle, commune);
        Map<ZaloGroupId, Set<PersonId>> chats = new HashMap<>();
        for (var part : audience.parts()) {
            if (part instanceof Audience.Part.OfBody of) {
                for (Body body : directory.branch(handle, of.body())) {
                    var group = body.group();
                    if (group != null) {
                        var members = directory.members(handle, body.id()).stream()
                                .map(Membership::person)
                                .collect(Collectors.toSet());
                        chats.put(group, readers.in(group, members));
                    }
                }
            }
        }
        return chats;
    }

    private void toGroup(Handle handle, Notice notice, ZaloGroupId group) {
        if (notice.backlogged()) {
            backlog.add(
                    handle,
                    notice.reminder().commune(),
                    BacklogStore.GROUP + group,
                    notice.time().id(),
                    false);
            return;
        }
        String text = notice.reminder().invites()
                ? Spoken.text("send.inviteChat", Map.of("text", notice.text()))
                : notice.text();
        outbox.enqueue(
                handle,
                new OutboxDraft(
                        notice.reminder().commune(),
                        Lane.URGENT,
                        new Call.ToGroup(group, OutgoingMessage.Text.of(text)),
                        notice.key() + "/group:" + group,
                        ReminderReceipts.reference(notice.time().id(), 0),
                        "reminder:" + notice.reminder().id(),
                        null));
    }

    private boolean toPerson(Handle handle, Notice notice, Person person, String key, Lane lane) {
        if (!reachable(person)) {
            receipts.add(handle, notice.reminder(), notice.time(), person.id(), Route.NONE, clock.instant());
            return false;
        }
        receipt(handle, notice, person, Route.PERSON);
        if (notice.backlogged()) {
            backlog.add(
                    handle,
                    notice.reminder().commune(),
                    BacklogStore.person(person.id()),
                    notice.time().id(),
                    false);
            return true;
        }
        boolean invites = notice.reminder().invites();
        String text = invites ? Spoken.text("send.invite", Map.of("text", notice.text())) : notice.text();
        return write(
                handle,
                notice.reminder().commune(),
                person,
                key,
                text,
                invites ? Spoken.invitationButtons() : Spoken.reminderButtons(),
                lane,
                ReminderReceipts.reference(notice.time().id(), person.id().value()));
    }

    private boolean receipt(Handle handle, Notice notice, Person person, Route route) {
        receipts.add(handle, notice.reminder(), notice.time(), person.id(), route, clock.instant());
        return true;
    }

    /** To whom a backlog belongs; false if they cannot be written to. */
    boolean toRecipient(Handle handle, CommuneId commune, String recipient, String key, String text) {
        if (recipient.startsWith(BacklogStore.GROUP)) {
            var group = new ZaloGroupId(recipient.substring(BacklogStore.GROUP.length()));
            var call = new Call.ToGroup(group, OutgoingMessage.Text.of(text));
            outbox.enqueue(handle, new OutboxDraft(commune, Lane.URGENT, call, key, "", "", null));
            return true;
        }
        var id = new PersonId(Long.parseLong(recipient.substring(BacklogStore.PERSON.length())));
        return directory
                .person(handle, id)
                .filter(person -> write(handle, commune, person, key, text, List.of(), Lane.URGENT, ""))
                .isPresent();
    }

    /** Says something to one person; false if Zalo's window is closed. */
    boolean write(
            Handle handle,
            CommuneId commune,
            Person person,
            String key,
            String text,
            List<Button> buttons,
            Lane lane,
            String reference) {
        var user = person.zalo();
        if (user == null || !reachable(person)) {
            return false;
        }
        var call = new Call.ToUser(user, OutgoingMessage.Text.of(text, buttons));
        outbox.enqueue(handle, new OutboxDraft(commune, lane, call, key, reference, "", null));
        return true;
    }

    private boolean reachable(Person person) {
        boolean open = rules.now().windows().at(person.lastInteraction(), clock.instant()) != ZaloRules.Window.CLOSED;
        return person.zalo() != null && !person.blocked() && open;
    }
}
