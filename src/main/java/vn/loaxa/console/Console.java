package vn.loaxa.console;

import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.AnswerButtons;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.broadcast.SavedAudiences;
import vn.loaxa.conversation.tally.Surveys;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.merger.Merger;
import vn.loaxa.merger.Rearranging;
import vn.loaxa.merger.VillageMerger;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.paper.PaperIntake;
import vn.loaxa.reminder.ReminderBook;
import vn.loaxa.reminder.ReminderFeeds;
import vn.loaxa.text.Messages;

/** The officials' pages, for mounting on the server that also takes the webhook. Thread-safe. */
public final class Console {
    // A file that is a little too large is refused with a sentence; only what is far beyond it is cut off.
    private static final int MARGIN_MB = 20;

    /** The page about the Official Account, for administrators. */
    public static final String ACCOUNT = "/tai-khoan";
    /** The bodies and their group chats. */
    public static final String MEMBERS = "/hoi-vien";
    /** The log of what was sent. */
    public static final String SEND_LOG = AccountRoutes.SEND_LOG;

    private static final List<Right> REMIND = List.of(Right.DEFINE_REMINDER);

    private final ConsoleSettings settings;
    private final SignIn signIn;
    private final Guard guard;
    private final Routes routes;
    private final ErrorPages errors;
    private final int largestFormMb;
    private final AccountRoutes account;
    private final OfficeRoutes office;
    private final ChatRoutes chats;

    public Console(
            Database database,
            Directory directory,
            DirectiveService directives,
            ReminderBook reminders,
            ReminderFeeds feeds,
            ResidentParts residents,
            Outbox outbox,
            PaperIntake intake,
            Audit audit,
            Clock clock,
            ConsoleSettings settings,
            Health health,
            ConsoleServices services) {
        this(
                database,
                directory,
                directives,
                reminders,
                feeds,
                residents,
                outbox,
                intake,
                audit,
                clock,
                settings,
                health,
                services,
                Chance.secure());
    }

