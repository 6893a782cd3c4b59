package vn.loaxa.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.settings.RulesInForce;

/**
 * Sends what is due, each time exactly once: the row of a time, its messages and the row of the next time are one
 * transaction. May be called at any moment, on any node, as often as one likes. Thread-safe.
 *
 * <p>The rule for late ones is that of the {@link ReminderKind}. Of several times for the same event only the last goes out. What
 * is more than an hour late does not go out by itself: each person, and each group chat, gets one message that lists it, of all
 * reminders together. What was missed stands in the same message to whoever set it.
 *
 * <p>What others set does not come in the quiet hours: it waits for the morning, unless the event itself is in that night.
 */
public final class ReminderTick {
    private static final Logger log = LoggerFactory.getLogger(ReminderTick.class);
    /** Reminders handled in one go before the clock is looked at again. */
    private static final int BATCH = 200;

    /** Below this nobody minds, so nothing is said about it. */
    private static final Duration LATE = Duration.ofMinutes(5);
    /** From here on it was an outage, and there will be more than one of them. */
    private static final Duration BACKLOGGED = Duration.ofHours(1);

    private final Database database;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;
    private final Consumer<Instant> wake;
    private final ReminderSender sender;
    private final BacklogDigest digest;
    private final Quiet quiet;
    private final Planner planner;
    private final Audiences audiences;
    private final Turnouts turnouts;
    private final BacklogStore backlog = new BacklogStore();
    private final ReminderStore store = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();

    /** @param wake told when the next reminder is due */
    public ReminderTick(
            Database database,
            Directory directory,
            Outbox outbox,
            Audit audit,
            RulesInForce rules,
            Clock clock,
            Consumer<Instant> wake) {
        this.database = database;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
        this.wake = wake;
        this.sender = new ReminderSender(directory, outbox, rules, clock);
        this.quiet = new Quiet(rules);
        this.planner = new Planner(quiet);
        this.audiences = new Audiences(directory);
        this.turnouts = new Turnouts(directory);
        this.digest = new BacklogDigest(directory, sender, quiet, clock);
    }

    /** Sends what is due now; returns how many reminders had something. */
    public int runDue() {
        database.read(store::inOtherZone).forEach(id -> database.write(handle -> changeZone(handle, id)));
        int handled = 0;
        var failed = new ArrayList<ReminderId>();
        List<ReminderId> due = dueNow();
        while (!due.isEmpty()) {
            for (var id : due) {
                try {
                    handled += Boolean.TRUE.equals(database.write(handle -> send(handle, id))) ? 1 : 0;
                } catch (RuntimeException e) {
                    // One that cannot be handled must not hold up the others; it is tried again at the next tick.
                    log.error("Reminder {} could not be handled", id, e);
                    failed.add(id);
                }
            }
            var again = dueNow();
            // Rows that another node holds stay due for a moment; they are not waited for.
            due = again.equals(due) || failed.containsAll(again) ? List.of() : again;
        }
        digest.tell(database);
        database.read(occurrences::nextDue)
                .filter(next -> next.isAfter(clock.instant()))
                .ifPresent(wake);
        return handled;
    }

    private List<ReminderId> dueNow() {
        return database.read(handle -> occurrences.dueReminders(handle, clock.instant(), BATCH));
    }

    /** The commune's clock was changed: what is set for 7 o'clock stays at 7 o'clock. */
    private boolean changeZone(Handle handle, ReminderId id) {
        var found = store.byId(handle, id);
        if (found.isEmpty()) {
            return false;
        }
        var old = found.get();
        var zone = directory.commune(handle, old.commune()).orElseThrow().zone();
        var plan = old.plan();
        var event = plan.event().atZone(old.zone()).withZoneSameLocal(zone).toInstant();
        var moved = new Wanted(
                old.audience(), old.what(), new Plan(plan.rule(), event, plan.offsets(), plan.untilDone()), old.kind());
        store.changesToZone(handle, id, old.zone(), zone);
        store.update(handle, id, moved, zone);
        if (old.state() == ReminderState.RUNNING) {
            var now = clock.instant();
            occurrences.cancelPending(handle, id, now);
            // What was sent by the old clock is not sent again because the new one is behind.
            var settled = occurrences
                    .lastHandled(handle, id)
                    .map(last -> last.atZone(old.zone()).withZoneSameLocal(zone).toInstant());
            var kept = store.byId(handle, id).orElseThrow();
            if (settled.isPresent() && !settled.get().isBefore(now)) {
                planner.ahead(handle, kept, settled.get(), now);
            } else {
                planner.begin(handle, kept, now);
            }
        }
        return true;
    }

    private boolean send(Handle handle, ReminderId id) {
        var now = clock.instant();
        var found = store.running(handle, id);
        var due = occurrences.leaseDue(handle, database.dialect(), id, now);
        if (found.isEmpty() || due.isEmpty()) {
            return false;
        }
        var reminder = found.get();
        var audience = reminder.audience();
        if (audience != null && !mayStill(handle, reminder, audience)) {
            stop(handle, reminder, audience, now);
            return true;
        }
        if (audience != null && quiet.at(now, reminder.zone())) {
            due = stillToSendInTheNight(handle, reminder, due, now);
        }
        var useful = useful(handle, reminder, due, now);
        useful.stream()
                .reduce((earlier, later) -> {
                    occurrences.end(handle, earlier.id(), OccurrenceState.SKIPPED, 0, 0, now);
                    return later;
                })
                .ifPresent(time -> sendOne(handle, reminder, time, now));
        var last = occurrences.lastEvent(handle, id).orElse(reminder.plan().event());
        planner.ahead(handle, reminder, last, now);
        return true;
    }

