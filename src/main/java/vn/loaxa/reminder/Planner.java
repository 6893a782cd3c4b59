package vn.loaxa.reminder;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes the rows of the coming times of a reminder, with what was left out or moved. Thread-safe. */
final class Planner {
    private final Quiet quiet;
    private final ReminderStore store = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();
    private final BacklogStore backlog = new BacklogStore();

    Planner(Quiet quiet) {
        this.quiet = quiet;
    }

    /** The times to remind of one event that are still ahead; if all are over, the event itself. */
    List<Instant> dues(Kept reminder, Instant event, Instant now) {
        var ahead = ahead(reminder, event, now);
        return ahead.isEmpty() ? List.of(due(reminder, event, event, now)) : ahead;
    }

    private List<Instant> ahead(Kept reminder, Instant event, Instant now) {
        var ahead = new ArrayList<Instant>();
        for (var offset : reminder.plan().offsets()) {
            var due = due(reminder, event, event.minus(offset), now);
            if (due.isAfter(now) && !ahead.contains(due)) {
                ahead.add(due);
            }
        }
        return ahead;
    }

    /** One's own reminder comes when one asked for it, at night too. */
    private Instant due(Kept reminder, Instant event, Instant due, Instant now) {
        return reminder.audience() == null ? due : quiet.shifted(due, event, now, reminder.zone());
    }

    /** Begins at the first event that is not over. */
    void begin(Handle handle, Kept reminder, Instant now) {
        var plan = reminder.plan();
        if (!plan.comesAgain() || plan.event().isAfter(now)) {
            put(handle, reminder, plan.event(), now);
            ahead(handle, reminder, plan.event(), now);
        } else {
            ahead(handle, reminder, plan.latest(now, reminder.zone()), now);
        }
    }

    /** After a change: what was moved, and the first event ahead. What is settled stays settled. */
    void again(Handle handle, Kept reminder, Instant now) {
        store.changes(handle, reminder.id()).stream()
                .filter(one -> one.movedTo() != null && one.movedTo().isAfter(now))
                .forEach(one -> put(handle, reminder, one.origin(), now));
        begin(handle, reminder, now);
    }

    /**
     * Adds the rows of the coming events until one has all its times ahead. Events that passed meanwhile (the machine was
     * off) are not made up for: those a person could still use are due at once, the others go to the missed.
     */
    void ahead(Handle handle, Kept reminder, Instant afterEvent, Instant now) {
        var plan = reminder.plan();
        boolean reached = plan.earliest(afterEvent).isAfter(now) && pending(handle, reminder);
        var next = plan.next(afterEvent, reminder.zone());
        while (!reached && next.isPresent()) {
            var event = next.get();
            // One that was moved forward is settled already and leaves nothing to wait for.
            reached =
                    put(handle, reminder, event, now) && plan.earliest(event).isAfter(now) && pending(handle, reminder);
            next = plan.next(event, reminder.zone());
        }
        if (!pending(handle, reminder)) {
            store.end(handle, reminder.id(), ReminderState.OVER);
        }
    }

    private boolean pending(Handle handle, Kept reminder) {
        return occurrences.nextDue(handle, reminder.id()).isPresent();
    }

    /** False if the event is left out. */
    private boolean put(Handle handle, Kept reminder, Instant origin, Instant now) {
        var change = store.change(handle, reminder.id(), origin);
        if (change.isPresent() && change.get().movedTo() == null) {
            return false;
        }
        var moved = change.map(ReminderStore.Change::movedTo).orElse(null);
        var event = moved == null ? origin : moved;
        boolean settled = occurrences.settled(handle, reminder.id(), origin);
        if (now.isAfter(usefulUntil(reminder, event))) {
            if (!settled) {
                missed(handle, reminder, origin, event, now);
            }
            return true;
        }
        // Where all its times are over and it was reminded of, there is nothing to make up for.
        var dues = settled ? ahead(reminder, event, now) : dues(reminder, event, now);
        dues.forEach(due -> occurrences.insert(handle, reminder, origin, event, due));
        return true;
    }

    private static Instant usefulUntil(Kept reminder, Instant event) {
        ZoneId zone = reminder.zone();
        return reminder.kind().usefulUntil(event, zone);
    }

    private void missed(Handle handle, Kept reminder, Instant origin, Instant event, Instant now) {
        occurrences
                .insertMissed(handle, reminder, origin, event, now)
                .ifPresent(
                        id -> backlog.add(handle, reminder.commune(), BacklogStore.person(reminder.owner()), id, true));
    }
}
