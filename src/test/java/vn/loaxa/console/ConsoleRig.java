package vn.loaxa.console;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.loaxa.account.KeyFile;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.BroadcastSettings;
import vn.loaxa.broadcast.DeliveryTracker;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Directives;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.console.guide.Guide;
import vn.loaxa.console.view.HealthFact;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.conversation.PersonalData;
import vn.loaxa.conversation.ResidentDesk;
import vn.loaxa.conversation.ScriptLibrary;
import vn.loaxa.conversation.UnansweredQuestions;
import vn.loaxa.conversation.pledge.Pledges;
import vn.loaxa.conversation.questions.FaqDesk;
import vn.loaxa.conversation.thread.ThreadReceipts;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.household.HouseholdBook;
import vn.loaxa.membership.ChatMatches;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.membership.RoleService;
import vn.loaxa.membership.chat.ChatCreations;
import vn.loaxa.membership.chat.ChatRounds;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.paper.PaperIntake;
import vn.loaxa.paper.PaperSettings;
import vn.loaxa.reminder.ReminderBook;
import vn.loaxa.reminder.ReminderFeeds;
import vn.loaxa.report.Reports;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.task.VillageTasks;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.SharedScripts;
import vn.loaxa.zalo.wire.NoTokenException;

/** A console on a free port, over a fresh database with a small commune. */
final class ConsoleRig implements AutoCloseable {
    static final String CODE = "482913";
    private static final Path SHIPPED = Path.of("bot-scripts");
    static final int MOST_BYTES = 2 * 1024 * 1024;
    static final int MOST_CHAT_BYTES = 1024 * 1024;

    final MovableClock clock = MovableClock.at("2026-11-24T02:00:00Z");
    final Database database;
    final Directory directory;
    final DirectiveService directives;
    final Audit audit;
    final DataRequests requests;
    final MembershipService memberships;
    final UnansweredQuestions questions;
    final ReminderBook reminders;
    final Outbox outbox;
    final ScriptLibrary scripts;
    final ResidentDesk desk;
    final Console console;
    final CommuneId commune;
    final ChatRounds rounds;
    /** What Zalo says of packages; at first the account is not connected. */
    volatile ChatParts.Packages packages = commune -> {
        throw NoTokenException.needsConsent("not connected");
    };

    private final boolean demo;
    private final Javalin server;

    ConsoleRig(Path folder) throws IOException {
        this(folder, read("/console/commune.yaml"), true);
    }

    ConsoleRig(Path folder, byte[] organisation, boolean demo) throws IOException {
        this(folder, organisation, demo, false);
    }

    ConsoleRig(Path folder, byte[] organisation, boolean demo, boolean secondFactor) throws IOException {
        this(folder, organisation, demo, secondFactor, SHIPPED);
    }

