package vn.loaxa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.BroadcastSettings;
import vn.loaxa.broadcast.Directives;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.inbox.ReceivedEvent;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.reminder.ReminderBook;
import vn.loaxa.reminder.Reminders;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.ScriptsCopy;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.wire.ZaloUserId;

/** What a conversation remembers over time, over changed scripts and over a new start of the server, on both databases. */
class SessionsTest extends DatabaseContract {
    private static final String RESIDENT = "9100000000000006";
    private static final String OTHER = "9100000000000008";
    private static final String ADMINISTRATOR = "9100000000000001";
    private static final String DRAFTER = "9100000000000002";
    private static final String APPROVER = "9100000000000003";

    private final MovableClock clock = MovableClock.at("2026-11-24T02:00:00Z");
    private final Audit audit = new Audit(clock);
    private final Directory directory = new Directory(clock, audit);
    private final Outbox outbox = new Outbox(clock);

    private Path scripts = Path.of("");
    private CommuneId commune = new CommuneId(0);
    private long events;

    @BeforeEach
    void fill() throws IOException {
        scripts = folder.resolve("bot-scripts");
        ScriptsCopy.into(scripts);
        byte[] organisation;
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/console/commune.yaml"))) {
            organisation = in.readAllBytes();
        }
        commune = Objects.requireNonNull(database.write(handle -> new OrganisationImport(clock, audit)
                        .run(handle, Actor.SYSTEM, "commune.yaml", organisation, false))
                .commune());
    }

    /** A server that was started just now. */
    private ConversationService started() {
        return new ConversationService(
                directory,
                new MembershipService(directory, outbox, audit, clock),
                new Directives(directory, outbox, audit, clock, ZaloRules.bundled(), new BroadcastSettings(true, 1000)),
                new Reminders(
                        new ReminderBook(directory, audit, ZaloRules.bundled(), clock, due -> {}), directory, clock),
                outbox,
                audit,
                ScriptLibrary.open(scripts),
                clock);
    }

    @Test
    void whoIsInTheMiddleGoesOnInTheirVersionAfterANewStart() throws IOException {
        say(started(), RESIDENT, "thủ tục");
        change("goto: khai-sinh}", "goto: khai-tu}");
        change("ask: Bác có giấy chứng sinh bản chính", "ask: Giấy chứng sinh bản chính đâu");

        assertThat(say(started(), RESIDENT, "khai sinh")).contains("Bác có giấy chứng sinh bản chính");
        assertThat(say(started(), OTHER, "thủ tục")).contains("Bác cần làm thủ tục nào");
        assertThat(say(started(), OTHER, "khai sinh")).contains("Xã xin chia buồn");
    }

    @Test
    void whereTheVersionIsLostTheResidentIsLedKindlyIntoTheNewOne() throws IOException {
        say(started(), RESIDENT, "thủ tục");
        say(started(), RESIDENT, "khai sinh");
        change("Bác có giấy chứng sinh bản chính", "Giấy chứng sinh bản chính, bác có chưa, giấy");
        database.write(handle -> handle.execute("DELETE FROM flow_text"));

        assertThat(say(started(), RESIDENT, "có rồi")).contains("Bác mang: tờ khai");

        say(started(), OTHER, "thủ tục");
        say(started(), OTHER, "khai sinh");
        change("id: khai-sinh\n", "id: khai-sinh-moi\n");
        change("goto: khai-sinh}", "goto: khai-sinh-moi}");
        database.write(handle -> handle.execute("DELETE FROM flow_text"));
        assertThat(say(started(), OTHER, "có rồi")).contains("bắt đầu lại");
    }

    @Test
    void aSessionExpiresAfterHalfAnHourAndTheWordsAreAQuestionAgain() {
        ConversationService service = started();
        say(service, RESIDENT, "phản ánh");
        clock.advance(Duration.ofMinutes(29));
        assertThat(say(service, RESIDENT, "đèn đường hỏng")).contains("gửi kèm một ảnh");

        clock.advance(Duration.ofMinutes(31));
        assertThat(say(service, RESIDENT, "không có ảnh")).doesNotContain("Việc ở chỗ nào");
        assertThat(count("SELECT COUNT(*) FROM resident_case")).isZero();
        assertThat(say(service, RESIDENT, "phản ánh")).contains("Bác cần báo việc gì");
    }

    @Test
    void officersHearOfOnePersonAtMostOnceAnHour() {
        ConversationService service = started();
        for (int i = 0; i < 5; i++) {
            assertThat(say(service, RESIDENT, "gặp cán bộ")).contains("tạm im 30 phút");
            clock.advance(Duration.ofMinutes(11));
        }
        assertThat(messagesTo(DRAFTER)).isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM resident_thread")).isEqualTo(1);
        clock.advance(Duration.ofMinutes(6));
        say(service, RESIDENT, "gặp cán bộ");
        say(service, OTHER, "gặp cán bộ");
        assertThat(messagesTo(DRAFTER)).isEqualTo(3);
        assertThat(messagesTo(APPROVER)).isEqualTo(3);
        assertThat(messagesTo(ADMINISTRATOR))
                .as("administrators see no message of a resident")
                .isZero();
    }

    @Test
    void whereNobodyMayAnswerTheResidentHearsSoAndTheBotGoesOn() {
        database.write(handle -> handle.execute("DELETE FROM official_role WHERE role <> 'ADMINISTRATOR'"));
        ConversationService service = started();

        assertThat(say(service, RESIDENT, "gặp cán bộ"))
                .contains("Hiện chưa có cán bộ nào trả lời được qua Zalo", "Trung tâm Phục vụ hành chính công")
                .doesNotContain("tạm im");
        assertThat(count("SELECT COUNT(*) FROM resident_thread")).isZero();
        assertThat(messagesTo(ADMINISTRATOR)).isZero();
        assertThat(say(service, RESIDENT, "làm giấy khai sinh cần gì")).contains("chứng sinh");
    }

    @Test
    void strangeInputGetsASensibleAnswerAndInjectsNothing() {
        ConversationService service = started();
        assertThat(say(service, RESIDENT, "làm ơn ".repeat(3_000))).contains("Tin này dài quá");
        assertThat(say(service, RESIDENT, "😀😀😀")).contains("Máy chỉ đọc được chữ");
        assertThat(send(service, RESIDENT, "sticker", null)).contains("Máy đã thấy hình");
        assertThat(send(service, RESIDENT, "audio", null)).contains("Máy chưa nghe được tin thoại");
        assertThat(say(service, RESIDENT, "làm giấy\u0000\u0007 khai\u202E sinh\u2066 cần gì"))
                .contains("giấy chứng sinh");

        say(service, RESIDENT, "phản ánh");
        String asked = say(service, RESIDENT, "đèn {{ban}} {so_truc_ban} \u202Egnỏh ở ngõ");
        String shown = say(service, RESIDENT, "không có ảnh") + say(service, RESIDENT, "ngõ 3 {so_truc_ban}");
        assertThat(asked + shown).contains("toUser").doesNotContain("0900 000 101", "\u202E");
        assertThat(say(service, RESIDENT, "gửi đi")).contains("đã nhận phản ánh");
        assertThat(count("SELECT COUNT(*) FROM outbox_message WHERE call LIKE '%0900 000 101%'"))
                .isZero();
    }

    private int messagesTo(String user) {
        return count("SELECT COUNT(*) FROM outbox_message WHERE recipient = 'user:" + user + "'");
    }

    private void change(String old, String text) throws IOException {
        Path flow = scripts.resolve("flows/thu-tuc.yml");
        String before = Files.readString(flow);
        assertThat(before).contains(old);
        Files.writeString(flow, before.replace(old, text));
    }

    /** What is said to the person in answer. */
    private String say(ConversationService service, String user, String text) {
        return send(service, user, "text", text);
    }

    private String send(ConversationService service, String user, String kind, @Nullable String text) {
        long id = ++events;
        var meta = new WebhookEvent.Meta("user_send_" + kind, null, null, clock.millis(), "e" + id);
        var message = new WebhookEvent.UserMessage(meta, new ZaloUserId(user), kind, "in-" + id, text, List.of(), null);
        database.write(handle -> {
            service.handle(handle, new ReceivedEvent(id, commune, message, clock.instant()));
            return true;
        });
        List<String> calls = database.read(handle -> handle.createQuery(
                        "SELECT call FROM outbox_message WHERE message_key LIKE :key AND recipient = :user ORDER BY id")
                .bind("key", "inbox:" + id + "/%")
                .bind("user", "user:" + user)
                .mapTo(String.class)
                .list());
        return String.join("\n", calls);
    }

    private int count(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }
}
