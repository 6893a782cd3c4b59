package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.Alert;
import vn.loaxa.account.OfficialAccount;
import vn.loaxa.account.TokenAlerts;
import vn.loaxa.account.TokenStanding;
import vn.loaxa.account.TokenState;
import vn.loaxa.console.view.AccountView;
import vn.loaxa.console.view.AccountView.Check;
import vn.loaxa.console.view.HealthFact;
import vn.loaxa.db.Database;
import vn.loaxa.inbox.BadSignatures;
import vn.loaxa.inbox.InboxStanding;
import vn.loaxa.text.Messages;

/** The Official Account as it stands: connection, domain, events, and the ways to the rules and the log. */
final class AccountPage {
    /** What a form on this page has just found; empty where nothing. */
    record Note(String proofFault, Check check) {
        static final Note NONE = new Note("", Check.NONE);

        static Note proof(String fault) {
            return new Note(fault, Check.NONE);
        }

        static Note checked(Check check) {
            return new Note("", check);
        }
    }

    private final Database database;
    private final AccountDesk desk;
    private final DomainProofs proofs;
    private final PublicAddress address;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Messages sentences;
    private final Clock clock;

    AccountPage(
            Database database,
            AccountDesk desk,
            DomainProofs proofs,
            PublicAddress address,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Messages sentences,
            Clock clock) {
        this.database = database;
        this.desk = desk;
        this.proofs = proofs;
        this.address = address;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.sentences = sentences;
        this.clock = clock;
    }

    void show(Context context, Visitor visitor) {
        show(context, visitor, Note.NONE);
    }

    void show(Context context, Visitor visitor, Note note) {
        AccountView view = database.read(handle -> view(handle, context, visitor, note));
        renderer.page(context, "account", view);
    }

    private AccountView view(Handle handle, Context context, Visitor visitor, Note note) {
        TokenStanding token = desk.accounts()
                .standing(handle, visitor.communeId(), desk.clients().dialect());
        List<String> alerts = desk.alerts().open(handle, visitor.communeId()).stream()
                .filter(alert ->
                        TokenAlerts.ALL.contains(alert.kind()) || alert.kind().equals("webhook-signature"))
                .map(Alert::text)
                .toList();
        String done = "done." + context.queryParam("xong");
        return new AccountView(
                frame.of(visitor, sentences.text("title"), Console.ACCOUNT),
                sentences.has(done) ? sentences.text(done) : "",
                state(token),
                facts(handle, visitor, token),
                alerts,
                token.hasToken(),
                address.at(context, AccountRoutes.CALLBACK).toString(),
                address.at(context, WebhookCheck.PATH).toString(),
                address.publicEnough(context),
                proofs.names(),
                note.proofFault(),
                events(handle, visitor),
                note.check(),
                sentences.text(
                        "rules.asOf",
                        Map.of("day", wording.day(desk.rules().now().asOf()))));
    }

    private HealthFact state(TokenStanding token) {
        String key = "token."
                + (token.state() == TokenState.OK && token.needsConsent()
                        ? "NONE"
                        : token.state().name());
        String status = token.needsConsent() ? "failed" : token.state() == TokenState.LOST ? "unsure" : "acknowledged";
        return new HealthFact(sentences.text("fact.token"), status, sentences.text(key));
    }

    private List<HealthFact> facts(Handle handle, Visitor visitor, TokenStanding token) {
        List<HealthFact> facts = new ArrayList<>();
        OfficialAccount account = desk.accounts()
                .find(handle, visitor.communeId())
                .orElseThrow(() -> new IllegalStateException("The commune has no Official Account"));
        facts.add(fact("fact.oa", account.name().isEmpty() ? account.oaId().value() : account.name()));
        facts.add(fact("fact.oaId", account.oaId().value()));
        facts.add(fact("fact.app", account.appId()));
        if (token.hasToken()) {
            facts.add(fact("fact.consented", moment(token.consentedAt(), visitor)));
            facts.add(fact("fact.since", moment(token.since(), visitor)));
        }
        @Nullable Instant ends = token.refreshEnds();
        facts.add(fact(
                "fact.ends",
                token.needsConsent()
                        ? sentences.text("token.over")
                        : ends == null
                                ? sentences.text("token.noRefresh")
                                : wording.day(ends.atZone(visitor.zone()).toLocalDate())));
        return facts;
    }

    private List<HealthFact> events(Handle handle, Visitor visitor) {
        InboxStanding inbox = desk.inbox().standing(handle, visitor.communeId());
        BadSignatures bad = desk.badSignatures().apply(visitor.communeId());
        @Nullable Instant last = inbox.lastAt();
        @Nullable Instant lastBad = bad.last();
        List<HealthFact> facts = new ArrayList<>();
        facts.add(fact("fact.lastEvent", last == null ? sentences.text("never") : moment(last, visitor)));
        facts.add(fact("fact.waiting", wording.number(inbox.waiting())));
        facts.add(new HealthFact(
                sentences.text("fact.bad"),
                bad.count() == 0 ? "" : "unsure",
                lastBad == null
                        ? wording.number(0)
                        : sentences.text(
                                "badSignatures",
                                Map.of("n", wording.number(bad.count()), "at", moment(lastBad, visitor)))));
        return facts;
    }

    private HealthFact fact(String key, String text) {
        return new HealthFact(sentences.text(key), "", text);
    }

    private String moment(Instant at, Visitor visitor) {
        return wording.moment(at, clock.instant(), visitor.zone());
    }
}
