package vn.loaxa.broadcast;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.PublishResult.Reason;
import vn.loaxa.broadcast.PublishResult.Refused;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.outbox.Outbox;

/** What is decided about a directive after it was handed in: the second person's yes or no, and stopping it. */
final class Decisions {
    private final AudienceReader audiences;
    private final Outbox outbox;
    private final Clock clock;
    private final Planning planning;
    private final Desk desk;
    private final Approvals approvals;
    private final Ledger ledger;
    private final Permissions permissions;
    private final DirectiveStore directives = new DirectiveStore();
    private final DeliveryStore deliveries = new DeliveryStore();

    Decisions(
            Directory directory,
            Outbox outbox,
            Clock clock,
            Planning planning,
            Desk desk,
            Approvals approvals,
            Ledger ledger) {
        audiences = new AudienceReader(directory);
        this.outbox = outbox;
        this.clock = clock;
        this.planning = planning;
        this.desk = desk;
        this.approvals = approvals;
        this.ledger = ledger;
        permissions = new Permissions(directory);
    }

    PublishResult approve(Handle handle, CommuneId commune, int number, PersonId approver, String via) {
        Optional<Directive> found = directives.byNumber(handle, commune, number);
        Optional<Reason> refusal = undecidable(handle, commune, found, approver);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Directive kept = found.orElseThrow();
        DirectiveDraft draft = Drafts.of(kept);
        if (directives
                .hash(handle, kept.id())
                .filter(ContentHash.of(draft)::equals)
                .isEmpty()) {
            ledger.record(handle, commune, approver, via, "directive.approval_void", kept, Map.of());
            return new Refused(Reason.NOT_WAITING);
        }
        List<Recipient> recipients = audiences.recipients(handle, commune, draft.audience());
        if (recipients.isEmpty()) {
            return new Refused(Reason.NOBODY_IN_AUDIENCE);
        }
        if (!directives.publish(handle, kept.id(), approver, recipients.size(), clock.instant())) {
            return new Refused(Reason.NOT_WAITING);
        }
        Directive directive = directives.byId(handle, kept.id()).orElseThrow();
        Planning.Planned planned = planning.plan(handle, commune, draft, recipients);
        desk.sendOut(handle, commune, directive, planned);
        Map<String, String> details = Desk.details(planned);
        details.put("second_person", "required");
        ledger.record(handle, commune, approver, via, "directive.published", directive, details);
        approvals.tellApproved(handle, commune, directive, ledger.name(handle, approver));
        return new PublishResult.Published(directive, planned.plan());
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
        Optional<Directive> running = directives
                .byNumber(handle, commune, number)
                .filter(directive -> permissions.mayStop(handle, commune, actor, directive))
                .filter(directive -> directives.stop(handle, directive.id()));
        return running.map(directive -> {
            outbox.cancelBatch(handle, commune, Reference.batch(directive.id()));
            int people = deliveries.countStopped(handle, directive.id());
            Map<String, String> details = Map.of("people", Integer.toString(people));
            ledger.record(handle, commune, actor, via, "directive.stopped", directive, details);
            return people;
        });
    }
}
