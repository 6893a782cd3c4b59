package vn.loaxa.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.settings.ZaloRules;

/**
 * Sends what is due, each time exactly once: the row of a time, its messages and the row of the next time are one
 * transaction. May be called at any moment, on any node, as often as one likes. Thread-safe.
 *
 * <p>The rule for late ones: of several times for the same event only the last goes out. To a body a reminder goes out up to
 * ten minutes past the event (a meeting that has begun is not announced), to oneself up to two hours; later ones count as
 * missed, and the owner gets one message that lists them, of all their reminders together.
 */
public final class ReminderTick {
    private static final Logger log = LoggerFactory.getLogger(ReminderTick.class);
    /** Reminders handled in one go before the clock is looked at again. */
    private static final int BATCH = 200;

    private static final Duration GRACE_BODY = Duration.ofMinutes(10);
    private static final Duration GRACE_SELF = Duration.ofHours(2);
    /** Below this nobody minds, so nothing is said about it. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private final Database database;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;
    private final Consumer<Instant> wake;
    private final ReminderSender sender;
    private final MissedDigest digest;
    private final ReminderStore store = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();

    /** @param wake told when the next reminder is due */
    public ReminderTick(
            Database database,
            Directory directory,
            Outbox outbox,
            Audit audit,
            ZaloRules rules,
            Clock clock,
            Consumer<Instant> wake) {
        this.database = database;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
        this.wake = wake;
        this.sender = new ReminderSender(directory, outbox, rules, clock);
        this.digest = new MissedDigest(directory, sender);
    }

    /** Sends what is due now; returns how many reminders had something. */
    public int runDue() {
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

    private boolean send(Handle handle, ReminderId id) {
        var now = clock.instant();
        var found = store.running(handle, id);
        var due = occurrences.leaseDue(handle, database.dialect(), id, now);
        if (found.isEmpty() || due.isEmpty()) {
            return false;
        }
        var reminder = found.get();
        var body = Optional.ofNullable(reminder.body()).flatMap(of -> directory.body(handle, of));
        if (reminder.body() != null && !mayStill(handle, reminder, body)) {
            stop(handle, reminder, body.map(Body::name).orElse(""), now);
            return true;
        }
        var zone = directory.commune(handle, reminder.commune()).orElseThrow().zone();
        var missed = missed(handle, reminder, due, now);
        due.stream()
                .filter(time -> !missed.contains(time))
                .reduce((earlier, later) -> {
                    occurrences.end(handle, earlier.id(), OccurrenceState.SKIPPED, 0, 0, now);
                    return later;
                })
                .ifPresent(time -> sendOne(handle, reminder, body, time, zone, now));
        planAhead(handle, reminder, zone, now);
        return true;
    }

    private boolean mayStill(Handle handle, Kept reminder, Optional<Body> body) {
        return body.isPresent()
                && directory
                        .authority(handle, reminder.commune(), reminder.owner())
                        .may(Right.DEFINE_REMINDER, body.get());
    }

    private void stop(Handle handle, Kept reminder, String body, Instant now) {
        store.end(handle, reminder.id(), ReminderState.STOPPED);
        occurrences.cancelPending(handle, reminder.id(), now);
        audit.record(
                handle,
                reminder.commune(),
                Actor.SYSTEM,
                "reminder.stopped",
                "reminder:" + reminder.id(),
                Map.of("owner", "" + reminder.owner()));
        sender.toOwner(
                handle,
                reminder,
                "reminder:" + reminder.id() + "/stopped",
                Spoken.text("send.stopped", Map.of("what", reminder.what(), "body", body)));
    }

    private List<Occurrence> missed(Handle handle, Kept reminder, List<Occurrence> due, Instant now) {
        var missed = new ArrayList<Occurrence>();
        for (var time : due) {
            if (now.isAfter(time.event().plus(grace(reminder)))) {
                occurrences.end(handle, time.id(), OccurrenceState.MISSED, 0, 0, now);
                missed.add(time);
            }
        }
        return missed;
    }

    private static Duration grace(Kept reminder) {
        return reminder.body() == null ? GRACE_SELF : GRACE_BODY;
    }

    private void sendOne(Handle handle, Kept reminder, Optional<Body> body, Occurrence time, ZoneId zone, Instant now) {
        String key = "reminder:" + time.id();
        String text = text(handle, reminder, body, time, zone, now);
        var reach = body.isPresent()
                ? sender.toBody(handle, reminder, body.get(), key, text)
                : sender.toOwner(handle, reminder, key, text);
        var state = reach.reached() > 0 ? OccurrenceState.SENT : OccurrenceState.UNREACHED;
        occurrences.end(handle, time.id(), state, reach.reached(), reach.unreached(), now);
        if (body.isPresent() && reach.unreached() > 0) {
            String about = Spoken.text(
                    "send.unreached",
                    Map.of("what", reminder.what(), "body", body.get().name(), "count", reach.unreached()));
            sender.toOwner(handle, reminder, key + "/unreached", about);
        }
    }

    private String text(Handle handle, Kept reminder, Optional<Body> body, Occurrence time, ZoneId zone, Instant now) {
        String when = Spoken.when(time.event(), zone);
        String text = body.isEmpty()
                ? Spoken.text("send.self", Map.of("what", reminder.what(), "when", when))
                : Spoken.text(
                        "send.body",
                        Map.of(
                                "body", body.get().name(),
                                "what", reminder.what(),
                                "when", when,
                                "sender", sender(handle, reminder)));
        var delay = Duration.between(time.due(), now);
        return delay.compareTo(LATE) < 0
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

    /**
     * Adds the rows of the coming events until the last of them has all its times ahead. Events that passed meanwhile (the
     * machine was off) are not made up for: those a person could still use are due at once, the others go to the missed.
     */
    private void planAhead(Handle handle, Kept reminder, ZoneId zone, Instant now) {
        var plan = reminder.plan();
        var event = occurrences.lastEvent(handle, reminder.id()).orElse(plan.event());
        while (plan.rule() != null && !earliest(plan, event).isAfter(now)) {
            var next = plan.next(event, zone);
            if (next.isEmpty()) {
                break;
            }
            event = next.get();
            if (now.isAfter(event.plus(grace(reminder)))) {
                occurrences.insertMissed(handle, reminder, event, now);
            } else {
                for (var due : plan.dues(event, now)) {
                    occurrences.insert(handle, reminder, event, due);
                }
            }
        }
        if (occurrences.nextDue(handle, reminder.id()).isEmpty()) {
            store.end(handle, reminder.id(), ReminderState.OVER);
        }
    }

    private static Instant earliest(Plan plan, Instant event) {
        return plan.offsets().stream().map(event::minus).min(Instant::compareTo).orElse(event);
    }
}
