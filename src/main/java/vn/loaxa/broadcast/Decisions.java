package vn.loaxa.broadcast;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.PublishResult.Reason;
import vn.loaxa.broadcast.PublishResult.Refused;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;

/** What is decided about a directive after it was handed in: the second person's yes or no, and stopping it. */
final class Decisions {
    private final Planning planning;
    private final Desk desk;
    private final Approvals approvals;
    private final Ledger ledger;
    private final Succession succession;
    private final ContentHash hashes;
    private final Permissions permissions;
    private final DirectiveStore directives = new DirectiveStore();
    private final DeliveryStore deliveries = new DeliveryStore();

    Decisions(
            Directory directory,
            Planning planning,
            Desk desk,
            Approvals approvals,
            Ledger ledger,
            Succession succession,
            ContentHash hashes) {
        this.planning = planning;
        this.desk = desk;
        this.approvals = approvals;
        this.ledger = ledger;
        this.succession = succession;
        this.hashes = hashes;
        permissions = new Permissions(directory);
    }

    PublishResult approve(Handle handle, CommuneId commune, int number, PersonId approver, String via) {
        Optional<Directive> found = directives.byNumber(handle, commune, number);
        Optional<Reason> refusal = undecidable(handle, commune, found, approver);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Directive kept = found.orElseThrow();
        DirectiveDraft draft = DirectiveDraft.of(kept);
        if (directives
                .hash(handle, kept.id())
                .filter(hashes.of(handle, draft)::equals)
                .isEmpty()) {
            ledger.record(handle, commune, approver, via, "directive.approval_void", kept, Map.of());
            return new Refused(Reason.NOT_WAITING);
        }
        if (!draft.dispatch().drill()
                && planning.recipients(handle, commune, draft).isEmpty()) {
            return new Refused(Reason.NOBODY_IN_AUDIENCE);
        }
        if (!directives.approve(handle, kept.id(), approver)) {
            return new Refused(Reason.NOT_WAITING);
        }
        Directive decided = directives.byId(handle, kept.id()).orElseThrow();
        Map<String, String> details = new TreeMap<>(Map.of("second_person", "required"));
        PublishResult result = desk.depart(handle, commune, decided, approver, via, details);
        result.outcome()
                .flatMap(directive -> directives.byId(handle, directive.id()))
                .ifPresent(
                        directive -> approvals.tellApproved(handle, commune, directive, ledger.name(handle, approver)));
        return result;
    }

    PublishResult reject(Handle handle, CommuneId commune, int number, PersonId approver, String reason, String via) {
        Optional<Directive> found = directives.byNumber(handle, commune, number);
        Optional<Reason> refusal = undecidable(handle, commune, found, approver);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Directive kept = found.orElseThrow();
        if (!directives.reject(handle, kept.id(), approver, reason)) {
            return new Refused(Reason.NOT_WAITING);
        }
        ledger.record(handle, commune, approver, via, "directive.rejected", kept, Map.of());
        approvals.tellRejected(handle, commune, kept, ledger.name(handle, approver), reason);
        return new PublishResult.Rejected(directives.byId(handle, kept.id()).orElseThrow());
    }

    private Optional<Reason> undecidable(
            Handle handle, CommuneId commune, Optional<Directive> directive, PersonId approver) {
        if (!permissions.mayApprove(handle, commune, approver)) {
            return Optional.of(Reason.NOT_ALLOWED);
        }
        if (directive.isEmpty()) {
            return Optional.of(Reason.NO_SUCH_DIRECTIVE);
        }
        if (directive.get().state() != DirectiveState.AWAITING_APPROVAL) {
            return Optional.of(Reason.NOT_WAITING);
        }
        return directive.get().author().equals(approver) ? Optional.of(Reason.OWN_TEXT) : Optional.empty();
    }

    Optional<Integer> stop(Handle handle, CommuneId commune, int number, PersonId actor, String via) {
        Optional<Directive> found = directives
                .byNumber(handle, commune, number)
                .filter(directive -> permissions.mayStop(handle, commune, actor, directive));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Directive directive = found.get();
        boolean waited = directives.cancel(handle, directive.id());
        if (!waited && !directives.stop(handle, directive.id())) {
            return Optional.empty();
        }
        succession.takeBack(handle, commune, directive);
        int people = waited ? directive.roll() : deliveries.countStopped(handle, directive.id());
        Map<String, String> details = Map.of("people", Integer.toString(people));
        ledger.record(handle, commune, actor, via, "directive.stopped", directive, details);
        return Optional.of(people);
    }

    /**
     * Stops it at once and tells those who have it that it no longer holds. The notice may have to wait for a second person;
     * the stop does not.
     */
    PublishResult withdraw(Handle handle, CommuneId commune, int number, PersonId actor, String reason, String via) {
        Optional<Directive> found = directives.byNumber(handle, commune, number);
        if (found.isEmpty()) {
            return new Refused(Reason.NO_SUCH_DIRECTIVE);
        }
        Directive first = found.get();
        if (!permissions.mayStop(handle, commune, actor, first)) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        if (stop(handle, commune, number, actor, via).isEmpty() && !first.inForce()) {
            return new Refused(Reason.NOT_IN_FORCE);
        }
        Follow follow = new Follow(number, Follow.Kind.WITHDRAWS);
        boolean out = directives.byId(handle, first.id()).orElseThrow().inForce();
        if (!out || succession.recipients(handle, commune, follow).isEmpty()) {
            if (out) {
                succession.takeEffect(handle, commune, follow);
            }
            ledger.record(handle, commune, actor, via, "directive.withdrawn", first, Map.of());
            return new PublishResult.Ended(directives.byId(handle, first.id()).orElseThrow());
        }
        return desk.publish(handle, commune, Drafts.withdrawal(first, actor, reason), via);
    }
}
