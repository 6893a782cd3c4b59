package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.PublishResult.Reason;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
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
    private final Succession succession;
    private final ContentHash hashes;
    private final FollowUps followUps;
    private final Consumer<Instant> wake;
    private final DirectiveStore directives = new DirectiveStore();

    Desk(
            Directory directory,
            Clock clock,
            BroadcastSettings settings,
            Planning planning,
            DirectiveSender sender,
            Approvals approvals,
            Ledger ledger,
            Succession succession,
            ContentHash hashes,
            FollowUps followUps,
            Consumer<Instant> wake) {
        this.directory = directory;
        audiences = new AudienceReader(directory);
        this.clock = clock;
        this.settings = settings;
        this.planning = planning;
        permissions = new Permissions(directory);
        this.sender = sender;
        this.approvals = approvals;
        this.ledger = ledger;
        this.succession = succession;
        this.hashes = hashes;
        this.followUps = followUps;
        this.wake = wake;
    }

    PublishResult publish(Handle handle, CommuneId commune, DirectiveDraft raw, String via) {
        DirectiveDraft draft = succession.withAudience(handle, commune, permitted(handle, commune, Drafts.tidy(raw)));
        List<Recipient> recipients = planning.recipients(handle, commune, draft);
        Optional<Reason> refusal = refusal(handle, commune, draft, recipients);
        if (refusal.isPresent()) {
            return new PublishResult.Refused(refusal.get());
        }
        Planning.Planned planned = planning.plan(handle, commune, draft, recipients);
        Map<String, String> details = details(planned, draft);
        boolean needed = needsSecondPerson(handle, commune, draft);
        if (needed) {
            details.put("second_person", settings.secondPerson() ? "required" : "off");
        }
        return needed && settings.secondPerson()
                ? keep(handle, commune, draft, planned, via, details)
                : release(handle, commune, draft, planned, via, details);
    }

    /** A leader speaks under the own title: only officials say which body and who signed. */
    private DirectiveDraft permitted(Handle handle, CommuneId commune, DirectiveDraft draft) {
        return directory.authority(handle, commune, draft.author()).speaksForCommune()
                ? draft
                : draft.on(new Particulars(
                        draft.particulars().type(), "", draft.particulars().issuedOn(), ""));
    }

    private boolean needsSecondPerson(Handle handle, CommuneId commune, DirectiveDraft draft) {
        Follow follow = draft.follow();
        if (draft.dispatch().drill()
                || !Permissions.needsSecondPerson(directory.authority(handle, commune, draft.author()), draft)) {
            return false;
        }
        return follow == null
                || follow.kind() != Follow.Kind.WITHDRAWS
                || directives
                        .byNumber(handle, commune, follow.number())
                        .filter(first -> permissions.isSecondPerson(handle, commune, draft, first))
                        .isEmpty();
    }

    private Optional<Reason> refusal(
            Handle handle, CommuneId commune, DirectiveDraft draft, List<Recipient> recipients) {
        if (draft.text().isEmpty()) {
            return Optional.of(Reason.TEXT_EMPTY);
        }
        if (Placeholders.unknown(draft.text()).isPresent()) {
            return Optional.of(Reason.UNKNOWN_PLACEHOLDER);
        }
        Optional<Reason> follows = succession.refusal(handle, commune, draft, permissions);
        if (follows.isPresent()) {
            return follows;
        }
        boolean withdraws =
                draft.follow() != null && draft.follow().kind() == Follow.Kind.WITHDRAWS; // decided just above
        if (!withdraws && !permissions.mayPublish(handle, commune, draft.author(), draft.audience())) {
            return Optional.of(Reason.NOT_ALLOWED);
        }
        if (recipients.isEmpty()) {
            return Optional.of(Reason.NOBODY_IN_AUDIENCE);
        }
        if (!followUps.fits(handle, commune, draft)) {
            return Optional.of(Reason.FOLLOW_UP);
        }
        return planning.tooLong(handle, commune, draft, recipients)
                ? Optional.of(Reason.TEXT_TOO_LONG)
                : Optional.empty();
    }

    private PublishResult release(
            Handle handle,
            CommuneId commune,
            DirectiveDraft draft,
            Planning.Planned planned,
            String via,
            Map<String, String> details) {
        int roll = planned.routing().roll();
        if (draft.dispatch().drill()) {
            return drill(handle, commune, draft, planned, via, details);
        }
        Directive directive = insert(handle, commune, draft, DirectiveState.SCHEDULED, roll);
        return depart(handle, commune, directive, draft.author(), via, details);
    }

    /** Everything is written as it would be, but for the messages; the database refuses those of a drill in any case. */
    private PublishResult drill(
            Handle handle,
            CommuneId commune,
            DirectiveDraft draft,
            Planning.Planned planned,
            String via,
            Map<String, String> details) {
        Directive directive = insert(
                handle,
                commune,
                draft,
                DirectiveState.DRILLED,
                planned.routing().roll());
        sender.rehearse(handle, commune, directive, planned.routing(), clock.instant());
        ledger.record(handle, commune, draft.author(), via, "directive.drilled", directive, details);
        return new PublishResult.Drilled(directive, planned.plan());
    }

    /**
     * Lets a decided directive out, or leaves it to its time. In the caller's transaction, and once: a second call for the
     * same directive finds it out and changes nothing.
     *
     * @param actor who decided, or the author when it leaves by itself
     */
    PublishResult depart(
            Handle handle,
            CommuneId commune,
            Directive decided,
            PersonId actor,
            String via,
            Map<String, String> details) {
        DirectiveDraft draft = DirectiveDraft.of(decided);
        Follow follow = draft.follow();
        List<Recipient> before = planning.recipients(handle, commune, draft);
        Optional<Instant> later = planning.departure(handle, commune, draft);
        if (later.isPresent()) {
            directives.departs(handle, decided.id(), later.get());
            handle.afterCommit(() -> wake.accept(later.get()));
            ledger.record(handle, commune, actor, via, "directive.scheduled", decided, details);
            return new PublishResult.Scheduled(
                    decided, planning.plan(handle, commune, draft, before).plan(), later.get());
        }
        if (follow != null && !succession.takeEffect(handle, commune, follow)) {
            directives.cancel(handle, decided.id());
            ledger.record(handle, commune, actor, via, "directive.overtaken", decided, details);
            return new PublishResult.Refused(Reason.NOT_IN_FORCE);
        }
        // Asked again: what the first still had waiting was taken back just now, so those people have nothing to
        // unlearn.
        List<Recipient> recipients = follow == null ? before : planning.recipients(handle, commune, draft);
        if (!directives.publish(handle, decided.id(), recipients.size(), clock.instant())) {
            return new PublishResult.Refused(Reason.NOT_WAITING);
        }
        Directive directive = directives.byId(handle, decided.id()).orElseThrow();
        Planning.Planned planned = planning.plan(handle, commune, draft, recipients);
        sendOut(handle, commune, directive, planned);
        followUps.arm(handle, commune, directive);
        details.putAll(details(planned, draft));
        ledger.record(handle, commune, actor, via, "directive.published", directive, details);
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
        Directive kept = insert(handle, commune, draft, DirectiveState.AWAITING_APPROVAL, roll);
        approvals.ask(handle, commune, kept, planning.letterheadNow(handle, commune, kept));
        ledger.record(handle, commune, draft.author(), via, "directive.submitted", kept, details);
        return new PublishResult.AwaitingApproval(kept, planned.plan());
    }

    private Directive insert(Handle handle, CommuneId commune, DirectiveDraft draft, DirectiveState state, int roll) {
        return directives.insert(handle, commune, draft, state, roll, hashes.of(handle, draft), clock.instant());
    }

    /** Writes deliveries and messages of a directive that stands as published. */
    void sendOut(Handle handle, CommuneId commune, Directive directive, Planning.Planned planned) {
        Letterhead head = planning.letterheadNow(handle, commune, directive);
        var leaders = audiences.leaders(handle, commune);
        var addressees = new Addressees(audiences.names(handle, commune));
        sender.send(handle, commune, directive, head, planned.routing(), addressees, leaders, clock.instant());
    }

    static Map<String, String> details(Planning.Planned planned, DirectiveDraft draft) {
        int unreachable = planned.plan().reasons().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        Map<String, String> details = new TreeMap<>();
        details.put("roll", Integer.toString(planned.routing().roll()));
        details.put("unreachable", Integer.toString(unreachable));
        if (draft.follow() != null) {
            details.put("follows", Integer.toString(draft.follow().number()));
        }
        if (planned.plan().night() == Plan.Night.BROKEN_FOR_A_REASON) {
            details.put("night_reason", draft.dispatch().nightReason());
        }
        return details;
    }
}
