package vn.loaxa.broadcast;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.PublishResult.Reason;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Recipient;

/** Where a draft is checked and either let out or kept for a second person. */
final class Desk {
    private final Directory directory;
    private final AudienceReader audiences;
    private final Clock clock;
    private final BroadcastSettings settings;
    private final Planning planning;
    private final Permissions permissions;
    private final DirectiveSender sender;
    private final Approvals approvals;
    private final Ledger ledger;
    private final DirectiveStore directives = new DirectiveStore();

    Desk(
            Directory directory,
            Clock clock,
            BroadcastSettings settings,
            Planning planning,
            DirectiveSender sender,
            Approvals approvals,
            Ledger ledger) {
        this.directory = directory;
        audiences = new AudienceReader(directory);
        this.clock = clock;
        this.settings = settings;
        this.planning = planning;
        permissions = new Permissions(directory);
        this.sender = sender;
        this.approvals = approvals;
        this.ledger = ledger;
    }

    PublishResult publish(Handle handle, CommuneId commune, DirectiveDraft raw, String via) {
        DirectiveDraft draft = Drafts.tidy(raw);
        List<Recipient> recipients = audiences.recipients(handle, commune, draft.audience());
        Optional<Reason> refusal = refusal(handle, commune, draft, recipients);
        if (refusal.isPresent()) {
            return new PublishResult.Refused(refusal.get());
        }
        Planning.Planned planned = planning.plan(handle, commune, draft, recipients);
        boolean needed = Permissions.needsSecondPerson(directory.authority(handle, commune, draft.author()), draft);
        Map<String, String> details = details(planned);
        if (needed) {
            details.put("second_person", settings.secondPerson() ? "required" : "off");
        }
        return needed && settings.secondPerson()
                ? keep(handle, commune, draft, planned, via, details)
                : release(handle, commune, draft, planned, via, details);
    }

    private Optional<Reason> refusal(
            Handle handle, CommuneId commune, DirectiveDraft draft, List<Recipient> recipients) {
        if (draft.text().isEmpty()) {
            return Optional.of(Reason.TEXT_EMPTY);
        }
        if (!permissions.mayPublish(handle, commune, draft.author(), draft.audience())) {
            return Optional.of(Reason.NOT_ALLOWED);
        }
        if (recipients.isEmpty()) {
            return Optional.of(Reason.NOBODY_IN_AUDIENCE);
        }
        return planning.tooLong(handle, commune, draft) ? Optional.of(Reason.TEXT_TOO_LONG) : Optional.empty();
    }

    private PublishResult release(
            Handle handle,
            CommuneId commune,
            DirectiveDraft draft,
            Planning.Planned planned,
            String via,
            Map<String, String> details) {
        int roll = planned.routing().roll();
        Directive directive =
                directives.insert(handle, commune, draft, DirectiveState.PUBLISHED, roll, clock.instant());
        sendOut(handle, commune, directive, planned);
        ledger.record(handle, commune, draft.author(), via, "directive.published", directive, details);
        return new PublishResult.Published(directive, planned.plan());
    }

    private PublishResult keep(
            Handle handle,
            CommuneId commune,
            DirectiveDraft draft,
            Planning.Planned planned,
            String via,
            Map<String, String> details) {
        int roll = planned.routing().roll();
        Directive kept =
                directives.insert(handle, commune, draft, DirectiveState.AWAITING_APPROVAL, roll, clock.instant());
        approvals.ask(handle, commune, kept, planning.letterhead(handle, commune, draft, kept.shortNumber()));
        ledger.record(handle, commune, draft.author(), via, "directive.submitted", kept, details);
        return new PublishResult.AwaitingApproval(kept, planned.plan());
    }

    /** Writes deliveries and messages of a directive that stands as published. */
    void sendOut(Handle handle, CommuneId commune, Directive directive, Planning.Planned planned) {
        Letterhead head = planning.letterhead(handle, commune, Drafts.of(directive), directive.shortNumber());
        var leaders = audiences.leaders(handle, commune);
        sender.send(handle, commune, directive, head, planned.routing(), leaders, clock.instant());
    }

    static Map<String, String> details(Planning.Planned planned) {
        int unreachable = planned.plan().reasons().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        Map<String, String> details = new TreeMap<>();
        details.put("roll", Integer.toString(planned.routing().roll()));
        details.put("unreachable", Integer.toString(unreachable));
        return details;
    }
}
