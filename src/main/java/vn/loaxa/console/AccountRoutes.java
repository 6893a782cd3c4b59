package vn.loaxa.console;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.ZaloErrorWords;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.wire.ErrorFamily;

/** The pages about the Official Account, and Zalo's way back from its consent page. */
final class AccountRoutes {
    /** Stands in the app's page at Zalo, so it never changes. */
    static final String CALLBACK = "/oauth/zalo";

    static final String SEND_LOG = Console.ACCOUNT + "/tin-di";
    static final String RULES = Console.ACCOUNT + "/quy-dinh";
    private static final List<Right> ADMINISTER = List.of(Right.ADMINISTER);

    private final Database database;
    private final Directory directory;
    private final DirectiveService directives;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final Guard guard;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private @Nullable AccountDesk desk;

    AccountRoutes(
            Database database,
            Directory directory,
            DirectiveService directives,
            Outbox outbox,
            Audit audit,
            Clock clock,
            Guard guard,
            Frame frame,
            Renderer renderer,
            Wording wording) {
        this.database = database;
        this.directory = directory;
        this.directives = directives;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.guard = guard;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
    }

    /** False when nothing reaches anybody's Zalo until a person consents anew; true where nothing is known of it. */
    boolean canSend(Handle handle, CommuneId commune) {
        @Nullable AccountDesk known = desk;
        return known == null
                || !known.accounts()
                        .standing(handle, commune, known.clients().dialect())
                        .needsConsent();
    }

    void add(Routes routes, AccountDesk desk) {
        this.desk = desk;
        var sentences = new Messages("account-page");
        var reasons = new ZaloErrorWords(ErrorFamily.OA);
        var address = new PublicAddress(desk.publicUrl());
        var proofs = new DomainProofs(desk.dataDir());
        var page = new AccountPage(database, desk, proofs, address, frame, renderer, wording, sentences, clock);
        var connecting = new ConnectPages(desk, address, guard, frame, renderer, wording, sentences);
        var proving = new DomainProofForm(database, proofs, audit, page, sentences);
        var webhook = new WebhookCheck(database, desk, address, audit, page, sentences, clock);
        var facts = new ZaloFactsPage(database, desk, reasons, frame, renderer, wording, sentences, clock);
        var rules = new RulesPages(database, desk.rules(), audit, frame, renderer, wording, sentences, clock);
        var log = new SendLogPages(
                database, directory, directives, outbox, audit, reasons, frame, renderer, wording, clock);
        var posters = new PosterPages(database, directory, desk.accounts(), frame, renderer, wording);
        routes.get("/hoi-vien/{code}/to-moi", List.of(Right.READ_MEMBERS), posters::show)
                .openGet(CALLBACK, connecting::answer)
                .get(Console.ACCOUNT, ADMINISTER, page::show)
                .get(Console.ACCOUNT + "/zalo", ADMINISTER, facts::show)
                .post(Console.ACCOUNT + "/ket-noi", ADMINISTER, connecting::begin)
                .post(Console.ACCOUNT + "/ten-mien", ADMINISTER, proving::keep)
                .post(Console.ACCOUNT + "/webhook", ADMINISTER, webhook::run)
                .get(RULES, ADMINISTER, rules::table)
                .get(RULES + "/{muc}", ADMINISTER, rules::form)
                .post(RULES + "/{muc}", ADMINISTER, rules::save)
                .post(RULES + "/{muc}/bo", ADMINISTER, rules::restore)
                .get(SEND_LOG, ADMINISTER, log::list)
                .post(SEND_LOG + "/{id}/gui-lai", ADMINISTER, log::sendAgain);
    }
}