    /** @param scriptsFolder where the console may write what officials teach the bot */
    ConsoleRig(Path folder, byte[] organisation, boolean demo, boolean secondFactor, Path scriptsFolder)
            throws IOException {
        this.demo = demo;
        RigDatabase first = RigDatabase.of(organisation, clock);
        database = first.openIn(folder.resolve("console.db"));
        commune = first.commune;
        audit = new Audit(clock);
        questions = new UnansweredQuestions(clock);
        directory = new Directory(clock, audit);
        outbox = new Outbox(clock);
        requests = new DataRequests(outbox, audit, clock);
        rounds = new ChatRounds(directory, outbox, audit, ZaloRules.bundled(), clock);
        outbox.listen(List.of(new DeliveryTracker(), new ThreadReceipts(), rounds));
        memberships = new MembershipService(directory, outbox, audit, clock);
        directives = new Directives(
                directory,
                outbox,
                audit,
                clock,
                ZaloRules.bundled(),
                new BroadcastSettings(true, 2000, Duration.ofDays(30)));
        reminders = new ReminderBook(directory, audit, ZaloRules.bundled(), clock, due -> {});
        scripts = scriptsFolder.equals(SHIPPED) ? SharedScripts.open() : ScriptLibrary.open(scriptsFolder);
        desk = new ResidentDesk(outbox, audit, scripts, ZaloRules.bundled(), clock);
        console = new Console(
                        database,
                        directory,
                        directives,
                        reminders,
                        new ReminderFeeds(reminders, directory, audit, clock),
                        new ResidentParts(desk, new FaqDesk(database, directory, audit, scripts, clock, true)),
                        outbox,
                        new PaperIntake(
                                new PaperSettings(
                                        Optional.of(folder.resolve("trusted")),
                                        MOST_BYTES,
                                        Duration.ofMinutes(1),
                                        MOST_CHAT_BYTES,
                                        1_000_000),
                                clock),
                        audit,
                        clock,
                        new ConsoleSettings(URI.create("http://localhost"), demo, true, secondFactor),
                        (handle, id) ->
                                List.of(new HealthFact("Quyền gửi (token)", "acknowledged", "Còn 19 giờ, tự gia hạn")),
                        new ConsoleServices(
                                new RoleService(directory, outbox, clock),
                                memberships,
                                new PersonalData(directory),
                                requests,
                                questions,
                                KeyFile.openOrCreate(folder.resolve("secret.key"))),
                        new FixedCode())
                .withOffice(new OfficeParts(
                        new Reports(directory, ZaloRules.bundled(), clock),
                        new Guide(simulator()),
                        new VillageTasks(audit, clock),
                        new HouseholdBook(audit, clock),
                        new Pledges(audit, clock),
                        (handle, id) -> Optional.of(URI.create("https://zalo.me/7001"))))
                .withChats(new ChatParts(
                        new ChatCreations(
                                directory,
                                audit,
                                ZaloRules.bundled(),
                                clock,
                                () -> UUID.randomUUID().toString(),
                                due -> {}),
                        rounds,
                        new ChatMatches(directory),
                        memberships,
                        ZaloRules.bundled(),
                        commune -> packages.of(commune)));
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    console.mount(config);
                })
                .start(0);
    }

    Optional<URI> simulator() {
        return demo ? Optional.of(URI.create("http://phones.example")) : Optional.empty();
    }

    URI at(String path) {
        return URI.create("http://localhost:" + server.port()).resolve(path);
    }

    Browser browser() {
        return new Browser(this);
    }

    /** A browser that shows the sign-in page. */
    Browser browserAtDoor() {
        var browser = browser();
        browser.get("/dang-nhap");
        return browser;
    }

    /** A browser that has signed in with the code sent to this phone. */
    Browser signedIn(String phone) {
        var browser = browser();
        browser.signIn(phone);
        return browser;
    }

    /** A browser that entered as one of the samples of the demo: without a code, so as often as one likes. */
    Browser entered(String phone) {
        var browser = browserAtDoor();
        browser.post("/dang-nhap/mau", "nguoi", person(phone).toString());
        browser.get("/");
        return browser;
    }

    BodyId body(String code) {
        return database.read(handle -> body(code, handle));
    }

    BodyId body(String code, Handle handle) {
        return directory.bodies(handle, commune).stream()
                .filter(body -> body.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    PersonId person(String phone) {
        return database.<List<Person>>read(handle -> directory.findPeople(handle, commune, phone, null, 1))
                .get(0)
                .id();
    }

    PersonId personIn(Handle handle, String phone) {
        return directory.findPeople(handle, commune, phone, null, 1).get(0).id();
    }

    /** Publishes from the office to one body; returns its number. */
    int publish(String author, String title, String body) {
        return publish(author, title, Urgency.NORMAL, Audience.of(new Audience.Part.OfBody(body(body))));
    }

    int publish(String author, String title, Urgency urgency, Audience audience) {
        var draft = new DirectiveDraft(
                person(author), "24/TB-UBND", title, "Nội dung " + title, urgency, audience, null, null);
        PublishResult result = database.write(handle -> directives.publish(handle, commune, draft, "console"));
        return result instanceof PublishResult.Published published
                ? published.directive().shortNumber()
                : ((PublishResult.AwaitingApproval) result).directive().shortNumber();
    }

    PublishResult approved(int number, String approver) {
        PersonId person = person(approver);
        return database.write(handle -> directives.approve(handle, commune, number, person, "chat"));
    }

    /** The one column of a query. */
    List<String> texts(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    void sql(String statement, Map<String, ?> values) {
        database.write(handle -> handle.createUpdate(statement).bindMap(values).execute());
    }

    /** The one text that the query gives. */
    String text(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    /** How many messages wait for this account. */
    long waitingFor(String user) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM outbox_message WHERE call LIKE :user")
                .bind("user", "%" + user + "%")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() {
        server.stop();
        database.close();
    }

    static byte[] read(String resource) throws IOException {
        try (var in = Objects.requireNonNull(ConsoleRig.class.getResourceAsStream(resource))) {
            return in.readAllBytes();
        }
    }

    /** Real tokens, but every code is {@link #CODE}. */
    private static final class FixedCode implements Chance {
        private final Chance secure = Chance.secure();

        @Override
        public String token() {
            return secure.token();
        }

        @Override
        public String code() {
            return CODE;
        }
    }
}
