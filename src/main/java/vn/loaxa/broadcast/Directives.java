package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
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
    private final Permissions permissions;
    private final Clock clock;
    private final Consumer<Instant> wake;
    private final Succession succession;
    private final Planning planning;
    private final Desk desk;
    private final Decisions decisions;
    private final Acknowledgements acknowledgements;
    private final Missing missing;
    private final BoardReader boards;
    private final Nudges nudges;
    private final FollowUps followUps;
    private final Answers answers;
    private final DeliveryStore deliveries = new DeliveryStore();
    private final DirectiveStore store = new DirectiveStore();

    public Directives(
            Directory directory, Outbox outbox, Audit audit, Clock clock, ZaloRules rules, BroadcastSettings settings) {
        this(directory, outbox, audit, clock, rules, settings, due -> {});
    }

    /** @param wake told after the commit when a directive is to leave; may be called for nothing */
    public Directives(
            Directory directory,
            Outbox outbox,
            Audit audit,
            Clock clock,
            ZaloRules rules,
            BroadcastSettings settings,
            Consumer<Instant> wake) {
        var ledger = new Ledger(directory, audit);
        var approvals = new Approvals(directory, outbox);
        permissions = new Permissions(directory);
        this.clock = clock;
        this.wake = wake;
        succession = new Succession(directory, outbox);
        planning = new Planning(directory, clock, rules, settings, succession);
        var hashes = new ContentHash(outbox);
        var post = new NudgePost(outbox, clock, rules, planning);
        followUps = new FollowUps(directory, clock, ledger, post);
        desk = new Desk(
                directory,
                clock,
                settings,
                planning,
                new DirectiveSender(outbox),
                approvals,
                ledger,
                succession,
                hashes,
                followUps,
                wake);
        decisions = new Decisions(directory, planning, desk, approvals, ledger, succession, hashes);
        acknowledgements = new Acknowledgements(directory, clock, settings, ledger);
        missing = new Missing(directory);
        nudges = new Nudges(directory, clock, post, ledger);
        answers = new Answers(directory, clock, settings, ledger, succession, post);
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
    public String textFor(Handle handle, CommuneId commune, Directive directive, PersonId reader) {
        return planning.textFor(handle, commune, directive, reader);
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
    public boolean mayStop(Handle handle, CommuneId commune, Directive directive, PersonId actor) {
        return permissions.mayStop(handle, commune, actor, directive);
    }

    @Override
    public PublishResult withdraw(
            Handle handle, CommuneId commune, int shortNumber, PersonId actor, String reason, String via) {
        return decisions.withdraw(handle, commune, shortNumber, actor, reason, via);
    }

    @Override
    public int departDue(Handle handle) {
        List<DirectiveStore.Due> due = store.due(handle, clock.instant());
        for (DirectiveStore.Due one : due) {
            Directive directive = store.byId(handle, one.id()).orElseThrow();
            desk.depart(handle, one.commune(), directive, directive.author(), "schedule", new TreeMap<>());
        }
        store.nextDeparture(handle).ifPresent(next -> handle.afterCommit(() -> wake.accept(next)));
        return due.size();
    }

    @Override
    public Optional<Instant> departsAt(Handle handle, Directive directive) {
        return store.departsAt(handle, directive.id());
    }

    @Override
    public List<Directive> chain(Handle handle, CommuneId commune, Directive directive) {
        return succession.chain(handle, commune, directive);
    }

    @Override
    public Optional<Directive> inForce(Handle handle, Directive directive) {
        return succession.inForce(handle, directive);
    }

    @Override
    public List<Board.Visit> holders(Handle handle, CommuneId commune, Directive directive) {
        return boards.holders(handle, commune, directive);
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
    public Optional<Directive> byId(Handle handle, CommuneId commune, DirectiveId id) {
        return store.byId(handle, id)
                .flatMap(directive -> store.byNumber(handle, commune, directive.shortNumber()))
                .filter(directive -> directive.id().equals(id)); // else it is another commune's
    }

    @Override
    public Optional<Directive> byNumber(Handle handle, CommuneId commune, int shortNumber) {
        return store.byNumber(handle, commune, shortNumber);
    }

    @Override
    public Optional<Directive> sentWithCode(Handle handle, CommuneId commune, String code) {
        return store.sentWithCode(handle, commune, code);
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
    public List<Receipt> receipts(Handle handle, CommuneId commune, Directive directive) {
        return boards.receipts(handle, commune, directive);
    }

    @Override
    public Optional<Nudge> nudge(Handle handle, CommuneId commune, int shortNumber, PersonId actor, String via) {
        return store.byNumber(handle, commune, shortNumber)
                .flatMap(directive -> nudges.nudge(handle, commune, directive, actor, via));
    }

    @Override
    public FollowUps followUps() {
        return followUps;
    }

    @Override
    public Answers answers() {
        return answers;
    }

    @Override
    public boolean isFor(Handle handle, Directive directive, PersonId person) {
        return deliveries.has(handle, directive, person);
    }

    @Override
    public Optional<Board> board(Handle handle, CommuneId commune, int shortNumber) {
        return store.byNumber(handle, commune, shortNumber).map(directive -> boards.board(handle, commune, directive));
    }
}
