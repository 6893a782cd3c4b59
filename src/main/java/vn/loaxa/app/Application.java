package vn.loaxa.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.account.Alert;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.KeyFile;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.Quotas;
import vn.loaxa.account.RuleChanges;
import vn.loaxa.account.TokenAlerts;
import vn.loaxa.account.TokenWatch;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.BroadcastSettings;
import vn.loaxa.broadcast.DeliveryTracker;
import vn.loaxa.broadcast.Directives;
import vn.loaxa.broadcast.FollowUpTick;
import vn.loaxa.calendar.WorkingDays;
import vn.loaxa.console.ChatParts;
import vn.loaxa.console.Console;
import vn.loaxa.console.ConsoleServices;
import vn.loaxa.console.ConsoleSettings;
import vn.loaxa.console.OfficeParts;
import vn.loaxa.console.ResidentParts;
import vn.loaxa.console.UploadKeeper;
import vn.loaxa.console.UploadPurge;
import vn.loaxa.console.guide.Guide;
import vn.loaxa.conversation.ConversationParts;
import vn.loaxa.conversation.ConversationService;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.conversation.FilingQuestions;
import vn.loaxa.conversation.PaperErrands;
import vn.loaxa.conversation.PersonalData;
import vn.loaxa.conversation.ResidentDesk;
import vn.loaxa.conversation.Retention;
import vn.loaxa.conversation.ScriptLibrary;
import vn.loaxa.conversation.UnansweredQuestions;
import vn.loaxa.conversation.pledge.Pledges;
import vn.loaxa.conversation.questions.FaqDesk;
import vn.loaxa.conversation.thread.ThreadReceipts;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.directory.ContactHandler;
import vn.loaxa.directory.Directory;
import vn.loaxa.household.HouseholdBook;
import vn.loaxa.inbox.Inbox;
import vn.loaxa.inbox.InboxProcessor;
import vn.loaxa.inbox.InboxSettings;
import vn.loaxa.inbox.PermissionHandler;
import vn.loaxa.inbox.WebhookEndpoint;
import vn.loaxa.membership.ChatMatches;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.membership.RoleService;
import vn.loaxa.membership.chat.ChatCreations;
import vn.loaxa.membership.chat.ChatLeavings;
import vn.loaxa.membership.chat.ChatMaker;
import vn.loaxa.membership.chat.ChatOffers;
import vn.loaxa.membership.chat.ChatPackages;
import vn.loaxa.membership.chat.ChatRounds;
import vn.loaxa.membership.chat.ChatSync;
import vn.loaxa.membership.chat.ChatWatch;
import vn.loaxa.membership.chat.CrowdedChats;
import vn.loaxa.outbox.EchoHandler;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDispatcher;
import vn.loaxa.outbox.OutboxSettings;
import vn.loaxa.paper.PaperIntake;
import vn.loaxa.paper.PaperSettings;
import vn.loaxa.reminder.ReminderBook;
import vn.loaxa.reminder.ReminderFeeds;
import vn.loaxa.reminder.ReminderReceipts;
import vn.loaxa.reminder.ReminderTick;
import vn.loaxa.reminder.Reminders;
import vn.loaxa.reminder.SystemNotices;
import vn.loaxa.reminder.SystemReminders;
import vn.loaxa.report.Reports;
import vn.loaxa.schedule.Wakeups;
import vn.loaxa.settings.RulesBook;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.task.SentPhotos;
import vn.loaxa.task.VillageTasks;
import vn.loaxa.task.WeeklyWord;
import vn.loaxa.zalo.media.MediaDownload;
import vn.loaxa.zalo.user.QuotaAsset;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.NoTokenException;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloTransport;

/**
 * The whole server. The fields stand in the order in which the parts start; they close in reverse, also when a start fails
 * half way. Thread-safe once started.
 */
