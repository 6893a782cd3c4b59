package vn.loaxa.broadcast;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.settings.ZaloRules;

/** The directives of the communes, kept in our tables. Thread-safe: holds no state of its own. */
public final class Directives implements DirectiveService {
    private final Planning planning;
    private final Desk desk;
    private final Decisions decisions;
    private final Acknowledgements acknowledgements;
    private final Missing missing;
    private final BoardReader boards;
    private final DirectiveStore store = new DirectiveStore();

    public Directives(
            Directory directory, Outbox outbox, Audit audit, Clock clock, ZaloRules rules, BroadcastSettings settings) {
        var ledger = new Ledger(directory, audit);
        var approvals = new Approvals(directory, outbox);
        planning = new Planning(directory, clock, rules, settings);
        desk = new Desk(directory, clock, settings, planning, new DirectiveSender(outbox), approvals, ledger);
        decisions = new Decisions(directory, outbox, clock, planning, desk, approvals, ledger);
        acknowledgements = new Acknowledgements(directory, clock, settings, ledger);
        missing = new Missing(directory);
        boards = new BoardReader(directory, outbox, clock);
    }

    @Override
    public Plan plan(Handle handle, CommuneId commune, DirectiveDraft draft) {
        return planning.plan(handle, commune, Drafts.tidy(draft)).plan();
    }

    @Override
    public String message(Handle handle, CommuneId commune, DirectiveDraft draft) {
        return planning.message(handle, commune, Drafts.tidy(draft));
    }

    @Override
    public Optional<String> messageOf(Handle handle, CommuneId commune, int shortNumber) {
        return store.byNumber(handle, commune, shortNumber)
                .map(directive -> planning.messageOf(handle, commune, directive));
    }

    @Override
    public PublishResult publish(Handle handle, CommuneId commune, DirectiveDraft draft, String via) {
        return desk.publish(handle, commune, draft, via);
    }

    @Override
    public PublishResult approve(Handle handle, CommuneId commune, int shortNumber, PersonId approver, String via) {
        return decisions.approve(handle, commune, shortNumber, approver, via);
    }

    @Override
    public PublishResult reject(
            Handle handle, CommuneId commune, int shortNumber, PersonId approver, String reason, String via) {
        return decisions.reject(handle, commune, shortNumber, approver, reason, via);
    }

    @Override
    public Optional<Integer> stop(Handle handle, CommuneId commune, int shortNumber, PersonId actor, String via) {
        return decisions.stop(handle, commune, shortNumber, actor, via);
    }

    @Override
    public AcknowledgeResult acknowledge(
            Handle handle, CommuneId commune, PersonId person, @Nullable Integer shortNumber) {
        return acknowledgements.acknowledge(handle, commune, person, shortNumber);
    }

    @Override
    public AcknowledgeResult acknowledgeFor(
            Handle handle, CommuneId commune, PersonId actor, PersonId subject, int shortNumber, String via) {
        return acknowledgements.acknowledgeFor(handle, commune, actor, subject, shortNumber, via);
    }

    @Override
    public Optional<Directive> byNumber(Handle handle, CommuneId commune, int shortNumber) {
        return store.byNumber(handle, commune, shortNumber);
    }

    @Override
    public List<Directive> recent(Handle handle, CommuneId commune, int limit) {
        return store.recent(handle, commune, limit);
    }

    @Override
    public List<Directive> noticesFor(Handle handle, CommuneId commune, PersonId person, int limit) {
        return store.forPerson(handle, commune, person, limit);
    }

    @Override
    public List<Person> missing(Handle handle, CommuneId commune, int shortNumber, PersonId actor) {
        return store.byNumber(handle, commune, shortNumber)
                .map(directive -> missing.list(handle, commune, directive, actor))
                .orElseGet(List::of);
    }

    @Override
    public Optional<Board> board(Handle handle, CommuneId commune, int shortNumber) {
        return store.byNumber(handle, commune, shortNumber).map(directive -> boards.board(handle, commune, directive));
    }
}
