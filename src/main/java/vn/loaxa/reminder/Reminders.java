package vn.loaxa.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;

/** Sets, lists and changes reminders by their numbers. What is due is sent by {@link ReminderTick}. Thread-safe. */
public final class Reminders implements ReminderService {
    /** What one was reminded of longer ago than this one does not mean by "xong". */
    private static final Duration RECENT = Duration.ofDays(7);

    private static final Duration SNOOZE = Duration.ofMinutes(30);

    private final ReminderBook book;
    private final Clock clock;
    private final Turnouts turnouts;
    private final Reader reader = new Reader();
    private final ReminderStore store = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();
    private final ReceiptStore receipts = new ReceiptStore();
    private final AnswerStore answers = new AnswerStore();
    private final Planner planner;

    public Reminders(ReminderBook book, Directory directory, Clock clock) {
        this.book = book;
        this.clock = clock;
        this.turnouts = new Turnouts(directory);
        this.planner = book.planner();
    }

    @Override
    public ReminderResult createFor(
            Handle handle, CommuneId commune, PersonId owner, @Nullable Audience audience, String typed) {
        return book.createTyped(handle, commune, owner, audience, typed);
    }

    @Override
    public List<Reminder> list(Handle handle, CommuneId commune, PersonId owner) {
        return store.ofOwner(handle, commune, owner).stream()
                .map(kept -> book.shown(handle, kept))
                .toList();
    }

    @Override
    public List<Reminder> upcoming(Handle handle, CommuneId commune, int limit) {
        return store.upcoming(handle, commune, limit).stream()
                .map(kept -> book.shown(handle, kept))
                .toList();
    }

    @Override
    public boolean cancel(Handle handle, CommuneId commune, PersonId owner, int number) {
        return on(handle, commune, owner, number, (actor, kept) -> book.changes()
                        .cancelOwn(handle, actor, kept))
                instanceof ReminderResult.Created;
    }

    @Override
    public ReminderResult pause(Handle handle, CommuneId commune, PersonId owner, int number) {
        return on(handle, commune, owner, number, (actor, kept) -> book.changes()
                .pause(handle, commune, actor, owner, kept.id()));
    }

    @Override
    public ReminderResult resume(Handle handle, CommuneId commune, PersonId owner, int number) {
        return on(handle, commune, owner, number, (actor, kept) -> book.changes()
                .resume(handle, commune, actor, owner, kept.id()));
    }

    @Override
    public ReminderResult skip(Handle handle, CommuneId commune, PersonId owner, int number) {
        return on(handle, commune, owner, number, (actor, kept) -> book.changes()
                .skip(handle, commune, actor, owner, kept.id(), null));
    }

    @Override
    public ReminderResult move(Handle handle, CommuneId commune, PersonId owner, int number, String typed) {
        return on(handle, commune, owner, number, (actor, kept) -> book.changes()
                .move(handle, commune, actor, owner, kept.id(), null, typed));
    }

    private ReminderResult on(
            Handle handle, CommuneId commune, PersonId owner, int number, BiFunction<Actor, Kept, ReminderResult> act) {
        return store.running(handle, commune, owner, number)
                .map(kept -> act.apply(book.actor(handle, owner), kept))
                .orElseGet(() -> new ReminderResult.Refused(Spoken.text("refuse.noNumber", Map.of("number", number))));
    }

    @Override
    public ReminderResult snooze(Handle handle, CommuneId commune, PersonId person, String typed) {
        var last = last(handle, commune, person);
        if (last.isEmpty()) {
            return new ReminderResult.Refused(Spoken.text("refuse.nothingYet", Map.of()));
        }
        String what = last.get().what();
        var zone = book.zone(handle, commune);
        var at = clock.instant().plus(SNOOZE);
        if (!typed.isBlank()) {
            var read = reader.filled(
                    new ReminderForm(null, what, typed, ReminderKind.PERSONAL, List.of(), false),
                    clock.instant().atZone(zone));
            var wanted = read.wanted();
            if (wanted == null) {
                return Objects.requireNonNull(read.answer());
            }
            at = wanted.plan().event();
        }
        var plan = new Plan(null, at, List.of(), false);
        var wanted = new Wanted(null, what, plan, ReminderKind.PERSONAL);
        return book.insert(handle, commune, book.actor(handle, person), person, wanted, zone);
    }

    @Override
    public Optional<String> done(Handle handle, CommuneId commune, PersonId person, @Nullable Integer number) {
        var now = clock.instant();
        if (number != null) {
            return store.running(handle, commune, person, number).map(kept -> {
                var event = occurrences
                        .lastEvent(handle, kept.id())
                        .orElse(kept.plan().event());
                return done(handle, kept, event, person);
            });
        }
        return receipts.last(handle, commune, person, now.minus(RECENT))
                .flatMap(
                        got -> store.byId(handle, got.reminder()).map(kept -> done(handle, kept, got.event(), person)));
    }

    private String done(Handle handle, Kept kept, Instant event, PersonId person) {
        var now = clock.instant();
        receipts.done(handle, kept.id(), event, person, now);
        if (!kept.owner().equals(person)) {
            return kept.what();
        }
        if (kept.plan().untilDone()) {
            store.end(handle, kept.id(), ReminderState.DONE);
            occurrences.cancelPending(handle, kept.id(), now);
        } else if (kept.audience() == null && kept.state() == ReminderState.RUNNING) {
            store.change(handle, kept.id(), event, null);
            occurrences.cancelEvent(handle, kept.id(), event, now);
            planner.again(handle, kept, now);
        }
        return kept.what();
    }

    private Optional<Kept> last(Handle handle, CommuneId commune, PersonId person) {
        return receipts.last(handle, commune, person, clock.instant().minus(RECENT))
                .flatMap(got -> store.byId(handle, got.reminder()));
    }

    @Override
    public Optional<Invitation> invited(Handle handle, CommuneId commune, PersonId person) {
        return receipts.lastInvitation(handle, commune, person, clock.instant())
                .flatMap(got -> store.byId(handle, got.reminder())
                        .map(kept -> new Invitation(
                                kept.what(),
                                answers.of(handle, kept.id(), got.event()).stream()
                                        .anyMatch(row -> row.person().equals(person)))));
    }

    @Override
    public Optional<Turnout> answer(Handle handle, CommuneId commune, PersonId person, Answer answer, String reason) {
        var now = clock.instant();
        return receipts.lastInvitation(handle, commune, person, now)
                .flatMap(got -> store.byId(handle, got.reminder()).map(kept -> {
                    answers.put(handle, kept.id(), got.event(), person, answer, reason, now);
                    return turnouts.of(handle, kept, got.event());
                }));
    }

    @Override
    public Optional<Turnout> turnout(Handle handle, CommuneId commune, PersonId owner, @Nullable Integer number) {
        return store.meetings(handle, commune, owner).stream()
                .filter(kept -> number == null || kept.number() == number)
                .map(kept -> new Meeting(
                        kept,
                        occurrences.meeting(handle, kept.id(), clock.instant()).orElse(null)))
                .filter(meeting -> meeting.event() != null)
                .min(Comparator.comparing(
                        meeting -> Duration.between(clock.instant(), Objects.requireNonNull(meeting.event()))
                                .abs()))
                .map(meeting -> turnouts.of(handle, meeting.kept(), Objects.requireNonNull(meeting.event())));
    }

    private record Meeting(Kept kept, @Nullable Instant event) {}
}