    private boolean mayStill(Handle handle, Kept reminder, Audience audience) {
        return audiences.mayRemind(handle, directory.authority(handle, reminder.commune(), reminder.owner()), audience);
    }

    private void stop(Handle handle, Kept reminder, Audience audience, Instant now) {
        store.end(handle, reminder.id(), ReminderState.STOPPED);
        occurrences.cancelPending(handle, reminder.id(), now);
        audit.record(
                handle,
                reminder.commune(),
                Actor.SYSTEM,
                "reminder.stopped",
                "reminder:" + reminder.id(),
                Map.of("owner", "" + reminder.owner()));
        String name = audiences.name(handle, reminder.commune(), audience);
        sender.tellOwner(
                handle,
                reminder,
                "reminder:" + reminder.id() + "/stopped",
                Spoken.text("send.stopped", Map.of("what", reminder.what(), "body", name)));
    }

    /** Puts off to the morning what is still of use then; the others must go out now or are over. */
    private List<Occurrence> stillToSendInTheNight(Handle handle, Kept reminder, List<Occurrence> due, Instant now) {
        var morning = quiet.morning(now, reminder.zone());
        var tonight = new ArrayList<Occurrence>();
        for (var time : due) {
            if (morning.isAfter(reminder.kind().usefulUntil(time.event(), reminder.zone()))) {
                tonight.add(time);
            } else {
                occurrences.putOff(handle, time.id(), morning);
            }
        }
        return tonight;
    }

    /** Leaves out what nobody can use any more. */
    private List<Occurrence> useful(Handle handle, Kept reminder, List<Occurrence> due, Instant now) {
        var useful = new ArrayList<Occurrence>();
        for (var time : due) {
            if (now.isAfter(reminder.kind().usefulUntil(time.event(), reminder.zone()))) {
                occurrences.end(handle, time.id(), OccurrenceState.MISSED, 0, 0, now);
                backlog.add(handle, reminder.commune(), BacklogStore.person(reminder.owner()), time.id(), true);
            } else {
                useful.add(time);
            }
        }
        return useful;
    }

    private void sendOne(Handle handle, Kept reminder, Occurrence time, Instant now) {
        var audience = reminder.audience();
        boolean backlogged = Duration.between(time.due(), now).compareTo(BACKLOGGED) >= 0
                && !(audience != null && quiet.at(time.due(), reminder.zone()));
        var notice = new ReminderSender.Notice(reminder, time, text(handle, reminder, time, now), backlogged);
        var reach = audience == null ? sender.toOwner(handle, notice) : sender.toAudience(handle, notice, audience);
        var state = reach.reached() > 0 ? OccurrenceState.SENT : OccurrenceState.UNREACHED;
        occurrences.end(handle, time.id(), state, reach.reached(), reach.missing(), now);
        if (audience != null) {
            report(handle, reminder, audience, notice, reach);
        }
    }

    /** Tells whoever set it whom it did not reach, and who has said so far that they come. */
    private void report(
            Handle handle, Kept reminder, Audience audience, ReminderSender.Notice notice, ReminderSender.Reach reach) {
        var lines = new ArrayList<String>();
        if (reach.unreached() > 0) {
            String name = audiences.name(handle, reminder.commune(), audience);
            lines.add(Spoken.text(
                    "send.unreached", Map.of("what", reminder.what(), "body", name, "count", reach.unreached())));
        }
        if (reach.optedOut() > 0) {
            lines.add(Spoken.text("send.optedOut", Map.of("what", reminder.what(), "count", reach.optedOut())));
        }
        var turnout = turnouts.of(handle, reminder, notice.time().event());
        if (reminder.invites() && turnout.answered() > 0) {
            lines.add(Spoken.text(turnout.optedOut() > 0 ? "turnout.sofar.some" : "turnout.sofar", turnout.counts()));
        }
        if (!lines.isEmpty()) {
            sender.tellOwner(handle, reminder, notice.key() + "/unreached", String.join("\n", lines));
        }
    }

    private String text(Handle handle, Kept reminder, Occurrence time, Instant now) {
        String when = Spoken.when(time.event(), reminder.zone());
        var audience = reminder.audience();
        String text = audience == null
                ? Spoken.text("send.self", Map.of("what", reminder.what(), "when", when))
                : Spoken.text(
                        "send.body",
                        Map.of(
                                "body", audiences.name(handle, reminder.commune(), audience),
                                "what", reminder.what(),
                                "when", when,
                                "sender", sender(handle, reminder)));
        var delay = Duration.between(time.due(), now);
        boolean inTheNight = audience != null && quiet.at(time.due(), reminder.zone());
        return inTheNight || delay.compareTo(LATE) < 0
                ? text
                : Spoken.text(
                        "send.late",
                        Map.of("text", text, "delay", Spoken.length(Duration.ofMinutes(delay.toMinutes()))));
    }

    private String sender(Handle handle, Kept reminder) {
        return directory.authority(handle, reminder.commune(), reminder.owner()).titles().stream()
                .findFirst()
                .or(() -> directory.person(handle, reminder.owner()).map(Person::name))
                .orElse("");
    }
}