    Console(
            Database database,
            Directory directory,
            DirectiveService directives,
            ReminderBook reminders,
            ReminderFeeds feeds,
            ResidentParts residents,
            Outbox outbox,
            PaperIntake intake,
            Audit audit,
            Clock clock,
            ConsoleSettings settings,
            Health health,
            ConsoleServices services,
            Chance chance) {
        this.settings = settings;
        largestFormMb = intake.mostBytes() / (1024 * 1024) + MARGIN_MB;
        var messages = new Messages("console");
        var wording = new Wording(messages);
        var renderer = new Renderer();
        var frame = new Frame(messages);
        var cookies = new Cookies(settings.secure());
        var words = new AuditWords(wording);
        var sight = new Sight(directory);
        var figures = new BoardFiguresMaker(wording);
        var items = new DirectiveItems(directives, directory, sight, wording);
        var samples = settings.demoSignIn() ? new SampleOfficials(directory) : null;
        errors = new ErrorPages(renderer, frame, messages);
        var sessions = new Sessions(directory, audit, clock, chance);
        var factors = new Factors(services.key(), audit, clock, chance, settings.secondFactor());
        signIn = new SignIn(directory, outbox, sessions, clock, chance, messages);
        guard = new Guard(
                database,
                directory,
                sessions,
                factors,
                cookies,
                chance,
                errors,
                new NavBadges(services.memberships(), System::nanoTime));
        var entrance =
                new SignInPages(database, directory, signIn, sessions, guard, cookies, renderer, wording, samples);
        var second = new FactorPages(database, directory, sessions, factors, guard, cookies, renderer);
        var own = new OwnPages(database, sessions, factors, frame, renderer, wording, clock);
        var posts = new Posts(directory, services.roles(), clock);
        var people = new PeoplePages(database, directory, services.requests(), posts, frame, renderer, wording);
        var offices = new OfficePages(database, directory, services.roles(), sessions, posts, frame, renderer);
        var person = new PersonPages(
                database,
                directory,
                services.held(),
                services.requests(),
                factors,
                own,
                posts,
                frame,
                renderer,
                wording,
                clock);
        var acts = new PersonActs(database, directory, services.roles(), sessions, factors, posts, person);
        var data = new DataActs(
                database,
                directory,
                services.held(),
                services.requests(),
                reminders,
                sessions,
                factors,
                audit,
                posts,
                acts);
        var check = new CheckPages(database, directory, directives, renderer, wording, clock);
        var asked = new RequestPages(database, directory, services.requests(), frame, renderer, wording, clock);
        var reminding = new ReminderPages(database, reminders, frame, renderer, wording);
        var months = new ReminderMonth(database, reminders, frame, renderer, wording, clock);
        var remindForms = new ReminderForms(database, directory, reminders, frame, renderer, wording);
        var calendars =
                new FeedPages(database, directory, feeds, frame, renderer, wording, chance, settings.publicUrl());
        var todos =
                new HomeTodos(items, directory, services.memberships(), services.requests(), residents.desk(), wording);
        var home = new HomePage(
                database, items, reminding, todos, services.questions(), health, frame, renderer, wording, clock);
        var live = new Live(database, guard, home::parts);
        var papers = new Papers(outbox, clock);
        var surveys = new Surveys(clock);
        var board = new BoardPage(
                directives,
                directory,
                sight,
                figures,
                new CurveMaker(wording),
                new Timeline(audit, words, wording),
                papers,
                surveys,
                frame,
                wording,
                clock);
        var lists = new BoardLists(database, directives, board, sight, frame, renderer);
        var drafting = new Drafting(clock, wording);
        var directing = new DirectivePages(
                database, directives, items, board, sight, figures, frame, renderer, wording, drafting, clock);
        var files = new ComposeFiles(intake, papers, clock, chance);
        var saved = new SavedAudiences(directory, audit);
        var templates = TextTemplates.standard();
        var meaning = new ComposeMeaning(directory, saved, templates, directives.followUps(), wording, clock);
        var following = new FollowUpPages(database, directives, board, renderer);
        var views = new ComposeViews(
                directives,
                directory,
                new PlanViews(wording),
                frame,
                wording,
                settings.secondPerson(),
                files,
                saved,
                templates,
                meaning,
                () -> residents.desk().starts(AnswerButtons.surveyWords()));
        var composing = new ComposePages(
                database,
                directives,
                directory,
                files,
                meaning,
                new ComposeHelp(meaning, saved, templates),
                drafting,
                views,
                renderer,
                wording,
                clock,
                chance);
        var drafts = new DraftPages(database, drafting);
        var records = new RecordPages(database, directives, directory, papers, surveys, audit, words, wording);
        var panels = new ChatPanels(directory, wording);
        var members = new MemberPages(database, directory, panels, frame, renderer, wording);
        var log = new AuditPages(database, directory, audit, words, frame, renderer, wording);

        routes = new Routes(guard)
                .openGet("/assets/{file}", new Assets()::serve)
                .openGet("/kiem-tra", check::show)
                .openGet("/dang-nhap", entrance::askPhone)
                .openPost("/dang-nhap", entrance::sendCode)
                .openPost("/dang-nhap/ma", entrance::enterCode)
                .openGet("/dang-nhap/lan-dau", entrance::showLink)
                .openPost("/dang-nhap/lan-dau", entrance::enterByLink)
                .openGet(FactorPages.HOME, second::ask)
                .openPost(FactorPages.HOME, second::enter)
                .post("/dang-xuat", Routes.ANYBODY, entrance::signOut)
                .get(OwnPages.HOME, Routes.ANYBODY, own::show)
                .post("/phien/dong", Routes.ANYBODY, own::endOne)
                .post("/phien/dong-het", Routes.ANYBODY, own::endOthers)
                .post("/phien/xac-thuc", Routes.ANYBODY, own::begin)
                .post("/phien/xac-thuc/bat", Routes.ANYBODY, own::confirm)
                .post("/phien/xac-thuc/tat", Routes.ANYBODY, own::off)
                .get(PeoplePages.HOME, Routes.PEOPLE, people::list)
                .get("/yeu-cau-du-lieu", Routes.PEOPLE, asked::list)
                .post("/yeu-cau-du-lieu/{id}/xoa", List.of(Right.ADMINISTER), asked::erase)
                .get("/chuc-vu/{key}", Routes.PEOPLE, offices::show)
                .post("/chuc-vu/{key}/chuyen-giao", Routes.PEOPLE, offices::handOver)
                .post("/chuc-vu/{key}/han", Routes.PEOPLE, offices::setTerm)
                .post("/chuc-vu/{key}/ket-thuc", Routes.PEOPLE, offices::end)
                .get("/nguoi/{id}", Routes.PEOPLE, person::show)
                .post("/nguoi/{id}/sua", Routes.PEOPLE, acts::correct)
                .post("/nguoi/{id}/giao", Routes.PEOPLE, acts::grant)
                .post("/nguoi/{id}/phien/dong", Routes.PEOPLE, acts::endSession)
                .post("/nguoi/{id}/phien/dong-het", Routes.PEOPLE, acts::endSessions)
                .post("/nguoi/{id}/xac-thuc/tat", Routes.PEOPLE, acts::removeFactor)
                .post("/nguoi/{id}/xuat", Routes.PEOPLE, data::export)
                .post("/nguoi/{id}/yeu-cau", Routes.PEOPLE, data::take)
                .post("/nguoi/{id}/yeu-cau/xong", Routes.PEOPLE, data::met)
                .post("/nguoi/{id}/xoa", Routes.PEOPLE, data::erase)
                .get("/", Routes.ANYBODY, home::show)
                .get("/trang-chu/luong", Routes.ANYBODY, live::open)
                .get("/chi-dao", Routes.SEE_DIRECTIVES, directing::list)
                .get("/chi-dao/soan", Routes.COMPOSE, composing::form)
                .post("/chi-dao/soan", Routes.COMPOSE, composing::send)
                .post("/chi-dao/soan/ke-hoach", Routes.COMPOSE, composing::plan)
                .post("/chi-dao/soan/nhap", Routes.COMPOSE, composing::keep)
                .post("/chi-dao/soan/tep", List.of(Right.DRAFT_DIRECTIVE), composing::file)
                .post("/chi-dao/nhap/{id}/xoa", Routes.COMPOSE, drafts::delete)
                .get("/chi-dao/{n}", Routes.SEE_DIRECTIVES, directing::board)
                .get("/chi-dao/{n}/so-lieu", Routes.SEE_DIRECTIVES, directing::figures)
                .get("/chi-dao/{n}/den-nha", Routes.SEE_DIRECTIVES, lists::visits)
                .get("/chi-dao/{n}/da-co-tin", Routes.SEE_DIRECTIVES, lists::holders)
                .get("/chi-dao/{n}/xem-lai", Routes.SEE_DIRECTIVES, lists::unsure)
                .get("/chi-dao/{n}/chua-nhan", Routes.SEE_DIRECTIVES, lists::missing)
                .post("/chi-dao/{n}/duyet", List.of(Right.APPROVE_DIRECTIVE), directing::approve)
                .post("/chi-dao/{n}/tu-choi", List.of(Right.APPROVE_DIRECTIVE), directing::reject)
                .post("/chi-dao/{n}/dung", Routes.STOP, directing::stop)
                .post("/chi-dao/{n}/thu-hoi", Routes.STOP, directing::withdraw)
                .post("/chi-dao/{n}/nhac", List.of(Right.SEE_MISSING), directing::nudge)
                .post("/chi-dao/{n}/don-doc", Routes.STOP, following::set)
                .post("/chi-dao/{n}/don-doc/xem-truoc", Routes.STOP, following::preview)
                .get("/chi-dao/{n}/so-nhan.{dang}", Routes.SEE_WHOLE, directing::receipts)
                .get("/chi-dao/{n}/tep", Routes.SEE_DIRECTIVES, records::paper)
                .get("/chi-dao/{n}/bao-cao.{dang}", Routes.SEE_WHOLE, records::report)
                .get("/chi-dao/{n}/ho-so.zip", Routes.SEE_WHOLE, records::archive)
                .post("/chi-dao/{n}/nhan-thay", List.of(Right.ACKNOWLEDGE_FOR_OTHERS), directing::acknowledgeFor)
                .get("/hoi-vien", List.of(Right.READ_MEMBERS), members::tree)
                .get("/hoi-vien/{code}", List.of(Right.READ_MEMBERS), members::body)
                .get("/nhac-lich", REMIND, months::show)
                .get("/nhac-lich/moi", REMIND, remindForms::empty)
                .post("/nhac-lich/moi", REMIND, remindForms::create)
                .post("/nhac-lich/xem-truoc", REMIND, remindForms::preview)
                .get("/nhac-lich/lich-dong-bo", REMIND, calendars::list)
                .post("/nhac-lich/lich-dong-bo", REMIND, calendars::make)
                .post("/nhac-lich/lich-dong-bo/thu-hoi", REMIND, calendars::revoke)
                .get("/nhac-lich/{id}", REMIND, reminding::show)
                .get("/nhac-lich/{id}/sua", REMIND, remindForms::change)
                .post("/nhac-lich/{id}/sua", REMIND, remindForms::save)
                .post("/nhac-lich/{id}/tam-dung", REMIND, reminding::pause)
                .post("/nhac-lich/{id}/tiep-tuc", REMIND, reminding::resume)
                .post("/nhac-lich/{id}/bo-lan", REMIND, reminding::skip)
                .post("/nhac-lich/{id}/doi", REMIND, reminding::move)
                .post("/nhac-lich/{id}/huy", REMIND, reminding::cancel)
                .openGet("/lich/{token}.ics", calendars::calendar)
                .get("/nhat-ky", List.of(Right.SEE_AUDIT), log::list)
                .get("/nhat-ky/tai.{dang}", List.of(Right.SEE_AUDIT), log::download)
                .get("/nhat-ky/chuoi", List.of(Right.SEE_AUDIT), log::chain);
        new ResidentPages(database, directory, residents, audit, frame, renderer, wording, clock, settings)
                .addTo(routes);
        var structure =
                new StructurePages(database, directory, new Rearranging(directory, audit, clock), frame, renderer);
        var merger = new Merger(directory, services.memberships(), audit, clock);
        var villages = new VillageMerger(directory, merger, audit, clock);
        structure.addTo(
                routes,
                new MergePages(database, merger, structure, frame, renderer),
                new VillageMergePages(database, villages, structure, frame, renderer));
        if (settings.demoSignIn()) {
            routes.openPost("/dang-nhap/mau", entrance::enterAsSample);
        }
        account = new AccountRoutes(
                database, directory, directives, outbox, audit, clock, guard, frame, renderer, wording);
        office = new OfficeRoutes(database, directory, frame, renderer, wording, clock);
        chats = new ChatRoutes(database, directory, panels, members, frame, renderer, wording, clock);
    }