final class Application implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Application.class);
    private static final String REMINDERS = "reminders";
    private static final String DIRECTIVES = "directives";
    private static final String CHATS = "chats";
    private static final String PAPERS = "papers";
    private static final int HTTPS = 443;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    final Clock clock;
    final Database database;
    final Audit audit;
    final Alerts alerts;
    final OfficialAccounts accounts;
    final Directory directory;
    final Outbox outbox;
    final Directives directives;
    final MembershipService memberships;
    final ReminderBook reminderBook;
    final Reminders reminders;
    final ReminderTick reminderTick;
    final ScriptLibrary scripts;
    final OutboxDispatcher dispatcher;
    final Inbox inbox;
    final InboxProcessor processor;
    final Console console;
    final WebServer web;

    private Application(Config config, RulesBook table, Clock clock, boolean demo) {
        this.clock = clock;
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        running.push(meters::close);
        // What needs no database comes up beside it: a start is mostly the loading of classes, and there are two cores.
        CompletableFuture<ScriptLibrary> reading =
                CompletableFuture.supplyAsync(() -> ScriptsFolder.open(config.scriptsDir()));
        CompletableFuture<ZaloTransport> connecting = CompletableFuture.supplyAsync(() -> transport(config));
        try {
            WorkingDays.readStandard(); // a fault in it speaks now, and not when somebody opens the calendar
            Folders.makeWritable(config.dataDir());
            database = opened(Database.open(config.databaseUrl()));
            RuleChanges rules =
                    new RuleChanges(database, table, config.dataDir().resolve(Rules.KEPT_BEFORE), clock);
            audit = new Audit(clock);
            alerts = new Alerts(clock);
            KeyFile key = KeyFile.openOrCreate(config.dataDir().resolve("secret.key"));
            accounts = new OfficialAccounts(database, clock, key);
            directory = new Directory(clock, audit);
            outbox = new Outbox(clock);
            Wakeups wakeups =
                    opened(new Wakeups(config.databaseUrl(), UUID.randomUUID().toString(), clock));
            directives = new Directives(
                    directory,
                    outbox,
                    audit,
                    clock,
                    rules,
                    new BroadcastSettings(config.secondPerson(), config.zalo().ratePerMinute())
                            .withNight(config.nightCounts(demo)),
                    due -> wakeups.at(DIRECTIVES, due));
            memberships = new MembershipService(directory, outbox, audit, clock);
            reminderBook = new ReminderBook(directory, audit, rules, clock, due -> wakeups.at(REMINDERS, due));
            reminders = new Reminders(reminderBook, directory, clock);
            reminderTick = new ReminderTick(
                    database, directory, outbox, audit, rules, clock, due -> wakeups.at(REMINDERS, due));
            scripts = joined(reading);

            ZaloTransport transport = opened(joined(connecting));
            ZaloClients clients = new ZaloClients(
                    database, accounts, transport, clock, config.zalo().appsecretProof(), () -> config.zalo()
                            .oauthDialect(rules.now().tokens()));
            ChatRounds rounds = new ChatRounds(directory, outbox, audit, rules, clock);
            var quotas = new Quotas(database, accounts, clients, clock);
            DeliveryTracker tracker = new DeliveryTracker();
            dispatcher = opened(new OutboxDispatcher(
                    database,
                    outbox,
                    accounts,
                    clients,
                    clock,
                    OutboxSettings.defaults()
                            .withMaxInFlight(config.outboxInFlight())
                            .withRatePerMinute(config.zalo().ratePerMinute()),
                    List.of(tracker, new ReminderReceipts(), new ThreadReceipts(), rounds, new ChatLeavings(outbox)),
                    meters));

            InboxSettings inboxSettings = InboxSettings.defaults()
                    .withRejectBadSignature(config.zalo().rejectBadSignature())
                    .withKeepPayload(Duration.ofDays(config.inboxKeepDays()));
            inbox = new Inbox(database, clock);
            URI publicUrl = URI.create(
                    config.publicUrl().isEmpty() ? "http://localhost:" + config.httpPort() : config.publicUrl());
            ChatCreations creations =
                    new ChatCreations(directory, audit, rules, clock, ChatMarks::next, due -> wakeups.at(CHATS, due));
            ConversationService conversations = new ConversationService(
                    directory,
                    memberships,
                    directives,
                    reminders,
                    outbox,
                    audit,
                    scripts,
                    clock,
                    new ConversationParts(
                            publicUrl,
                            new ChatOffers(directory, creations, rounds, rules, clock),
                            due -> wakeups.at(PAPERS, due)));
            processor = opened(new InboxProcessor(
                    database,
                    inbox,
                    clock,
                    inboxSettings,
                    List.of(
                            new ContactHandler(directory),
                            new PermissionHandler(accounts),
                            new EchoHandler(outbox, clock),
                            tracker,
                            new ChatWatch(directory, alerts),
                            conversations),
                    meters));

            var intake = new PaperIntake(() -> papers(config, rules.now()), clock);
            WebhookEndpoint webhook = new WebhookEndpoint(inbox, accounts, inboxSettings, meters);
            console = new Console(
                            database,
                            directory,
                            directives,
                            reminderBook,
                            new ReminderFeeds(reminderBook, directory, audit, clock),
                            new ResidentParts(
                                    new ResidentDesk(outbox, audit, scripts, rules, clock),
                                    new FaqDesk(database, directory, audit, scripts, clock, config.secondPerson())),
                            outbox,
                            intake,
                            audit,
                            clock,
                            new ConsoleSettings(publicUrl, demo, config.secondPerson(), config.secondFactor()),
                            new OaHealth(
                                    accounts,
                                    quotas,
                                    new CrowdedChats(directory, rules),
                                    alerts,
                                    outbox,
                                    inbox,
                                    scripts,
                                    clock,
                                    config.zalo().ratePerMinute()),
                            new ConsoleServices(
                                    new RoleService(directory, outbox, clock),
                                    memberships,
                                    new PersonalData(directory),
                                    new DataRequests(outbox, audit, clock),
                                    new UnansweredQuestions(clock),
                                    key))
                    .withAccount(AccountDesks.of(
                            config,
                            database,
                            accounts,
                            clients,
                            alerts,
                            rules,
                            audit,
                            clock,
                            dispatcher,
                            inbox,
                            webhook))
                    .withOffice(new OfficeParts(
                            new Reports(directory, rules, clock),
                            new Guide(demo ? Optional.of(config.zalo().apiUrl()) : Optional.empty()),
                            new VillageTasks(audit, clock),
                            new HouseholdBook(audit, clock),
                            new Pledges(audit, clock),
                            (handle, commune) -> accounts.find(handle, commune)
                                    .map(account -> URI.create("https://zalo.me/" + account.oaId()))))
                    .withChats(new ChatParts(
                            creations,
                            rounds,
                            new ChatMatches(directory),
                            memberships,
                            rules,
                            commune -> assets(clients, commune)));
            web = opened(WebServer.start(config, database, webhook, console, meters, this::notReady));

            wakeups.everyHere("scripts", Duration.ofSeconds(1), scripts::reloadIfChanged);
            wakeups.everyHere("consents", Duration.ofSeconds(5), dispatcher::noticeMended);
            wakeups.everyHere("zalo-rules", Duration.ofSeconds(30), rules::refresh);
            Runnable departures = () -> database.write(directives::departDue);
            wakeups.on(DIRECTIVES, departures);
            wakeups.every("directives-each-minute", Duration.ofMinutes(1), departures);
            FollowUpTick followUps = new FollowUpTick(database, directives.followUps());
            wakeups.every("follow-ups", Duration.ofMinutes(1), followUps::runDue);
            wakeups.on(REMINDERS, reminderTick::runDue);
            // The exact wake-up may be lost with the scheduler's own file; our table is what counts.
            wakeups.every("reminders-each-minute", Duration.ofMinutes(1), reminderTick::runDue);
            SystemReminders deadlines = new SystemReminders(
                    database, directory, directives, outbox, rules, clock, () -> scripts.scripts().faq().stream()
                            .map(entry -> new SystemReminders.Review(entry.id(), entry.question(), entry.reviewBy()))
                            .toList());
            wakeups.every("deadlines", Duration.ofMinutes(5), deadlines::runDue);
            Retention retention = new Retention(
                    database,
                    outbox,
                    clock,
                    Duration.ofDays(config.inboxKeepDays()),
                    Duration.ofDays(config.talksKeepDays()));
            wakeups.every("retention", Duration.ofHours(1), retention::runDue);
            wakeups.every("uploads", Duration.ofHours(6), new UploadPurge(database, outbox, clock)::runDue);
            TokenWatch tokens = new TokenWatch(
                    database,
                    accounts,
                    clients,
                    clock,
                    () -> rules.now().tokens().warnBefore(),
                    VIETNAM);
            wakeups.every("join-requests", Duration.ofMinutes(30), () -> database.write(memberships::escalateDue));
            var chats = new ChatSync(database, directory, accounts, clients, alerts, outbox, clock);
            wakeups.every("chat-packages", Duration.ofSeconds(10), chats::readFirstPackages);
            wakeups.every("chat-rosters", Duration.ofHours(1), chats::runDue);
            var maker = new ChatMaker(database, directory, clients, rounds, outbox, audit, clock);
            wakeups.on(CHATS, maker::runDue);
            wakeups.every("chats-to-make", Duration.ofMinutes(1), maker::runDue);
            wakeups.every("chat-rounds", Duration.ofMinutes(5), () -> database.write(rounds::runDue));
            MediaDownload download = opened(new MediaDownload(mediaHosts(config)));
            var errands = new PaperErrands(
                    database, conversations, download, intake, new UploadKeeper(outbox, clock)::keep, clock);
            wakeups.on(PAPERS, errands::runDue);
            wakeups.every("papers-sent", Duration.ofSeconds(10), errands::runDue);
            wakeups.every("quotas", Duration.ofSeconds(10), quotas::runDue);
            wakeups.every("tokens", Duration.ofMinutes(1), tokens::runDue);
            SystemNotices notices = new SystemNotices(directory, outbox, rules, clock);
            WeeklyWord weekly = new WeeklyWord(database, directory, notices, clock, publicUrl.resolve("/viec-thon"));
            FilingQuestions filings = new FilingQuestions(database, directory, notices, clock);
            wakeups.every("filings", Duration.ofMinutes(15), filings::runDue);
            wakeups.every("sent-photos", Duration.ofMinutes(1), new SentPhotos(database, download)::runDue);
            wakeups.every("village-tasks", Duration.ofMinutes(5), weekly::runDue);
            dispatcher.start();
            processor.start();
            wakeups.start();
        } catch (RuntimeException | Error e) {
            close();
            var unused = connecting.thenAccept(ZaloTransport::close); // it may not have been ours yet
            throw e;
        }
    }

    /** Starts everything; the caller closes it. */
    static Application start(Config config, RulesBook table, Clock clock, boolean demo) {
        return new Application(config, table, clock, demo);
    }

    private static PaperSettings papers(Config config, ZaloRules rules) {
        return new PaperSettings(
                config.papers().trusted(),
                config.papers().maxMb() * 1024 * 1024,
                Duration.ofSeconds(config.papers().seconds()),
                rules.sizes().fileBytes(),
                rules.sizes().imageBytes());
    }

    /** Where pictures and files that people sent may lie: on Zalo's content hosts, or with whatever stands in for Zalo. */
    private static List<String> mediaHosts(Config config) {
        URI api = config.zalo().apiUrl();
        return Stream.concat(
                        config.zalo().mediaHosts().stream(),
                        Stream.of(api.getHost() + ":" + (api.getPort() < 0 ? HTTPS : api.getPort())))
                .toList();
    }

    /** The packages for group chats. Asks Zalo, and keeps what it says for those who cannot ask. */
    private List<QuotaAsset> assets(ZaloClients clients, CommuneId commune) {
        if (accounts.known().stream().noneMatch(account -> account.commune().equals(commune))) {
            throw NoTokenException.needsConsent("The commune has no Official Account");
        }
        List<QuotaAsset> assets = clients.forCommune(commune).groups().assets(null);
        database.write(handle -> {
            new ChatPackages().read(handle, commune, assets, clock.instant());
            return true;
        });
        return assets;
    }

    private static ZaloTransport transport(Config config) {
        return new ZaloTransport(
                new ZaloEndpoints(
                        config.zalo().apiUrl(),
                        config.zalo().businessUrl(),
                        config.zalo().oauthUrl()),
                http(config.outboxInFlight()));
    }

    private static HttpSettings http(int inFlight) {
        HttpSettings usual = HttpSettings.defaults();
        return new HttpSettings(inFlight, usual.callTimeout(), usual.connectTimeout());
    }

    /** What keeps us from serving, or nothing. */
    private String notReady() {
        List<String> missing = new ArrayList<>();
        if (accounts.known().isEmpty()) {
            missing.add("no Official Account is installed");
        }
        if (scripts.scripts().faq().isEmpty()) {
            missing.add("no bot scripts are loaded");
        }
        missing.addAll(database.read(handle -> accounts.all(handle).stream()
                .flatMap(account -> alerts.open(handle, account.commune()).stream())
                .filter(alert ->
                        alert.kind().equals(TokenAlerts.DEAD) || alert.kind().equals(TokenAlerts.REVOKED))
                .map(Alert::text)
                .toList()));
        return String.join("; ", missing);
    }

    /** The part, or the reason why it did not come up. */
    private static <T> T joined(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        running.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                log.warn("Closing a part failed: {}", e.toString());
            }
        }
    }
}
