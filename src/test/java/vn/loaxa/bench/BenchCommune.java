package vn.loaxa.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.account.AccountSecrets;
import vn.loaxa.account.KeyFile;
import vn.loaxa.account.OfficialAccount;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.BroadcastSettings;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Directives;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.imports.ImportReport;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.directory.imports.RosterImport;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.settings.Secret;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.testing.SignedWebhook;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloOaId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The sample commune in a data folder of its own, with as many members in one sub-association as a bench wants. */
final class BenchCommune {
    static final String APP_ID = "9001";
    static final String APP_SECRET = "bench-app-secret";
    static final String OA_ID = "7001";
    static final String OA_SECRET = "bench-oa-secret";
    private static final String DRAFTER = "8100000000000002";
    private static final String BODY = "HND-T2";
    private static final Actor BENCH = new Actor(null, "Bench", "import");

    final Path folder;
    final Clock clock = Clock.systemUTC();
    final Audit audit = new Audit(clock);
    final Directory directory = new Directory(clock, audit);

    private BenchCommune(Path folder) {
        this.folder = folder;
    }

    String url() {
        return "jdbc:sqlite:" + folder.resolve("loaxa.db");
    }

    Database open() {
        return Database.open(url());
    }

    /** @param people members with a Zalo account whose window is open */
    static BenchCommune in(Path folder, int people) {
        var made = new BenchCommune(folder);
        try (Database database = made.open()) {
            database.write(handle -> made.fill(handle, people));
            made.accounts(database);
        }
        return made;
    }

    /** Another commune: an organisation file, and a roster on top of it. */
    static BenchCommune of(Path folder, byte[] organisation, String roster) {
        var made = new BenchCommune(folder);
        try (Database database = made.open()) {
            database.write(handle -> {
                CommuneId commune = imported(new OrganisationImport(made.clock, made.audit)
                        .run(handle, BENCH, "organisation.yaml", organisation, false));
                return imported(new RosterImport(made.clock, made.directory, made.audit)
                        .run(handle, commune, BENCH, "bench.csv", roster.getBytes(StandardCharsets.UTF_8), false));
            });
            made.accounts(database);
        }
        return made;
    }

    private CommuneId fill(Handle handle, int people) {
        CommuneId commune = imported(
                new OrganisationImport(clock, audit).run(handle, BENCH, "sample-organisation.yaml", sample(), false));
        var roster = new StringBuilder("họ tên,số điện thoại,thôn,hội/chi hội,chức vụ\n");
        for (int i = 0; i < people; i++) {
            roster.append("Hội viên ")
                    .append(i)
                    .append(',')
                    .append(phone(i))
                    .append(",Thôn 2,")
                    .append(BODY)
                    .append(",\n");
        }
        imported(new RosterImport(clock, directory, audit)
                .run(handle, commune, BENCH, "bench.csv", roster.toString().getBytes(StandardCharsets.UTF_8), false));
        for (int i = 0; i < people; i++) {
            var user = new ZaloUserId(user(i));
            directory.linkByPhone(handle, commune, user, phone(i));
            directory.noteFollow(handle, commune, user, true, clock.instant());
            directory.noteInteraction(handle, commune, user, clock.instant());
        }
        return commune;
    }

    /** The account, its key file beside the database. */
    OfficialAccounts accounts(Database database) {
        var accounts = new OfficialAccounts(database, clock, KeyFile.openOrCreate(folder.resolve("secret.key")));
        database.write(handle -> {
            CommuneId commune = id(handle);
            accounts.install(
                    handle,
                    new OfficialAccount(commune, new ZaloOaId(OA_ID), APP_ID, "Bench"),
                    new AccountSecrets(
                            new Secret(APP_SECRET),
                            List.of(new Secret(OA_SECRET)),
                            new Secret("access"),
                            new Secret("refresh")));
            return commune;
        });
        return accounts;
    }

    CommuneId id(Handle handle) {
        return directory.communes(handle).get(0).id();
    }

    /** A directive to everybody in the sub-association: deliveries, and their messages in the outbox. */
    int publish() {
        try (Database database = open()) {
            var outbox = new Outbox(clock);
            var directives = new Directives(
                    directory, outbox, audit, clock, ZaloRules.bundled(), new BroadcastSettings(false, 60_000));
            return database.write(handle -> {
                CommuneId commune = id(handle);
                Body body = directory.bodies(handle, commune).stream()
                        .filter(found -> found.code().equals(BODY))
                        .findFirst()
                        .orElseThrow();
                var author = directory
                        .personByZalo(handle, commune, new ZaloUserId(DRAFTER))
                        .orElseThrow();
                var draft = new DirectiveDraft(
                        author.id(),
                        "",
                        "Họp",
                        "19h30 tối mai họp ở nhà văn hóa.",
                        Urgency.NORMAL,
                        Audience.of(new Audience.Part.OfBody(body.id())),
                        null,
                        null);
                PublishResult result = directives.publish(handle, commune, draft, "bench");
                return ((PublishResult.Published) result)
                        .plan().lines().stream()
                                .mapToInt(line -> line.free() + line.charged())
                                .sum();
            });
        }
    }

