package vn.loaxa.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.settings.ZaloRules;

/**
 * The reminders of a commune as a calendar: to look at, to set, and to change. Whoever asks sees and changes their own, and those
 * of audiences that they may remind; the others do not exist for them. Thread-safe; calls are part of the caller's transaction.
 */
public final class ReminderBook {
    /** More than anybody can read through in the chat; past it the oldest would only be noise. */
    private static final int MOST_RUNNING = 50;

    private static final int HISTORY = 60;

    private final Directory directory;
    private final Audit audit;
    private final Clock clock;
    private final Consumer<Instant> wake;
    private final Audiences audiences;
    private final Turnouts turnouts;
    private final Planner planner;
    private final Reader reader = new Reader();
    private final ReminderStore store = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();
    private final ReceiptStore receipts = new ReceiptStore();
    private final Spoken spoken = new Spoken();

    /** @param wake told after the commit when a reminder is due; may be called for nothing */
    public ReminderBook(Directory directory, Audit audit, ZaloRules rules, Clock clock, Consumer<Instant> wake) {
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
        this.wake = wake;
        this.audiences = new Audiences(directory);
        this.turnouts = new Turnouts(directory);
        this.planner = new Planner(new Quiet(rules.quietHours()));
    }

    /** One event on a day of the calendar. {@code origin}: its time by the rule, before it was moved. */
    public record Entry(Reminder reminder, Instant origin, Instant at, boolean past) {}

    /** What the next events would be. */
    public record Preview(String when, List<Instant> next, List<Instant> firstDues, ReminderKind kind) {}

    /** A time that came or comes. */
    public record Time(Instant origin, Instant event, Instant due, OccurrenceState state, int reached, int unreached) {}

