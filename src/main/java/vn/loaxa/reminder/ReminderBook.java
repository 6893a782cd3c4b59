package vn.loaxa.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.settings.RulesInForce;

/**
 * The reminders of a commune as a calendar: to look at, to set, and to change. Whoever asks sees and changes their own, and those
 * of audiences that they may remind; the others do not exist for them. Thread-safe; calls are part of the caller's transaction.
 */
public final class ReminderBook {
    /** More than anybody can read through in the chat; past it the oldest would only be noise. */
    private static final int MOST_RUNNING = 50;

    private final Directory directory;
    private final Clock clock;
    private final Consumer<Instant> wake;
    private final ReminderSight sight;
    private final ReminderCalendar calendar;
    private final ReminderChanges changes;
    private final Planner planner;
    private final Reader reader = new Reader();
    private final ReminderStore store = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();

    /** @param wake told after the commit when a reminder is due; may be called for nothing */
    public ReminderBook(Directory directory, Audit audit, RulesInForce rules, Clock clock, Consumer<Instant> wake) {
        this.directory = directory;
        this.clock = clock;
        this.wake = wake;
        this.planner = new Planner(new Quiet(rules));
        this.sight = new ReminderSight(directory, audit, clock);
        this.calendar = new ReminderCalendar(directory, clock, sight, planner);
        this.changes = new ReminderChanges(clock, wake, sight, calendar, planner);
    }

    /** One event on a day of the calendar. {@code origin}: its time by the rule, before it was moved. */
    public record Entry(Reminder reminder, Instant origin, Instant at, boolean past) {}

    /** What the next events would be. */
    public record Preview(String when, List<Instant> next, List<Instant> firstDues, ReminderKind kind) {}

    /** A time that came or comes. */
    public record Time(Instant origin, Instant event, Instant due, OccurrenceState state, int reached, int unreached) {}

    /** Who got it: by name; {@code state} WAITING, SENT, FAILED, UNSURE, UNREACHED or OPTED_OUT; route CHAT, PERSON, NONE or OPTED_OUT. */
    public record Got(String name, String route, String state, Instant at) {}

    /** All about one. {@code event}: which event {@code got} and {@code turnout} are of, or null if none came yet. */
    public record Detail(
            Reminder reminder,
            List<Instant> next,
            List<Time> times,
            @Nullable Instant event,
            List<Got> got,
            @Nullable Turnout turnout) {}

    /** Running ones that this person sees, by next time. */
    public List<Reminder> upcoming(Handle handle, CommuneId commune, PersonId viewer, int limit) {
        var authority = directory.authority(handle, commune, viewer);
        return store.upcoming(handle, commune, Integer.MAX_VALUE).stream()
                .filter(kept -> sight.sees(handle, kept, viewer, authority))
                .limit(limit)
                .map(kept -> sight.shown(handle, kept))
                .toList();
    }

    /** Events of this span, by time. */
    public List<Entry> between(Handle handle, CommuneId commune, PersonId viewer, Instant from, Instant to) {
        return calendar.between(handle, commune, viewer, from, to);
    }

    public Optional<Detail> detail(Handle handle, CommuneId commune, PersonId viewer, ReminderId id) {
        return calendar.detail(handle, commune, viewer, id);
    }

    /** The audience by name, all its parts. */
    public String name(Handle handle, CommuneId commune, Audience audience) {
        return sight.name(handle, commune, audience);
    }

    /** The form that an existing one would be filled in with; its time in the words of its rule. */
    public Optional<ReminderForm> form(Handle handle, CommuneId commune, PersonId viewer, ReminderId id) {
        return sight.visible(handle, commune, viewer, id)
                .map(kept -> new ReminderForm(
                        kept.audience(),
                        kept.what(),
                        Spoken.typable(kept.plan(), sight.now(kept.zone())),
                        kept.kind(),
                        kept.plan().offsets(),
                        kept.plan().untilDone()));
    }

    /** What a form would lead to; nothing is written. A {@link ReminderResult} is why not. */
    public Object preview(Handle handle, CommuneId commune, ReminderForm form) {
        return calendar.preview(handle, commune, form);
    }

    /** Sets a reminder from one line, as typed into the chat. */
    ReminderResult createTyped(
            Handle handle, CommuneId commune, PersonId owner, @Nullable Audience audience, String typed) {
        var refusal = sight.refusal(handle, commune, owner, audience);
        if (refusal != null) {
            return refusal;
        }
        var zone = sight.zone(handle, commune);
        return set(
                handle,
                commune,
                sight.actor(handle, owner),
                owner,
                reader.typed(typed, audience, sight.now(zone)),
                zone);
    }

    /** Sets a reminder from a form. */
    public ReminderResult create(Handle handle, CommuneId commune, Actor actor, PersonId owner, ReminderForm form) {
        var refusal = sight.refusal(handle, commune, owner, form.audience());
        if (refusal != null) {
            return refusal;
        }
        var zone = sight.zone(handle, commune);
        return set(handle, commune, actor, owner, reader.filled(form, sight.now(zone)), zone);
    }

    /** What becomes of a reminder after it was set. */
    public ReminderChanges changes() {
        return changes;
    }

    /** Takes away what somebody set for themselves, words and all; what they set for others belongs to the office. */
    public void forget(Handle handle, CommuneId commune, PersonId owner) {
        changes.forget(handle, commune, owner);
    }

    Planner planner() {
        return planner;
    }

    private ReminderResult set(
            Handle handle, CommuneId commune, Actor actor, PersonId owner, Reader.Read read, ZoneId zone) {
        var wanted = read.wanted();
        if (wanted == null) {
            return Objects.requireNonNull(read.answer());
        }
        int running = store.countRunning(handle, owner);
        if (running >= MOST_RUNNING) {
            return new ReminderResult.Refused(Spoken.text("refuse.tooMany", Map.of("count", running)));
        }
        return insert(handle, commune, actor, owner, wanted, zone);
    }

    ReminderResult insert(Handle handle, CommuneId commune, Actor actor, PersonId owner, Wanted wanted, ZoneId zone) {
        var now = clock.instant();
        var kept = store.insert(handle, commune, owner, wanted, zone, now);
        planner.begin(handle, kept, now);
        sight.note(handle, actor, kept, "reminder.set");
        occurrences.nextDue(handle, kept.id()).ifPresent(next -> handle.afterCommit(() -> wake.accept(next)));
        return sight.created(handle, kept.id());
    }

    Actor actor(Handle handle, PersonId person) {
        return sight.actor(handle, person);
    }

    Reminder shown(Handle handle, Kept kept) {
        return sight.shown(handle, kept);
    }

    ZoneId zone(Handle handle, CommuneId commune) {
        return sight.zone(handle, commune);
    }
}
