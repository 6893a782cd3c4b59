package vn.loaxa.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.calendar.TimePhrase;
import vn.loaxa.calendar.TimePhrases;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;

/** Sets, lists and removes reminders. What is due is sent by {@link ReminderTick}. Thread-safe. */
public final class Reminders implements ReminderService {
    /** More than anybody can read through in the chat; past it the oldest would only be noise. */
    private static final int MOST_RUNNING = 50;
    /** In code points: with its frame it stays far below what Zalo takes. */
    private static final int LONGEST_TEXT = 1000;

    private static final Duration FARTHEST = Duration.ofDays(5 * 366);

    private final Directory directory;
    private final Audit audit;
    private final Clock clock;
    private final Consumer<Instant> wake;
    private final ReminderStore store = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();
    private final Spoken spoken = new Spoken();

    /** @param wake told after the commit when a reminder is due; may be called for nothing */
    public Reminders(Directory directory, Audit audit, Clock clock, Consumer<Instant> wake) {
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public ReminderResult create(
            Handle handle, CommuneId commune, PersonId owner, @Nullable BodyId body, String typed) {
        var zone = zone(handle, commune);
        var now = ZonedDateTime.ofInstant(clock.instant(), zone);
        if (body != null) {
            var refusal = refusal(handle, commune, owner, body);
            if (refusal != null) {
                return refusal;
            }
        }
        var reading = TimePhrases.parse(typed, now);
        var phrase = TimePhrases.forSchedule(reading.phrase(), now);
        if (phrase instanceof TimePhrase.Rejected rejected) {
            return spoken.answer(rejected, reading.phrase());
        }
        String what = reading.rest();
        if (what.isEmpty()) {
            return new ReminderResult.Asked(
                    Spoken.text("ask.what", Map.of("example", Spoken.text("example", Map.of()))));
        }
        var plan = plan(phrase, reading.offsets());
        var limit = limit(handle, owner, what, plan, now.toInstant());
        return limit == null ? set(handle, commune, owner, body, what, plan, zone) : limit;
    }

    private @Nullable ReminderResult refusal(Handle handle, CommuneId commune, PersonId owner, BodyId id) {
        var body = directory.body(handle, id);
        if (body.isEmpty()) {
            return new ReminderResult.Refused(Spoken.text("refuse.noBody", Map.of()));
        }
        return directory.authority(handle, commune, owner).may(Right.DEFINE_REMINDER, body.get())
                ? null
                : new ReminderResult.Refused(Spoken.text(
                        "refuse.notAllowed", Map.of("body", body.get().name())));
    }

    private static Plan plan(TimePhrase phrase, List<Duration> offsets) {
        if (phrase instanceof TimePhrase.Recurring recurring) {
            return new Plan(recurring.rule(), recurring.first().toInstant(), offsets);
        }
        return new Plan(null, ((TimePhrase.Moment) phrase).at().toInstant(), offsets);
    }

    private @Nullable ReminderResult limit(Handle handle, PersonId owner, String what, Plan plan, Instant now) {
        if (what.codePointCount(0, what.length()) > LONGEST_TEXT) {
            return new ReminderResult.Refused(Spoken.text("refuse.tooLong", Map.of("limit", LONGEST_TEXT)));
        }
        if (plan.event().isAfter(now.plus(FARTHEST))) {
            return new ReminderResult.Refused(Spoken.text("refuse.tooFar", Map.of()));
        }
        int running = store.countRunning(handle, owner);
        return running < MOST_RUNNING
                ? null
                : new ReminderResult.Refused(Spoken.text("refuse.tooMany", Map.of("count", running)));
    }

    private ReminderResult set(
            Handle handle,
            CommuneId commune,
            PersonId owner,
            @Nullable BodyId body,
            String what,
            Plan plan,
            ZoneId zone) {
        var now = clock.instant();
        var kept = store.insert(handle, commune, owner, body, what, plan, now);
        plan.dues(plan.event(), now).forEach(due -> occurrences.insert(handle, kept, plan.event(), due));
        note(handle, kept, "reminder.set");
        var reminder = shown(handle, kept, zone);
        if (reminder.next() != null) {
            var next = reminder.next();
            handle.afterCommit(() -> wake.accept(next));
        }
        return new ReminderResult.Created(reminder);
    }

    @Override
    public List<Reminder> list(Handle handle, CommuneId commune, PersonId owner) {
        var zone = zone(handle, commune);
        return store.ofOwner(handle, commune, owner).stream()
                .map(kept -> shown(handle, kept, zone))
                .toList();
    }

    @Override
    public List<Reminder> upcoming(Handle handle, CommuneId commune, int limit) {
        var zone = zone(handle, commune);
        return store.upcoming(handle, commune, limit).stream()
                .map(kept -> shown(handle, kept, zone))
                .toList();
    }

    @Override
    public boolean cancel(Handle handle, CommuneId commune, PersonId owner, int number) {
        var kept = store.running(handle, commune, owner, number);
        if (kept.isEmpty() || !store.end(handle, kept.get().id(), ReminderState.CANCELLED)) {
            return false;
        }
        occurrences.cancelPending(handle, kept.get().id(), clock.instant());
        note(handle, kept.get(), "reminder.cancelled");
        return true;
    }

    /** Reminders for a body are an act of office and logged; those for oneself are nobody's business. */
    private void note(Handle handle, Kept kept, String action) {
        if (kept.body() != null) {
            String name =
                    directory.person(handle, kept.owner()).map(Person::name).orElse("");
            var actor = new Actor(kept.owner().value(), name, "chat");
            audit.record(
                    handle, kept.commune(), actor, action, "reminder:" + kept.id(), Map.of("body", "" + kept.body()));
        }
    }

    private Reminder shown(Handle handle, Kept kept, ZoneId zone) {
        return new Reminder(
                kept.id(),
                kept.number(),
                kept.owner(),
                kept.body(),
                kept.what(),
                spoken.when(kept.plan(), zone),
                occurrences.nextDue(handle, kept.id()).orElse(null));
    }

    private ZoneId zone(Handle handle, CommuneId commune) {
        return directory
                .commune(handle, commune)
                .orElseThrow(() -> new IllegalArgumentException("There is no commune " + commune))
                .zone();
    }
}
