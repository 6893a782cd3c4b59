package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/** "Nhắc 12": a reminder to exactly those of the asker's own branch who have not acknowledged, each in their own chat. */
final class Nudges {
    /** A second press of the button, or a second thought, within this time reminds nobody twice. */
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final Outbox outbox;
    private final Clock clock;
    private final ZaloRules rules;
    private final Planning planning;
    private final Ledger ledger;
    private final Missing missing;
    private final AudienceReader audiences;
    private final NudgeStore store = new NudgeStore();
    private final MessageComposer composer = new MessageComposer();

    Nudges(Directory directory, Outbox outbox, Clock clock, ZaloRules rules, Planning planning, Ledger ledger) {
        this.outbox = outbox;
        this.clock = clock;
        this.rules = rules;
        this.planning = planning;
        this.ledger = ledger;
        missing = new Missing(directory);
        audiences = new AudienceReader(directory);
    }

    /** Empty if it is not in force, or nobody of the actor's branch is missing. */
    Optional<Nudge> nudge(Handle handle, CommuneId commune, Directive directive, PersonId actor, String via) {
        List<Person> people = missing.list(handle, commune, directive, actor);
        if (!directive.inForce() || directive.dispatch().drill() || people.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (store.last(handle, directive.id(), actor)
                .filter(last -> now.isBefore(last.plus(PAUSE)))
                .isPresent()) {
            return Optional.of(new Nudge(0, 0, true));
        }
        Set<PersonId> waiting = store.stillWaiting(handle, directive.id());
        List<Person> asked =
                people.stream().filter(person -> !waiting.contains(person.id())).toList();
        List<Person> users = asked.stream()
                .filter(person -> person.zalo() != null
                        && !person.blocked()
                        && rules.windows().at(person.lastInteraction(), now) != ZaloRules.Window.CLOSED)
                .toList();
        send(handle, commune, directive, actor, users, now);
        Map<String, String> details = Map.of("people", Integer.toString(users.size()));
        ledger.record(handle, commune, actor, via, "directive.nudged", directive, details);
        return Optional.of(new Nudge(users.size(), asked.size() - users.size(), false));
    }

    private void send(
            Handle handle, CommuneId commune, Directive directive, PersonId actor, List<Person> users, Instant now) {
        long nudge = store.insert(handle, commune, directive.id(), actor, users.size(), now);
        DirectiveDraft draft = DirectiveDraft.of(directive);
        Letterhead head = planning.letterheadOf(handle, commune, directive);
        boolean filled = Placeholders.any(draft.text());
        Addressees addressees = new Addressees(audiences.names(handle, commune));
        OutgoingMessage toEach = composer.reminder(draft, head, rules.sizes().text());
        // A reminder wakes nobody either; a directive that may break the night may be repeated in it.
        @Nullable
        Instant notBefore = planning.departure(handle, commune, draft.sent(rightAway(draft)))
                .orElse(null);
        Lane lane = directive.urgency() == Urgency.NORMAL ? Lane.BULK : Lane.URGENT;
        List<OutboxDraft> rows = new ArrayList<>(users.size());
        for (Person person : users) {
            ZaloUserId user = Objects.requireNonNull(person.zalo(), "only linked people are asked");
            OutgoingMessage text = filled
                    ? composer.reminder(
                            draft.to(addressees.person(person, null)),
                            head,
                            rules.sizes().text())
                    : toEach;
            String key = Reference.batch(directive.id()) + "/nudge:" + nudge + "/" + user.value();
            rows.add(new OutboxDraft(
                    commune, lane, new Call.ToUser(user, text), key, "", Reference.batch(directive.id()), notBefore));
        }
        outbox.enqueueAll(handle, rows);
    }

    private static Dispatch rightAway(DirectiveDraft draft) {
        return new Dispatch(null, draft.dispatch().nightReason(), false);
    }
}