    /** Who got it: by name; {@code state} WAITING, SENT, FAILED, UNSURE or UNREACHED; route CHAT, PERSON or NONE. */
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
                .filter(kept -> sees(handle, kept, viewer, authority))
                .limit(limit)
                .map(kept -> shown(handle, kept))
                .toList();
    }

    /** Events of this span, by time. */
    public List<Entry> between(Handle handle, CommuneId commune, PersonId viewer, Instant from, Instant to) {
        var entries = new ArrayList<Entry>();
        var authority = directory.authority(handle, commune, viewer);
        for (var kept : store.ofCommune(handle, commune, viewer, from)) {
            if (sees(handle, kept, viewer, authority)) {
                var reminder = shown(handle, kept);
                events(handle, kept, from, to)
                        .forEach((origin, event) ->
                                entries.add(new Entry(reminder, origin, event, !event.isAfter(clock.instant()))));
            }
        }
        entries.sort(Comparator.comparing(Entry::at)
                .thenComparing(entry -> entry.reminder().id().value()));
        return entries;
    }

    /** By the rule's time, the time as it is; past ones from the rows, coming ones from the rule. */
    private Map<Instant, Instant> events(Handle handle, Kept kept, Instant from, Instant to) {
        var now = clock.instant();
        var events = new HashMap<Instant, Instant>();
        for (var past : occurrences.history(handle, kept.id(), 500)) {
            if (!past.event().isBefore(from) && past.event().isBefore(to)) {
                events.put(past.origin(), past.event());
            }
        }
        if (kept.state() == ReminderState.RUNNING) {
            for (var one : coming(handle, kept, from.isAfter(now) ? from : now, to, 200)) {
                events.put(one.origin(), one.at());
            }
        }
        return events;
    }

    private record Coming(Instant origin, Instant at) {}

    /** Events of a running reminder in this span, with what was moved into it and without what is left out. */
    private List<Coming> coming(Handle handle, Kept kept, Instant from, Instant to, int limit) {
        var changes = new HashMap<Instant, Optional<Instant>>();
        store.changes(handle, kept.id()).forEach(one -> changes.put(one.origin(), Optional.ofNullable(one.movedTo())));
        var coming = new ArrayList<Coming>();
        changes.forEach((origin, moved) -> moved.filter(at -> !at.isBefore(from) && at.isBefore(to))
                .ifPresent(at -> coming.add(new Coming(origin, at))));
        var plan = kept.plan();
        Optional<Instant> next = plan.event().isBefore(from) && plan.comesAgain()
                ? plan.next(plan.latest(from, kept.zone()), kept.zone())
                : Optional.of(plan.event());
        while (next.isPresent() && next.get().isBefore(to) && coming.size() < limit) {
            var event = next.get();
            if (!event.isBefore(from) && !changes.containsKey(event)) {
                coming.add(new Coming(event, event));
            }
            next = plan.next(event, kept.zone());
        }
        coming.sort(Comparator.comparing(Coming::at));
        return coming;
    }

    public Optional<Detail> detail(Handle handle, CommuneId commune, PersonId viewer, ReminderId id) {
        return visible(handle, commune, viewer, id).map(kept -> {
            var now = clock.instant();
            var times = occurrences.history(handle, id, HISTORY).stream()
                    .map(one ->
                            new Time(one.origin(), one.event(), one.due(), one.state(), one.reached(), one.unreached()))
                    .toList();
            var event = times.stream()
                    .filter(time -> time.state() == OccurrenceState.SENT || time.state() == OccurrenceState.UNREACHED)
                    .map(Time::event)
                    .findFirst()
                    .orElse(null);
            List<Instant> next = kept.state() == ReminderState.RUNNING
                    ? coming(handle, kept, now, now.plus(Duration.ofDays(3 * 366)), 6).stream()
                            .map(Coming::at)
                            .limit(5)
                            .toList()
                    : List.of();
            return new Detail(
                    shown(handle, kept),
                    next,
                    times,
                    event,
                    event == null ? List.of() : got(handle, id, event),
                    event == null || !kept.invites() ? null : turnouts.of(handle, kept, event));
        });
    }

    private List<Got> got(Handle handle, ReminderId id, Instant event) {
        var best = new LinkedHashMap<PersonId, ReceiptStore.Line>();
        for (var line : receipts.ofEvent(handle, id, event)) {
            best.merge(line.person(), line, (one, other) -> one.state().equals("SENT") ? one : other);
        }
        return best.values().stream()
                .map(line -> new Got(
                        directory
                                .person(handle, line.person())
                                .map(person -> person.name())
                                .orElse(""),
                        line.route(),
                        line.state(),
                        line.at()))
                .toList();
    }

    /** The form that an existing one would be filled in with; its time in the words of its rule. */
    public Optional<ReminderForm> form(Handle handle, CommuneId commune, PersonId viewer, ReminderId id) {
        return visible(handle, commune, viewer, id)
                .map(kept -> new ReminderForm(
                        kept.audience(),
                        kept.what(),
                        Spoken.typable(kept.plan(), kept.zone()),
                        kept.kind(),
                        kept.plan().offsets(),
                        kept.plan().untilDone()));
    }

    /** What a form would lead to; nothing is written. A {@link ReminderResult} is why not. */
    public Object preview(Handle handle, CommuneId commune, ReminderForm form) {
        var zone = zone(handle, commune);
        var now = clock.instant();
        var read = reader.filled(form, now.atZone(zone));
        var wanted = read.wanted();
        if (wanted == null) {
            return Objects.requireNonNull(read.answer());
        }
        var kept = new Kept(
                new ReminderId(0),
                commune,
                0,
                new PersonId(0),
                wanted.audience(),
                wanted.what(),
                wanted.plan(),
                wanted.kind(),
                ReminderState.RUNNING,
                zone);
        var next = new ArrayList<Instant>();
        Optional<Instant> event = Optional.of(wanted.plan().event());
        while (event.isPresent() && next.size() < 5) {
            next.add(event.get());
            event = wanted.plan().rule() == null
                    ? Optional.empty()
                    : wanted.plan().next(event.get(), zone);
        }
        return new Preview(
                spoken.when(wanted.plan(), zone),
                next,
                planner.dues(kept, wanted.plan().event(), now),
                wanted.kind());
    }

    /** Sets a reminder from one line, as typed into the chat. */
    ReminderResult createTyped(
            Handle handle, CommuneId commune, PersonId owner, @Nullable Audience audience, String typed) {
        var refusal = refusal(handle, commune, owner, audience);
        if (refusal != null) {
            return refusal;
        }
        var zone = zone(handle, commune);
        return set(handle, commune, actor(handle, owner), owner, reader.typed(typed, audience, now(zone)), zone);
    }

    /** Sets a reminder from a form. */
    public ReminderResult create(Handle handle, CommuneId commune, Actor actor, PersonId owner, ReminderForm form) {
        var refusal = refusal(handle, commune, owner, form.audience());
        if (refusal != null) {
            return refusal;
        }
        var zone = zone(handle, commune);
        return set(handle, commune, actor, owner, reader.filled(form, now(zone)), zone);
    }

    /** Changes a reminder from now on; what was left out or moved under the old rule is forgotten. */
    public ReminderResult edit(
            Handle handle, CommuneId commune, Actor actor, PersonId viewer, ReminderId id, ReminderForm form) {
        var kept = visible(handle, commune, viewer, id);
        var refusal = refusal(handle, commune, viewer, form.audience());
        if (kept.isEmpty() || refusal != null) {
            return refusal == null ? gone() : refusal;
        }
        var zone = zone(handle, commune);
        var read = reader.filled(form, now(zone));
        var wanted = read.wanted();
        if (wanted == null) {
            return Objects.requireNonNull(read.answer());
        }
        store.update(handle, id, wanted, zone);
        store.forgetChanges(handle, id);
        return replanned(handle, actor, id, "reminder.edited");
    }

    /** Silence until {@link #resume}. */
    public ReminderResult pause(Handle handle, CommuneId commune, Actor actor, PersonId viewer, ReminderId id) {
        var kept = visible(handle, commune, viewer, id);
        if (kept.isEmpty() || !store.turn(handle, id, ReminderState.RUNNING, ReminderState.PAUSED)) {
            return gone();
        }
        occurrences.cancelPending(handle, id, clock.instant());
        note(handle, actor, kept.get(), "reminder.paused");
        return created(handle, id);
    }

    /** On again from now; what fell into the pause stays left out. */
    public ReminderResult resume(Handle handle, CommuneId commune, Actor actor, PersonId viewer, ReminderId id) {
        var kept = visible(handle, commune, viewer, id);
        if (kept.isEmpty() || kept.get().state() != ReminderState.PAUSED) {
            return gone();
        }
        var plan = kept.get().plan();
        var now = clock.instant();
        boolean over = plan.comesAgain()
                ? !plan.event().isAfter(now)
                        && plan.next(
                                        plan.latest(now, kept.get().zone()),
                                        kept.get().zone())
                                .isEmpty()
                : !plan.event().isAfter(now);
        if (over) {
            return new ReminderResult.Refused(Spoken.text("refuse.over", Map.of()));
        }
        store.turn(handle, id, ReminderState.PAUSED, ReminderState.RUNNING);
        return replanned(handle, actor, id, "reminder.resumed");
    }

    /** Leaves out the event that would come at {@code origin} by the rule; null for the next one. */
    public ReminderResult skip(
            Handle handle, CommuneId commune, Actor actor, PersonId viewer, ReminderId id, @Nullable Instant origin) {
        return change(handle, commune, actor, viewer, id, origin, null);
    }

    /** Moves one event; the rule stays. {@code to} must lie ahead. */
    public ReminderResult move(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId viewer,
            ReminderId id,
            @Nullable Instant origin,
            Instant to) {
        return to.isAfter(clock.instant())
                ? change(handle, commune, actor, viewer, id, origin, to)
                : new ReminderResult.Refused(Spoken.text("refuse.PAST", Map.of("nearest", "")));
    }

    /** The same with the new time in words. */
    public ReminderResult move(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId viewer,
            ReminderId id,
            @Nullable Instant origin,
            String typed) {
        var read = reader.typed(typed + " " + Spoken.text("thing", Map.of()), null, now(zone(handle, commune)));
        var wanted = read.wanted();
        if (wanted == null) {
            return Objects.requireNonNull(read.answer());
        }
        return wanted.plan().rule() == null
                ? move(handle, commune, actor, viewer, id, origin, wanted.plan().event())
                : new ReminderResult.Asked(Spoken.text("ask.oneTime", Map.of()));
    }

    private ReminderResult change(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId viewer,
            ReminderId id,
            @Nullable Instant origin,
            @Nullable Instant to) {
        var found = visible(handle, commune, viewer, id).filter(kept -> kept.state() == ReminderState.RUNNING);
        if (found.isEmpty()) {
            return gone();
        }
        var kept = found.get();
        var now = clock.instant();
        var which = origin == null ? occurrences.nextEvent(handle, id).map(Occurrence::origin) : Optional.of(origin);
        boolean comes = which.isPresent()
                && coming(handle, kept, now, which.get().plus(Duration.ofDays(5 * 366)), 400).stream()
                        .anyMatch(one -> one.origin().equals(which.get()));
        if (!comes) {
            return gone();
        }
        store.change(handle, id, which.get(), to);
        occurrences.cancelEvent(handle, id, which.get(), now);
        return replanned(handle, actor, id, to == null ? "reminder.skipped" : "reminder.moved");
    }

    /** Takes back what is planned and plans anew from this moment. */
    private ReminderResult replanned(Handle handle, Actor actor, ReminderId id, String action) {
        var kept = store.byId(handle, id).orElseThrow();
        if (kept.state() == ReminderState.RUNNING) {
            var now = clock.instant();
            occurrences.cancelPending(handle, id, now);
            planner.again(handle, kept, now);
            occurrences.nextDue(handle, id).ifPresent(next -> handle.afterCommit(() -> wake.accept(next)));
        }
        note(handle, actor, kept, action);
        return created(handle, id);
    }

    public ReminderResult cancel(Handle handle, CommuneId commune, Actor actor, PersonId viewer, ReminderId id) {
        return visible(handle, commune, viewer, id)
                .map(kept -> cancelOwn(handle, actor, kept))
                .orElseGet(ReminderBook::gone);
    }

    /** Whoever set it may take it back, also when they may no longer set one. */
    ReminderResult cancelOwn(Handle handle, Actor actor, Kept kept) {
        if (!store.end(handle, kept.id(), ReminderState.CANCELLED)) {
            return gone();
        }
        occurrences.cancelPending(handle, kept.id(), clock.instant());
        note(handle, actor, kept, "reminder.cancelled");
        return created(handle, kept.id());
    }

    /** Takes away what somebody set for themselves, words and all; what they set for others belongs to the office. */
    public void forget(Handle handle, CommuneId commune, PersonId owner) {
        store.forgetOwn(handle, commune, owner, clock.instant());
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
        note(handle, actor, kept, "reminder.set");
        occurrences.nextDue(handle, kept.id()).ifPresent(next -> handle.afterCommit(() -> wake.accept(next)));
        return created(handle, kept.id());
    }

    private ReminderResult created(Handle handle, ReminderId id) {
        return new ReminderResult.Created(shown(handle, store.byId(handle, id).orElseThrow()));
    }

    private static ReminderResult gone() {
        return new ReminderResult.Refused(Spoken.text("refuse.gone", Map.of()));
    }

    private @Nullable ReminderResult refusal(
            Handle handle, CommuneId commune, PersonId owner, @Nullable Audience audience) {
        if (audience == null || audiences.mayRemind(handle, directory.authority(handle, commune, owner), audience)) {
            return null;
        }
        String name = audiences.name(handle, commune, audience);
        return new ReminderResult.Refused(
                name.isEmpty()
                        ? Spoken.text("refuse.noBody", Map.of())
                        : Spoken.text("refuse.notAllowed", Map.of("body", name)));
    }

    private Optional<Kept> visible(Handle handle, CommuneId commune, PersonId viewer, ReminderId id) {
        return store.byId(handle, id)
                .filter(kept -> kept.commune().equals(commune))
                .filter(kept -> sees(handle, kept, viewer));
    }

    private boolean sees(Handle handle, Kept kept, PersonId viewer) {
        return sees(handle, kept, viewer, directory.authority(handle, kept.commune(), viewer));
    }

    private boolean sees(Handle handle, Kept kept, PersonId viewer, Authority authority) {
        var audience = kept.audience();
        return audience == null ? kept.owner().equals(viewer) : audiences.mayRemind(handle, authority, audience);
    }

    /** Reminders for others are an act of office and logged; those for oneself are nobody's business. */
    private void note(Handle handle, Actor actor, Kept kept, String action) {
        var audience = kept.audience();
        if (audience != null) {
            String name = audiences.name(handle, kept.commune(), audience);
            audit.record(handle, kept.commune(), actor, action, "reminder:" + kept.id(), Map.of("body", name));
        }
    }

    Actor actor(Handle handle, PersonId person) {
        String name = directory.person(handle, person).map(one -> one.name()).orElse("");
        return new Actor(person.value(), name, "chat");
    }

    Reminder shown(Handle handle, Kept kept) {
        var audience = kept.audience();
        return new Reminder(
                kept.id(),
                kept.number(),
                kept.owner(),
                audience,
                audience == null ? "" : audiences.name(handle, kept.commune(), audience),
                kept.what(),
                spoken.when(kept.plan(), kept.zone()),
                occurrences.nextDue(handle, kept.id()).orElse(null),
                kept.kind(),
                kept.state() == ReminderState.PAUSED);
    }

    private ZonedDateTime now(ZoneId zone) {
        return clock.instant().atZone(zone);
    }

    ZoneId zone(Handle handle, CommuneId commune) {
        return directory
                .commune(handle, commune)
                .orElseThrow(() -> new IllegalArgumentException("There is no commune " + commune))
                .zone();
    }
}
