package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Person;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.message.OutgoingMessage;

/** Puts reminders of a directive, and words about it, into the outbox, and remembers who was reminded when. Thread-safe. */
final class NudgePost {
    private final Outbox outbox;
    private final Clock clock;
    private final ZaloRules rules;
    private final Planning planning;
    private final FollowUpStore store = new FollowUpStore();
    private final MessageComposer composer = new MessageComposer();

    NudgePost(Outbox outbox, Clock clock, ZaloRules rules, Planning planning) {
        this.outbox = outbox;
        this.clock = clock;
        this.rules = rules;
        this.planning = planning;
    }

    /** Whether Zalo takes a message to this person now. */
    boolean reachable(Person person) {
        return person.zalo() != null
                && !person.blocked()
                && rules.windows().at(person.lastInteraction(), clock.instant()) != ZaloRules.Window.CLOSED;
    }

    /** Until when the night keeps words about this directive back; empty by day, and for one that may break the night. */
    Optional<Instant> night(Handle handle, CommuneId commune, Directive directive) {
        DirectiveDraft draft = DirectiveDraft.of(directive);
        Dispatch rightAway = new Dispatch(null, draft.dispatch().nightReason(), false);
        return planning.departure(handle, commune, draft.sent(rightAway));
    }

    /** Sends the directive once more to these; {@code key} tells what caused it. All must be {@link #reachable}. */
    void remind(Handle handle, CommuneId commune, Directive directive, String key, List<Person> people) {
        DirectiveDraft draft = DirectiveDraft.of(directive);
        Letterhead head = planning.letterheadOf(handle, commune, directive);
        OutgoingMessage text = composer.reminder(draft, head, rules.sizes().text());
        Lane lane = directive.urgency() == Urgency.NORMAL ? Lane.BULK : Lane.URGENT;
        // A reminder wakes nobody either; a directive that may break the night may be repeated in it.
        Instant notBefore = night(handle, commune, directive).orElse(null);
        List<OutboxDraft> rows = new ArrayList<>(people.size());
        boolean filled = Placeholders.any(draft.text());
        Addressees addressees = planning.addressees(handle, commune);
        for (Person person : people) {
            OutgoingMessage own = filled
                    ? composer.reminder(
                            draft.to(addressees.person(person, null)),
                            head,
                            rules.sizes().text())
                    : text;
            row(commune, directive, key, person, own, lane, notBefore).ifPresent(rows::add);
        }
        outbox.enqueueAll(handle, rows);
        store.reminded(handle, directive.id(), people.stream().map(Person::id).toList(), clock.instant());
    }

    /** Says something about the directive to one who looks after it. */
    void tell(Handle handle, CommuneId commune, Directive directive, String key, Person person, String text) {
        row(commune, directive, key, person, OutgoingMessage.Text.of(text), Lane.URGENT, null)
                .ifPresent(row -> outbox.enqueue(handle, row));
    }

    /** Somebody calls for help: before all that waits, and whatever becomes of the directive. */
    void call(Handle handle, CommuneId commune, Directive directive, String key, Person person, String text) {
        var user = person.zalo();
        if (user != null) {
            outbox.enqueue(
                    handle,
                    new OutboxDraft(
                            commune,
                            Lane.REPLY,
                            new Call.ToUser(user, OutgoingMessage.Text.of(text)),
                            "directive:" + directive.id() + key + "/" + user.value(),
                            "",
                            "",
                            null));
        }
    }

    private static Optional<OutboxDraft> row(
            CommuneId commune,
            Directive directive,
            String key,
            Person person,
            OutgoingMessage text,
            Lane lane,
            @Nullable Instant notBefore) {
        var user = person.zalo();
        String batch = Reference.batch(directive.id());
        return user == null
                ? Optional.empty()
                : Optional.of(new OutboxDraft(
                        commune,
                        lane,
                        new Call.ToUser(user, text),
                        batch + key + "/" + user.value(),
                        "",
                        batch,
                        notBefore));
    }
}
