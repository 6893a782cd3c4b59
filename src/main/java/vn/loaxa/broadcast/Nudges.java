package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;

/** "Nhắc 12": a reminder to exactly those of the asker's own branch who have not acknowledged, each in their own chat. */
final class Nudges {
    /** A second press of the button, or a second thought, within this time reminds nobody twice. */
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final Clock clock;
    private final NudgePost post;
    private final Ledger ledger;
    private final Missing missing;
    private final NudgeStore store = new NudgeStore();
    private final FollowUpStore reminded = new FollowUpStore();

    Nudges(Directory directory, Clock clock, NudgePost post, Ledger ledger) {
        this.clock = clock;
        this.post = post;
        this.ledger = ledger;
        missing = new Missing(directory);
    }

    /** Empty if it is not in force, or nobody of the actor's branch is missing. */
    Optional<Nudge> nudge(Handle handle, CommuneId commune, Directive directive, PersonId actor, String via) {
        List<Person> people = missing.list(handle, commune, directive, actor);
        if (!directive.inForce() || directive.dispatch().drill() || people.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Set<PersonId> justNow = reminded.remindedSince(handle, directive.id(), now.minus(PAUSE));
        boolean soon = store.last(handle, directive.id(), actor)
                .filter(last -> now.isBefore(last.plus(PAUSE)))
                .isPresent();
        if (soon || people.stream().allMatch(person -> justNow.contains(person.id()))) {
            return Optional.of(new Nudge(0, 0, true));
        }
        Set<PersonId> waiting = store.stillWaiting(handle, directive.id());
        List<Person> asked = people.stream()
                .filter(person -> !waiting.contains(person.id()) && !justNow.contains(person.id()))
                .toList();
        List<Person> reached = asked.stream().filter(post::reachable).toList();
        long nudge = store.insert(handle, commune, directive.id(), actor, reached.size(), now);
        post.remind(handle, commune, directive, "/nudge:" + nudge, reached);
        Map<String, String> details = Map.of("people", Integer.toString(reached.size()));
        ledger.record(handle, commune, actor, via, "directive.nudged", directive, details);
        return Optional.of(new Nudge(reached.size(), asked.size() - reached.size(), false));
    }
}