    /** Messages to as many strangers, to be sent by the bulk lane. */
    void enqueueBulk(Database database, Outbox outbox, String batch, int messages) {
        CommuneId commune = database.read(this::id);
        List<OutboxDraft> drafts = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            Call call = new Call.ToUser(
                    new ZaloUserId("83" + (1_000_000 + i)),
                    OutgoingMessage.Text.of("Loa xã: họp thôn tối nay, số " + i));
            drafts.add(new OutboxDraft(commune, Lane.BULK, call, batch + ":" + i, "", batch, null));
        }
        database.write(handle -> {
            outbox.enqueueAll(handle, drafts);
            return true;
        });
    }

    static String user(int index) {
        return "82" + (10_000_000 + index);
    }

    static String phone(int index) {
        return "09%08d".formatted(10_000_000 + index);
    }

    /** A signed call with what a person types; {@code run} keeps the message ids of several rounds apart. */
    static byte[] says(int person, String run, String text) {
        long now = System.currentTimeMillis();
        String body = SignedWebhook.text(APP_ID, OA_ID, user(person), run + "-" + person, text, now);
        return Http.webhook(body, SignedWebhook.sign(APP_ID, body, now, OA_SECRET));
    }

    /** As many signed events with bodies of 600 bytes, from a thousand people. */
    static List<byte[]> events(String run, int count) {
        List<byte[]> events = new ArrayList<>(count);
        int bare = SignedWebhook.text(APP_ID, OA_ID, user(0), run + "-1000000", "", 1_000_000_000_000L)
                .length();
        String text = "x".repeat(600 - bare);
        long now = System.currentTimeMillis();
        for (int i = 0; i < count; i++) {
            String body = SignedWebhook.text(APP_ID, OA_ID, user(i % 1_000), run + "-" + (1_000_000 + i), text, now);
            events.add(Http.webhook(body, SignedWebhook.sign(APP_ID, body, now, OA_SECRET)));
        }
        return events;
    }

    /** As {@link #events}, but what the server stores and handles without an answer: people who look at a message. */
    static List<byte[]> reactions(String run, int count) {
        List<byte[]> events = new ArrayList<>(count);
        long now = System.currentTimeMillis();
        for (int i = 0; i < count; i++) {
            String body = SignedWebhook.text(APP_ID, OA_ID, user(i % 1_000), run + "-" + (1_000_000 + i), "", now)
                    .replace("user_send_text", "user_reacted_message");
            String filled =
                    body.replace("\"text\":\"\"", "\"react_icon\":\"/-heart\",\"x\":\"" + "x".repeat(280) + "\"");
            events.add(Http.webhook(filled, SignedWebhook.sign(APP_ID, filled, now, OA_SECRET)));
        }
        return events;
    }

    /** The settings of a server on this folder that talks to the stub. */
    List<String> serve(int port, String zalo, int ratePerMinute) {
        List<String> arguments = new ArrayList<>(List.of("serve"));
        for (String setting : List.of(
                "http.port=" + port,
                "data.dir=" + folder,
                "database.url=" + url(),
                "zalo.api-url=" + zalo,
                "zalo.business-url=" + zalo,
                "zalo.oauth-url=" + zalo,
                "zalo.app-id=" + APP_ID,
                "zalo.app-secret=" + APP_SECRET,
                "zalo.oa-id=" + OA_ID,
                "zalo.oa-secret=" + OA_SECRET,
                "zalo.access-token=access",
                "zalo.refresh-token=refresh",
                "directives.quiet-hours=false",
                "zalo.rate-per-minute=" + ratePerMinute)) {
            arguments.addAll(List.of("--set", setting));
        }
        return arguments;
    }

    private static CommuneId imported(ImportReport report) {
        CommuneId commune = report.commune();
        if (!report.ok() || commune == null) {
            throw new IllegalStateException(String.join(System.lineSeparator(), report.lines()));
        }
        return commune;
    }

    private static byte[] sample() {
        try {
            return Files.readAllBytes(Path.of("config", "sample-organisation.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
