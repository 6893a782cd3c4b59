package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;

/**
 * Carries out the steps of a follow-up that are due. The mark on a step and its messages are one transaction, so a second node or a
 * restart repeats nothing. By day only, unless the directive itself may break the night. Where the machine was off and several steps
 * of one kind are due together, only the last is done; a reminder "while a day is left" is not sent when none is left. Thread-safe.
 */
final class FollowUpRun {
    /** Later than this nobody needs to hear it any more. */
    private static final Duration USEFUL = Duration.ofDays(7);

    private final Directory directory;
    private final Clock clock;
    private final Ledger ledger;
    private final NudgePost post;
    private final FollowUpTelling telling;
    private final FollowUpStore store = new FollowUpStore();

    FollowUpRun(Directory directory, Clock clock, Ledger ledger, NudgePost post) {
        this.directory = directory;
        this.clock = clock;
        this.ledger = ledger;
        this.post = post;
        this.telling = new FollowUpTelling(directory, post);
    }

    private record Due(FollowUp.Planned planned, Instant at) {}

    int run(Handle handle, CommuneId commune, Directive directive) {
        Instant now = clock.instant();
        List<Due> due = due(handle, directive, now);
        if (due.isEmpty() || post.night(handle, commune, directive).isPresent()) {
            return 0;
        }
        Map<String, Due> last = new HashMap<>();
        due.forEach(one -> last.merge(kind(one), one, (earlier, later) -> {
            store.claim(handle, earlier.planned().id(), FollowUp.State.SKIPPED, now);
            return later;
        }));
        List<FollowUpStore.OnRoll> roll = store.roll(handle, directive.id());
        int done = 0;
        for (Due one : due) {
            if (one.equals(last.get(kind(one))) && act(handle, commune, directive, one, roll, now)) {
                done++;
            }
        }
        return done;
    }

    /** By time. */
    private List<Due> due(Handle handle, Directive directive, Instant now) {
        Instant out = Objects.requireNonNull(directive.publishedAt(), "A published directive has its time");
        List<Due> due = new ArrayList<>();
        for (FollowUp.Planned planned : store.steps(handle, directive.id())) {
            if (planned.state() == FollowUp.State.WAITING) {
                planned.step()
                        .dueAt(out, directive.dueAt())
                        .filter(at -> !at.isAfter(now))
                        .ifPresent(at -> due.add(new Due(planned, at)));
            }
        }
        due.sort(Comparator.comparing(Due::at));
        return due;
    }

    private static String kind(Due due) {
        var step = due.planned().step();
        return step.of() == null
                ? String.valueOf(step.whom())
                : step.whom() + ":" + step.of().body();
    }

    private boolean act(
            Handle handle,
            CommuneId commune,
            Directive directive,
            Due due,
            List<FollowUpStore.OnRoll> roll,
            Instant now) {
        var step = due.planned().step();
        boolean reminds = step.whom() == null;
        Instant deadline = directive.dueAt();
        Duration before = step.before();
        boolean over = reminds && deadline != null && before != null && !before.isZero() && !now.isBefore(deadline);
        boolean late = over || now.isAfter(due.at().plus(USEFUL));
        var state = late ? FollowUp.State.SKIPPED : FollowUp.State.DONE;
        if (!store.claim(handle, due.planned().id(), state, now) || late) {
            return false;
        }
        String key = "/follow:" + due.planned().id();
        int people = reminds
                ? remind(handle, commune, directive, due, roll, key)
                : telling.tell(handle, commune, directive, step, roll, key);
        store.reached(handle, due.planned().id(), people);
        Map<String, String> details = new TreeMap<>(Map.of("people", Integer.toString(people)));
        details.put("step", kind(due));
        ledger.record(handle, commune, directive.author(), "schedule", "directive.followed_up", directive, details);
        return true;
    }

    private int remind(
            Handle handle,
            CommuneId commune,
            Directive directive,
            Due due,
            List<FollowUpStore.OnRoll> roll,
            String key) {
        int answered =
                (int) roll.stream().filter(FollowUpStore.OnRoll::acknowledged).count();
        if (!due.planned().step().wanted(answered, roll.size())) {
            return 0;
        }
        Set<PersonId> rested =
                store.remindedSince(handle, directive.id(), clock.instant().minus(FollowUps.REST));
        Map<PersonId, Person> known = new HashMap<>();
        for (Recipient recipient : directory.recipients(handle, commune, directive.audience())) {
            known.put(recipient.person().id(), recipient.person());
        }
        List<Person> people = new ArrayList<>();
        for (FollowUpStore.OnRoll one : roll) {
            if (!one.acknowledged() && !one.waiting() && !rested.contains(one.person())) {
                Person person = known.get(one.person());
                if (person == null) {
                    directory
                            .person(handle, one.person())
                            .filter(post::reachable)
                            .ifPresent(people::add);
                } else if (post.reachable(person)) {
                    people.add(person);
                }
            }
        }
        post.remind(handle, commune, directive, key, people);
        return people.size();
    }
}
