package vn.loaxa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.BroadcastSettings;
import vn.loaxa.broadcast.Directives;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.inbox.ReceivedEvent;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.paper.PaperIntake;
import vn.loaxa.paper.PaperSettings;
import vn.loaxa.reminder.ReminderBook;
import vn.loaxa.reminder.Reminders;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.SharedScripts;
import vn.loaxa.testing.TestPaper;
import vn.loaxa.zalo.media.MediaDownload;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.webhook.WebhookEvent.Attachment;
import vn.loaxa.zalo.wire.ZaloUserId;

/** A paper is fetched after its event: what may go wrong on the way loses neither the conversation nor the paper. */
class PaperErrandsTest extends DatabaseContract {
    private static final String LEADER = "9100000000000004";

    private final MovableClock clock = MovableClock.at("2026-11-24T02:00:00Z");
    private final MockWebServer zalo = new MockWebServer();
    private final List<String> kept = new ArrayList<>();

    private ConversationService service;
    private PaperErrands errands;
    private MediaDownload download;
    private CommuneId commune;
    private long events;

    @BeforeEach
    void open() throws IOException {
        zalo.start();
        Audit audit = new Audit(clock);
        Directory directory = new Directory(clock, audit);
        Outbox outbox = new Outbox(clock);
        service = new ConversationService(
                directory,
                new MembershipService(directory, outbox, audit, clock),
                new Directives(directory, outbox, audit, clock, ZaloRules.bundled(), new BroadcastSettings(true, 1000)),
                new Reminders(
                        new ReminderBook(directory, audit, ZaloRules.bundled(), clock, due -> {}), directory, clock),
                outbox,
                audit,
                SharedScripts.open(),
                clock);
        byte[] organisation;
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/console/commune.yaml"))) {
            organisation = in.readAllBytes();
        }
        commune = Objects.requireNonNull(database.write(handle -> new OrganisationImport(clock, audit)
                        .run(handle, Actor.SYSTEM, "commune.yaml", organisation, false))
                .commune());
        database.write(handle -> handle.execute("UPDATE zalo_account SET last_interaction = " + clock.millis()));
        Papers papers = new Papers(outbox, clock);
        download = new MediaDownload(List.of(zalo.getHostName() + ":" + zalo.getPort()));
        errands = new PaperErrands(
                database,
                service,
                download,
                new PaperIntake(
                        new PaperSettings(Optional.empty(), 1 << 20, Duration.ofSeconds(30), 1 << 20, 1 << 20), clock),
                (handle, id, person, name, bytes, paper) -> {
                    kept.add(name);
                    return papers.keep(handle, id, name, bytes, paper);
                },
                clock);
        say("soạn");
        say("chi hội nông dân thôn 1");
        say("Sơ tán trước 18h");
        say("thường");
    }

    @AfterEach
    void close() {
        download.close();
        zalo.close();
    }

    @Test
    void aFaultOfZaloIsTriedAgainAndTheReadingGoesOn() {
        zalo.enqueue(new MockResponse.Builder().code(503).build());
        zalo.enqueue(paper());
        long event = sends("/a.pdf", "24-CĐ.pdf");
        assertThat(said(event)).singleElement().asString().contains("Máy đang nhận tệp và kiểm tra chữ ký số");
        assertThat(errands.runDue()).isZero();
        assertThat(errands.runDue()).as("not at once").isZero();
        assertThat(say("xong chưa")).contains("Máy đang làm dở việc vừa rồi");

        clock.advance(Duration.ofSeconds(11));
        assertThat(errands.runDue()).isEqualTo(1);
        assertThat(String.join("\n", said(event)))
                .contains("Đã nhận tệp 24-CĐ.pdf, 1 trang. Tệp chưa ký số.", "số 24/CĐ-UBND");
        assertThat(kept).containsExactly("24-CĐ.pdf");
        assertThat(waiting()).isZero();
    }

    @Test
    void whatZaloNeverGivesIsToldAndTheQuestionStands() {
        for (int i = 0; i < 3; i++) {
            zalo.enqueue(new MockResponse.Builder().code(500).build());
        }
        long event = sends("/a.pdf", "a.pdf");
        for (int i = 0; i < 3; i++) {
            errands.runDue();
            clock.advance(Duration.ofSeconds(11));
        }
        assertThat(String.join("\n", said(event))).contains("Zalo không trả lời", "Có văn bản PDF");
        assertThat(say("không kèm tệp")).contains("Cần bà con trả lời gì?");
        assertThat(waiting()).isZero();
    }

    @Test
    void whoHasGivenUpLeavesNothingBehind() {
        zalo.enqueue(paper());
        long event = sends("/a.pdf", "a.pdf");
        assertThat(say("hủy")).contains("máy dừng ở đây");
        errands.runDue();
        assertThat(kept).isEmpty();
        assertThat(said(event)).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void anErrandThatDiedWithItsProcessIsTakenUpAgainAndSaidOnce() {
        zalo.enqueue(paper());
        long event = sends("/a.pdf", "a.pdf");
        // Another process had begun it: held, and then nothing more was heard of it.
        database.write(
                handle -> handle.execute("UPDATE paper_errand SET attempts = attempts + 1, due_at = due_at + 180000"));
        assertThat(errands.runDue()).isZero();
        clock.advance(Duration.ofMinutes(4));
        assertThat(errands.runDue()).isEqualTo(1);
        assertThat(errands.runDue()).isZero();
        assertThat(said(event)).hasSize(2);
        assertThat(kept).hasSize(1);
    }

    @Test
    void nothingButZalosHostsIsAskedAndNothingTooLargeIsTaken() {
        zalo.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://169.254.169.254/latest")
                .build());
        String here = "http://" + zalo.getHostName() + ":" + zalo.getPort();
        assertThat(download.fetch(here + "/a", 10)).isInstanceOf(MediaDownload.Outcome.Gone.class);
        assertThat(download.fetch("http://127.0.0.1:1/a", 10)).isInstanceOf(MediaDownload.Outcome.Gone.class);
        assertThat(download.fetch("file:///etc/passwd", 10)).isInstanceOf(MediaDownload.Outcome.Gone.class);
        assertThat(download.fetch(here.replace("http://", "http://a@") + "/a", 10))
                .isInstanceOf(MediaDownload.Outcome.Gone.class);
        zalo.enqueue(new MockResponse.Builder().body("0123456789a").build());
        assertThat(download.fetch(here + "/a", 10)).isInstanceOf(MediaDownload.Outcome.TooLarge.class);
        zalo.enqueue(new MockResponse.Builder().code(404).build());
        assertThat(download.fetch(here + "/a", 10)).isInstanceOf(MediaDownload.Outcome.Gone.class);
        assertThat(zalo.getRequestCount()).isEqualTo(3);
    }

    private static MockResponse paper() {
        return new MockResponse.Builder()
                .body(new Buffer().write(TestPaper.telegram().bytes()))
                .build();
    }

    private int waiting() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM paper_errand")
                .mapTo(Integer.class)
                .one());
    }

    private long sends(String path, String name) {
        String address = "http://" + zalo.getHostName() + ":" + zalo.getPort() + path;
        hear("file", null, List.of(new Attachment("file", Map.of("url", address, "name", name))));
        return events;
    }

    private String say(String text) {
        hear("text", text, List.of());
        return String.join("\n", said(events));
    }

    private void hear(String kind, @Nullable String text, List<Attachment> attachments) {
        long id = ++events;
        var meta = new WebhookEvent.Meta("user_send_" + kind, null, null, clock.millis(), "e" + id);
        var message =
                new WebhookEvent.UserMessage(meta, new ZaloUserId(LEADER), kind, "in-" + id, text, attachments, null);
        var received = new ReceivedEvent(id, commune, message, clock.instant());
        database.write(handle -> {
            service.handle(handle, received);
            return true;
        });
    }

    /** What was said because of an event, at once and later. */
    private List<String> said(long event) {
        return database.read(
                handle -> handle.createQuery("SELECT call FROM outbox_message WHERE message_key LIKE :key ORDER BY id")
                        .bind("key", "inbox:" + event + "/%")
                        .mapTo(String.class)
                        .list());
    }
}
