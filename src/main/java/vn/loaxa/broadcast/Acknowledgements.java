package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.AcknowledgeResult.Already;
import vn.loaxa.broadcast.AcknowledgeResult.NotAllowed;
import vn.loaxa.broadcast.AcknowledgeResult.Nothing;
import vn.loaxa.broadcast.AcknowledgeResult.Recorded;
import vn.loaxa.broadcast.AcknowledgeResult.Which;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;

/** "Đã nhận", for oneself and for a neighbour without a phone. */
final class Acknowledgements {
    private final Directory directory;
    private final Clock clock;
    private final BroadcastSettings settings;
    private final Ledger ledger;
    private final Permissions permissions;
    private final DirectiveStore directives = new DirectiveStore();
    private final DeliveryStore deliveries = new DeliveryStore();

    Acknowledgements(Directory directory, Clock clock, BroadcastSettings settings, Ledger ledger) {
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
        this.ledger = ledger;
        permissions = new Permissions(directory);
    }

    AcknowledgeResult acknowledge(Handle handle, CommuneId commune, PersonId person, @Nullable Integer shortNumber) {
        if (shortNumber != null) {
            return directives
                    .byNumber(handle, commune, shortNumber)
                    .map(directive -> record(handle, directive, person, null))
                    .orElseGet(Nothing::new);
        }
        List<DirectiveId> open = open(handle, commune, person);
        if (open.isEmpty()) {
            return repeated(handle, commune, person);
        }
        if (open.size() == 1) {
            return record(handle, directives.byId(handle, open.get(0)).orElseThrow(), person, null);
        }
        return new Which(open.stream()
                .flatMap(id -> directives.byId(handle, id).stream())
                .toList());
    }

    /**
     * What a bare answer can mean: what may have reached the person's phone; only where there is no such thing, what has
     * not, since they may have heard of it by another way.
     */
    private List<DirectiveId> open(Handle handle, CommuneId commune, PersonId person) {
        List<DeliveryStore.Open> open = deliveries.open(handle, commune, person, since());
        List<DirectiveId> arrived = open.stream()
                .filter(row ->
                        row.status().compareTo(DeliveryStatus.SENT) >= 0 || row.status() == DeliveryStatus.UNSURE)
                .map(DeliveryStore.Open::directive)
                .toList();
        return arrived.isEmpty()
                ? open.stream().map(DeliveryStore.Open::directive).toList()
                : arrived;
    }

    /** A second "đã nhận" is answered kindly: what it was for, and that it counted the first time. */
    private AcknowledgeResult repeated(Handle handle, CommuneId commune, PersonId person) {
        Optional<Directive> last = deliveries
                .lastAcknowledged(handle, commune, person, since())
                .flatMap(id -> directives.byId(handle, id));
        return last.map(directive -> record(handle, directive, person, null)).orElseGet(Nothing::new);
    }

    private Instant since() {
        return clock.instant().minus(settings.open());
    }

    private AcknowledgeResult record(
            Handle handle, Directive directive, PersonId person, @Nullable PersonId reportedBy) {
        if (deliveries.acknowledge(handle, directive.id(), person, reportedBy, clock.instant())) {
            return new Recorded(directive);
        }
        return deliveries
                .acknowledgedAt(handle, directive.id(), person)
                .<AcknowledgeResult>map(first -> new Already(directive, first))
                .orElseGet(Nothing::new);
    }

    AcknowledgeResult acknowledgeFor(
            Handle handle, CommuneId commune, PersonId actor, PersonId subject, int shortNumber, String via) {
        Optional<Person> person = directory.person(handle, subject);
        Optional<Directive> directive = directives.byNumber(handle, commune, shortNumber);
        if (person.isEmpty() || !permissions.mayReportFor(handle, commune, actor, person.get())) {
            return new NotAllowed();
        }
        if (directive.isEmpty()) {
            return new Nothing();
        }
        AcknowledgeResult result = record(handle, directive.get(), subject, actor);
        if (result instanceof Recorded) {
            Map<String, String> details = Map.of("person", subject.toString());
            ledger.record(handle, commune, actor, via, "directive.acknowledged_for", directive.get(), details);
        }
        return result;
    }
}