    /** Adds the pages about the Official Account. Before {@link #mount}. */
    public Console withAccount(AccountDesk desk) {
        account.add(routes, desk);
        return this;
    }

    /** Adds reports, the guide, the work in the villages. Before {@link #mount}. */
    public Console withOffice(OfficeParts parts) {
        office.add(routes, parts);
        return this;
    }

    /** Adds the pages that make and fill group chats. Before {@link #mount}. */
    public Console withChats(ChatParts parts) {
        chats.add(routes, parts);
        return this;
    }

    Routes routes() {
        return routes;
    }

    /** Adds the pages to a server that is being configured; to be called inside {@code Javalin.create}. */
    public void mount(JavalinConfig config) {
        config.jetty.multipartConfig.maxFileSize(largestFormMb, SizeUnit.MB);
        config.jetty.multipartConfig.maxTotalRequestSize(largestFormMb, SizeUnit.MB);
        routes.register(config.routes);
        config.routes.error(404, "html", context -> {
            // A page of ours has already said what it had to say; only an address that nobody has gets here empty.
            if (context.result() == null
                    || String.valueOf(context.result()).equals("Endpoint GET " + context.path() + " not found")) {
                Guard.headers(context);
                errors.show(context, guard.visitor(context).orElse(null), 404);
            }
        });
    }

    /**
     * A link by which the administrator of the roll enters the first time, or when no code can be sent because the account is not
     * connected. Empty when somebody has entered by such a link before (outside the demo) and codes can be sent, or when the roll
     * names no administrator. Each call makes a new link and ends the older ones.
     */
    public Optional<URI> firstAdministratorLink(Handle handle, CommuneId commune) {
        if (!settings.demoSignIn() && signIn.linkWasUsed(handle, commune) && account.canSend(handle, commune)) {
            return Optional.empty();
        }
        return signIn.makeLink(handle, commune)
                .map(token -> settings.publicUrl().resolve("/dang-nhap/lan-dau?ma=" + token));
    }
}
