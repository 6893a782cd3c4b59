package vn.loaxa.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;

/** What becomes of a reminder after it was set. Thread-safe; calls are part of the caller's transaction. */
public final class ReminderChanges {
    private final Clock clock;
    private final Consumer<Instant> wake;
    private final ReminderSight sight;
    private final ReminderCalendar calendar;
    private final Planner planner;
    private final Reader reader = new Reader();
    private final ReminderStore store = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();

    ReminderChanges(
            Clock clock, Consumer<Instant> wake, ReminderSight sight, ReminderCalendar calendar, Planner planner) {
        this.clock = clock;
        this.wake = wake;
        this.sight = sight;
        this.calendar = calendar;
        this.planner = planner;
    }

    /** Changes a reminder from now on; what was left out or moved under the old rule is forgotten. */
    public ReminderResult edit(
            Handle handle, CommuneId commune, Actor actor, PersonId viewer, ReminderId id, ReminderForm form) {
        var kept = sight.visible(handle, commune, viewer, id);
        var refusal = sight.refusal(handle, commune, viewer, form.audience());
        if (kept.isEmpty() || refusal != null) {
            return refusal == null ? ReminderSight.gone() : refusal;
        }
        var zone = sight.zone(handle, commune);
        var read = reader.filled(form, sight.now(zone));
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
        var kept = sight.visible(handle, commune, viewer, id);
        if (kept.isEmpty() || !store.turn(handle, id, ReminderState.RUNNING, ReminderState.PAUSED)) {
            return ReminderSight.gone();
        }
        occurrences.cancelPending(handle, id, clock.instant());
        sight.note(handle, actor, kept.get(), "reminder.paused");
        return sight.created(handle, id);
    }

    /** On again from now; what fell into the pause stays left out. */
    public ReminderResult resume(Handle handle, CommuneId commune, Actor actor, PersonId viewer, ReminderId id) {
        var kept = sight.visible(handle, commune, viewer, id);
        if (kept.isEmpty() || kept.get().state() != ReminderState.PAUSED) {
            return ReminderSight.gone();
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
        var read = reader.typed(
                typed + " " + Spoken.text("thing", Map.of()), null, sight.now(sight.zone(handle, commune)));
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
        var found = sight.visible(handle, commune, viewer, id).filter(kept -> kept.state() == ReminderState.RUNNING);
        if (found.isEmpty()) {
            return ReminderSight.gone();
        }
        var kept = found.get();
        var now = clock.instant();
        var which = origin == null ? occurrences.nextEvent(handle, id).map(Occurrence::origin) : Optional.of(origin);
        boolean comes = which.isPresent()
                && calendar.coming(handle, kept, now, which.get().plus(Duration.ofDays(5 * 366)), 400).stream()
                        .anyMatch(one -> one.origin().equals(which.get()));
        if (!comes) {
            return ReminderSight.gone();
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
        sight.note(handle, actor, kept, action);
        return sight.created(handle, id);
    }

    public ReminderResult cancel(Handle handle, CommuneId commune, Actor actor, PersonId viewer, ReminderId id) {
        return sight.visible(handle, commune, viewer, id)
                .map(kept -> cancelOwn(handle, actor, kept))
                .orElseGet(ReminderSight::gone);
    }

    /** Whoever set it may take it back, also when they may no longer set one. */
    ReminderResult cancelOwn(Handle handle, Actor actor, Kept kept) {
        if (!store.end(handle, kept.id(), ReminderState.CANCELLED)) {
            return ReminderSight.gone();
        }
        occurrences.cancelPending(handle, kept.id(), clock.instant());
        sight.note(handle, actor, kept, "reminder.cancelled");
        return sight.created(handle, kept.id());
    }

    /** Takes away what somebody set for themselves, words and all; what they set for others belongs to the office. */
    void forget(Handle handle, CommuneId commune, PersonId owner) {
        store.forgetOwn(handle, commune, owner, clock.instant());
    }
}
