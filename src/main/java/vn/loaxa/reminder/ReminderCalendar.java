package vn.loaxa.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;

/** The events of reminders: those that came, from the rows, and those to come, from the rules. Thread-safe. */
final class ReminderCalendar {
    private static final int HISTORY = 60;

    private final Directory directory;
    private final Clock clock;
    private final ReminderSight sight;
    private final Planner planner;
    private final Turnouts turnouts;
    private final Reader reader = new Reader();
    private final ReminderStore store = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();
    private final ReceiptStore receipts = new ReceiptStore();
    private final Spoken spoken = new Spoken();

    ReminderCalendar(Directory directory, Clock clock, ReminderSight sight, Planner planner) {
        this.directory = directory;
        this.clock = clock;
        this.sight = sight;
        this.planner = planner;
        this.turnouts = new Turnouts(directory);
    }

    /** Events of this span, by time. */
    List<ReminderBook.Entry> between(Handle handle, CommuneId commune, PersonId viewer, Instant from, Instant to) {
        var entries = new ArrayList<ReminderBook.Entry>();
        var authority = directory.authority(handle, commune, viewer);
        for (var kept : store.ofCommune(handle, commune, viewer, from)) {
            if (sight.sees(handle, kept, viewer, authority)) {
                var reminder = sight.shown(handle, kept);
                events(handle, kept, from, to)
                        .forEach((origin, event) -> entries.add(
                                new ReminderBook.Entry(reminder, origin, event, !event.isAfter(clock.instant()))));
            }
        }
        entries.sort(Comparator.comparing(ReminderBook.Entry::at)
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

    /** By the rule, and as it will be. */
    record Coming(Instant origin, Instant at) {}

    /** Events of a running reminder in this span, with what was moved into it and without what is left out. */
    List<Coming> coming(Handle handle, Kept kept, Instant from, Instant to, int limit) {
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

    Optional<ReminderBook.Detail> detail(Handle handle, CommuneId commune, PersonId viewer, ReminderId id) {
        return sight.visible(handle, commune, viewer, id).map(kept -> {
            var now = clock.instant();
            var times = occurrences.history(handle, id, HISTORY).stream()
                    .map(one -> new ReminderBook.Time(
                            one.origin(), one.event(), one.due(), one.state(), one.reached(), one.unreached()))
                    .toList();
            var event = times.stream()
                    .filter(time -> time.state() == OccurrenceState.SENT || time.state() == OccurrenceState.UNREACHED)
                    .map(ReminderBook.Time::event)
                    .findFirst()
                    .orElse(null);
            List<Instant> next = kept.state() == ReminderState.RUNNING
                    ? coming(handle, kept, now, now.plus(Duration.ofDays(3 * 366)), 6).stream()
                            .map(Coming::at)
                            .limit(5)
                            .toList()
                    : List.of();
            return new ReminderBook.Detail(
                    sight.shown(handle, kept),
                    next,
                    times,
                    event,
                    event == null ? List.of() : got(handle, id, event),
                    event == null || !kept.invites() ? null : turnouts.of(handle, kept, event));
        });
    }

    private List<ReminderBook.Got> got(Handle handle, ReminderId id, Instant event) {
        var best = new LinkedHashMap<PersonId, ReceiptStore.Line>();
        for (var line : receipts.ofEvent(handle, id, event)) {
            best.merge(line.person(), line, (one, other) -> one.state().equals("SENT") ? one : other);
        }
        return best.values().stream()
                .map(line -> new ReminderBook.Got(
                        directory
                                .person(handle, line.person())
                                .map(person -> person.name())
                                .orElse(""),
                        line.route(),
                        line.state(),
                        line.at()))
                .toList();
    }

    /** What a form would lead to; nothing is written. A {@link ReminderResult} is why not. */
    Object preview(Handle handle, CommuneId commune, ReminderForm form) {
        var zone = sight.zone(handle, commune);
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
        return new ReminderBook.Preview(
                spoken.when(wanted.plan(), zone),
                next,
                planner.dues(kept, wanted.plan().event(), now),
                wanted.kind());
    }
}
