package vn.loaxa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.broadcast.BroadcastSettings;
import vn.loaxa.broadcast.DeliveryTracker;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.Directives;
import vn.loaxa.broadcast.Follow;
import vn.loaxa.broadcast.FollowUpTick;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.inbox.ReceivedEvent;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.membership.chat.ChatCreations;
import vn.loaxa.membership.chat.ChatOffers;
import vn.loaxa.membership.chat.ChatRounds;
import vn.loaxa.merger.Merger;
import vn.loaxa.merger.VillageMerger;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.reminder.ReminderBook;
import vn.loaxa.reminder.Reminders;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.SharedScripts;
import vn.loaxa.zalo.webhook.WebhookEvent;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Officials, leaders and residents talk about directives; everything is real but Zalo. */
class DirectiveTalkTest {
    private static final String ADMINISTRATOR = "9100000000000001";
    private static final String DRAFTER = "9100000000000002";
    private static final String APPROVER = "9100000000000003";
    private static final String LEADER_ONE = "9100000000000004";
    private static final String MEMBER_ONE = "9100000000000006";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MovableClock clock = MovableClock.at("2026-11-24T02:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private Directives directives;
    private ConversationService service;
    private VillageMerger villages;
    private CommuneId commune;
    private long events;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(DatabaseContract.freshSqlite(folder.resolve("talk.db")));
        Audit audit = new Audit(clock);
        Directory directory = new Directory(clock, audit);
        Outbox outbox = new Outbox(clock);
        outbox.listen(List.of(new DeliveryTracker()));
        directives =
                new Directives(directory, outbox, audit, clock, ZaloRules.bundled(), new BroadcastSettings(true, 1000));
        service = new ConversationService(
                directory,
                new MembershipService(directory, outbox, audit, clock),
                directives,
                new Reminders(
                        new ReminderBook(directory, audit, ZaloRules.bundled(), clock, due -> {}), directory, clock),
                outbox,
                audit,
                SharedScripts.open(),
                clock,
                new ConversationParts(
                        URI.create(""),
                        new ChatOffers(
                                directory,
                                new ChatCreations(
                                        directory, audit, ZaloRules.bundled(), clock, () -> "MARK", due -> {}),
                                new ChatRounds(directory, outbox, audit, ZaloRules.bundled(), clock),
                                ZaloRules.bundled(),
                                clock),
                        due -> {}));
        var merger = new Merger(directory, null, audit, clock);
        villages = new VillageMerger(directory, merger, audit, clock);
        byte[] organisation;
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/console/commune.yaml"))) {
            organisation = in.readAllBytes();
        }
        commune = Objects.requireNonNull(database.write(handle -> new OrganisationImport(clock, audit)
                        .run(handle, Actor.SYSTEM, "commune.yaml", organisation, false))
                .commune());
        database.write(handle -> handle.execute("UPDATE zalo_account SET last_interaction = " + clock.millis()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void stoppingSaysByNameWhoAlreadyHasIt() {
        send(DRAFTER, "gui chi hoi nong dan thon 1: 19h hop");
        arrived(MEMBER_ONE);

        say(DRAFTER, "dung 1");
        assertThat(agree(DRAFTER)).contains("1 người sẽ không nhận nữa", "Đã có tin: 1 người", "• Hội viên 1 – Thôn 1");

        say(DRAFTER, "thu hồi 1: sai giờ");
        assertThat(agree(DRAFTER)).contains("Thông báo 2 đang báo lại cho 1 người đã có tin");
        assertThat(directive(1).state()).isEqualTo(DirectiveState.WITHDRAWN);
        assertThat(say(MEMBER_ONE, "thong bao 1")).contains("đã thu hồi, không còn hiệu lực");
        assertThat(say(MEMBER_ONE, "da nhan")).contains("Đã ghi nhận bác nhận thông báo 2");
    }

    @Test
    void whoTypesTheOldNameOfAVillageHearsTheNewOneAndReachesItsPeople() {
        var wish = new VillageMerger.Wish("T2", "T1", "Thôn Đông Tiến", false);
        database.write(handle -> villages.merge(
                handle,
                commune,
                Actor.SYSTEM,
                wish,
                villages.plan(handle, commune, Actor.SYSTEM, wish).orElseThrow().fingerprint()));
        assertThat(say(DRAFTER, "gửi bà con thôn 2: 19h họp"))
                .contains("“Thôn 2” nay là Thôn Đông Tiến", "Thôn Đông Tiến: 6 người");
        assertThat(agree(DRAFTER)).contains("6 người");
    }

    @Test
    void aGroupChatIsShownFirstAndShownAgainWhenItHasComeToSomethingElse() {
        assertThat(say(ADMINISTRATOR, "lập nhóm chat hội làm vườn")).doesNotContain("Lập nhóm");
        assertThat(say(LEADER_ONE, "lap nhom chi hoi nong dan thon 1")).contains("Chỉ chủ tịch hội");
        assertThat(say(ADMINISTRATOR, "lap nhom chi hoi nong dan thon 1"))
                .contains("chưa xem được xã còn gói nhóm nào");
        database.write(handle -> {
            handle.execute("INSERT INTO chat_packages_read (commune_id, read_at) VALUES (" + commune + ", 0)");
            return handle.execute(
                    "INSERT INTO chat_package (commune_id, asset_id, size, valid_through, available, read_at)"
                            + " VALUES (" + commune + ", 'as-1', 50, '2027-12-31', 1, 0)");
        });
        assertThat(say(ADMINISTRATOR, "lập nhóm chi hội nông dân thôn 1"))
                .contains(
                        "cho Chi hội Nông dân thôn 1? Gói 50 người. Gói dùng được đến hết ngày 31/12/2027.",
                        "Ở sẵn trong nhóm: Quản trị hệ thống",
                        "Sẽ mời 2 người: Chi hội trưởng 1, Hội viên 1",
                        "3 người trong danh sách = 2 mời được + 0 ở sẵn + 0 chưa mời được + 1 chưa liên kết Zalo + 0 hết chỗ");
        database.write(
                handle -> handle.execute("UPDATE zalo_account SET blocked = 1 WHERE user_id = '" + MEMBER_ONE + "'"));
        assertThat(agree(ADMINISTRATOR)).contains("đã đổi").contains("Sẽ mời 1 người");
        assertThat(agree(ADMINISTRATOR)).contains("Máy đang nhờ Zalo lập nhóm");
        assertThat(say(ADMINISTRATOR, "lập nhóm chi hội nông dân thôn 1")).contains("Máy đang lập một nhóm");
        assertThat(database.<String>read(handle -> handle.createQuery(
                                "SELECT state || ' ' || asset_id || ' ' || asked_via || ' ' || invite FROM chat_creation")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("WANTED as-1 chat 1");
    }

    @Test
    void aNoticeIsAskedForPieceByPieceAndThenShownBeforeItGoes() {
        assertThat(say(MEMBER_ONE, "soạn")).contains("Chỉ cán bộ và người phụ trách");
        assertThat(say(LEADER_ONE, "soan")).contains("Đồng chí gửi cho ai?");
        assertThat(say(LEADER_ONE, "chi hoi nong dan thon 1")).contains("Nội dung là gì?");
        assertThat(say(LEADER_ONE, "19h30 tối mai họp ở nhà văn hóa")).contains("Tin thường hay khẩn?");
        assertThat(say(LEADER_ONE, "thuong")).contains("Có văn bản PDF");
        assertThat(say(LEADER_ONE, "khong")).contains("Cần bà con trả lời gì?");
        assertThat(say(LEADER_ONE, "chỉ cần đã nhận")).contains("XEM TRƯỚC, chưa gửi");
        assertThat(database.<Boolean>read(
                        handle -> directives.byNumber(handle, commune, 1).isEmpty()))
                .isTrue();
        agree(LEADER_ONE);
        assertThat(directive(1).text()).isEqualTo("19h30 tối mai họp ở nhà văn hóa");
    }

    @Test
    void whatIsDictatedIsNoCommandAndKeepsItsLines() {
        say(LEADER_ONE, "soạn");
        say(LEADER_ONE, "chi hội nông dân thôn 1");
        assertThat(say(LEADER_ONE, "hủy")).contains("máy dừng ở đây");
        say(LEADER_ONE, "soạn");
        say(LEADER_ONE, "chi hội nông dân thôn 1");
        assertThat(say(LEADER_ONE, "nhắc bà con 7h sáng mai:\n- dọn mương\n- mang cuốc"))
                .contains("Tin thường hay khẩn?");
        say(LEADER_ONE, "khẩn");
        say(LEADER_ONE, "không kèm tệp");
        assertThat(say(LEADER_ONE, "mười con")).contains("Máy chưa hiểu “mười con”", "Cần bà con trả lời gì?");
        assertThat(say(LEADER_ONE, "1 = Đi được\n2 = Vắng"))
                .contains("nhắc bà con 7h sáng mai:\\n- dọn mương\\n- mang cuốc", "1 = Đi được   2 = Vắng");
        agree(LEADER_ONE);
        assertThat(directive(1).answers().choices()).hasSize(2);
    }

    @Test
    void answersStandAtTheEndOfWhatIsSent() {
        assertThat(say(LEADER_ONE, "gửi chi hội nông dân thôn 1: Mai họp. Trả lời: 1 = Đi được; 2 = Vắng (ghi lý do)"))
                .contains("Mai họp\\n", "Bà con trả lời: 1 = Đi được   2 = Vắng (ghi lý do)");
        agree(LEADER_ONE);
        assertThat(directive(1).text()).isEqualTo("Mai họp");
        arrived(MEMBER_ONE);
        assertThat(say(MEMBER_ONE, "2 đi viện")).contains("Vắng (đi viện)");
        assertThat(say(LEADER_ONE, "báo cáo 1"))
                .contains("1 = Đi được: 0 người", "2 = Vắng (ghi lý do): 1 người", "Chưa trả lời: 2 người");
        assertThat(say(LEADER_ONE, "gửi chi hội nông dân thôn 1: Ai trả lời: đến gặp tôi"))
                .as("plain words")
                .contains("Ai trả lời: đến gặp tôi")
                .doesNotContain("Bà con trả lời");
    }

    @Test
    void aLeaderNeedNotNameTheOwnBodyToSeeItsMembers() {
        assertThat(say(LEADER_ONE, "thanh vien")).contains("Chi hội Nông dân thôn 1: ");
        assertThat(say(MEMBER_ONE, "thành viên")).doesNotContain("Hội viên không Zalo");
    }

    @Test
    void aLeaderNamesADeputyAndTakesASlipBack() {
        assertThat(say(MEMBER_ONE, "bổ nhiệm Hội viên 1 làm phó chi hội nông dân thôn 1"))
                .contains("ngoài phần");
        assertThat(say(LEADER_ONE, "bo nhiem hoi vien 1 lam pho chi hoi nong dan thon 1 den 31/12/2027"))
                .contains("làm cấp phó Chi hội Nông dân thôn 1 đến hết ngày 31/12/2027?");
        assertThat(agree(LEADER_ONE)).contains("Đã ghi Hội viên 1 làm cấp phó");
        assertThat(say(LEADER_ONE, "bổ nhiệm hội viên 1 làm phó chi hội nông dân thôn 1 đến 31/2/2027"))
                .contains("chưa rõ ngày");

        say(LEADER_ONE, "bớt hội viên 1 khỏi chi hội nông dân thôn 1");
        assertThat(agree(LEADER_ONE)).contains("Đã bớt Hội viên 1", "hoàn tác");
        assertThat(say(LEADER_ONE, "hoan tac")).contains("Đã hoàn tác việc vừa rồi với Hội viên 1");
        assertThat(say(LEADER_ONE, "hoàn tác")).contains("mười phút");
        assertThat(say(LEADER_ONE, "thành viên chi hội nông dân thôn 1")).contains("Hội viên 1 (cấp phó)");
    }

    @Test
    void anybodyAsksWhetherAMessageIsOfTheCommune() {
        send(DRAFTER, "gui chi hoi nong dan thon 1: 19h hop chi hoi");
        String code = directive(1).checkCode();
        assertThat(lastTo(MEMBER_ONE)).contains("đã nhận 1\\nMã kiểm tra: " + code + "\",\"buttons\"");

        assertThat(say("9100000000009999", "kiem tra " + code.toLowerCase(Locale.ROOT)))
                .contains("xã đã gửi tin mang mã " + code, "thông báo 1", "09h00 ngày 24/11/2026", "19h hop chi hoi")
                .doesNotContain("Chi hội Nông dân", "người");
        assertThat(say(MEMBER_ONE, "mã 22X22 có phải xã gửi không?")).contains("KHÔNG phải của xã", "22X22");
        assertThat(say(MEMBER_ONE, "tin này có phải xã gửi không")).contains("kiểm tra 7K3F9");

        arrived(MEMBER_ONE);
        say(DRAFTER, "thu hồi 1: sai giờ");
        agree(DRAFTER);
        assertThat(say(MEMBER_ONE, "kiểm tra " + code)).contains("ĐÃ THU HỒI");
    }

    @Test
    void nobodyWithdrawsWhatIsNotTheirs() {
        send(DRAFTER, "gui chi hoi nong dan thon 1: hop");

        arrived(MEMBER_ONE);

        assertThat(say(LEADER_ONE, "thu hoi 1"))
                .contains("ngoài quyền của đồng chí")
                .doesNotContain("Hội viên 1");
        assertThat(say(MEMBER_ONE, "thu hoi 1")).doesNotContain("Đã có tin", "Hội viên 1");
        assertThat(say(MEMBER_ONE, "dừng 1")).contains("Không dừng được");
        assertThat(directive(1).state()).isEqualTo(DirectiveState.PUBLISHED);
        assertThat(say(MEMBER_ONE, "nhắc 1")).contains("ngoài quyền của bác");
    }

    @Test
    void aLateWordToTheOldNumberIsTakenAndAnsweredWithTheOneInForce() {
        send(DRAFTER, "gui chi hoi nong dan thon 1: sơ tán lúc 17h");
        arrived(MEMBER_ONE);
        replaceFirst("Sơ tán ngay bây giờ.");

        assertThat(say(MEMBER_ONE, "đã nhận 1"))
                .contains("Đã ghi nhận", "đã được thay bằng thông báo 2", "Sơ tán ngay bây giờ.");
        assertThat(say(MEMBER_ONE, "thông báo 1")).contains("đã được thay bằng thông báo 2");
        assertThat(say(MEMBER_ONE, "thông báo")).contains("2. ").doesNotContain("1. sơ tán");
    }

    @Test
    void aTimeBeforeTheColonSchedulesIt() {
        assertThat(say(DRAFTER, "gửi chi hội nông dân thôn 1 lúc 7h sáng mai: họp"))
                .contains("Gửi lúc 7h00 thứ Tư, 25/11/2026");
        assertThat(agree(DRAFTER)).contains("sẽ gửi lúc 7h00 thứ Tư, 25/11/2026");
        assertThat(directive(1).state()).isEqualTo(DirectiveState.SCHEDULED);
        clock.advance(Duration.ofHours(22));
        assertThat(database.write(directives::departDue)).isEqualTo(Integer.valueOf(1));
        assertThat(directive(1).state()).isEqualTo(DirectiveState.PUBLISHED);
        assertThat(say(DRAFTER, "gửi chi hội nông dân thôn 1 lúc hoàng hôn: họp"))
                .contains("chưa hiểu giờ gửi");
    }

    @Test
    void inTheNightOnlyTheMostUrgentLeavesWithAReasonAndTheSecondPersonSeesIt() {
        clock.moveTo(Instant.parse("2026-11-24T15:30:00Z"));
        assertThat(say(DRAFTER, "gửi chi hội nông dân thôn 1: họp")).contains("giờ yên tĩnh", "Gửi lúc 6h00");

        assertThat(say(DRAFTER, "gửi hỏa tốc chi hội nông dân thôn 1 vì đê sắp vỡ: chạy ngay"))
                .contains("Gửi trong giờ yên tĩnh, lý do ghi vào nhật ký: đê sắp vỡ");
        assertThat(agree(DRAFTER)).contains("đang chờ người thứ hai duyệt");
        assertThat(say(APPROVER, "duyệt 1")).contains("Đã duyệt. Thông báo 1 đang được gửi");
    }

    @Test
    void remindingGoesToThoseWhoHaveNotAnswered() {
        send(DRAFTER, "gui chi hoi nong dan thon 1: hop");
        arrived(MEMBER_ONE);
        arrived(LEADER_ONE);

        assertThat(say(LEADER_ONE, "nhắc 1")).contains("Đã nhắc 2 người", "Còn 1 người không nhắn được");
        assertThat(say(LEADER_ONE, "nhac 1")).contains("chưa đến 30 phút");
        assertThat(lastTo(MEMBER_ONE)).contains("NHẮC LẠI");
    }

    @Test
    void followUpIsSaidBackAndCarriedOut() {
        send(DRAFTER, "gui chi hoi nong dan thon 1: hop");
        arrived(MEMBER_ONE);
        assertThat(say(DRAFTER, "đôn đốc 1")).contains("chưa đặt tự đôn đốc", "đôn đốc 1: Nhắc sau 4 giờ");
        assertThat(say(DRAFTER, "don doc 1: nhac sau 4 gio, bao chi hoi truong sau 6 gio"))
                .contains("• Sau 4 giờ (13h00 thứ Ba 24/11/2026): nhắc những người chưa nhận")
                .contains("• Sau 6 giờ (15h00 thứ Ba 24/11/2026): báo chi hội trưởng");
        assertThat(say(DRAFTER, "đôn đốc 1: nhắc ông Tám sau 4 giờ")).contains("chưa hiểu đoạn “nhắc ông Tám");
        assertThat(say(MEMBER_ONE, "đôn đốc 1: nhắc sau 1 giờ")).contains("Chỉ người soạn");

        clock.advance(Duration.ofHours(4));
        assertThat(new FollowUpTick(database, directives.followUps()).runDue()).isEqualTo(1);
        assertThat(lastTo(MEMBER_ONE)).contains("NHẮC LẠI");
        assertThat(say(DRAFTER, "đôn đốc 1")).contains("đã làm lúc 13h00 thứ Ba 24/11/2026", "chờ đến lúc");
        assertThat(say(DRAFTER, "đôn đốc 1: thôi")).contains("không tự đôn đốc văn bản 1 nữa");
    }

    @Test
    void allLeadersAreAnAudience() {
        assertThat(say(DRAFTER, "gửi tất cả các chi hội trưởng: nộp báo cáo")).contains("= 2 người");
    }

    @Test
    void anAnswerInAnyFormIsTakenSaidBackAndGivenForANeighbour() {
        ask("1 = Có dự\n2 = Vắng (ghi lý do)\n3 = Gọi lại cho tôi (báo ngay)");
        assertThat(lastTo(MEMBER_ONE)).contains("Trả lời: 1 = Có dự   2 = Vắng (ghi lý do)", "\"tin 1: 1\"");
        assertThat(say(MEMBER_ONE, "5")).contains("Thông báo 1 hỏi: 1 = Có dự");
        assertThat(say(MEMBER_ONE, "2")).contains("thông báo 1: Vắng.", "nhắn 2 và lý do");
        assertThat(say(MEMBER_ONE, "tôi vắng vì đi viện")).contains("thông báo 1: Vắng (đi viện)");
        assertThat(say(MEMBER_ONE, "tôi sẽ dự ạ"))
                .as("as one answers an invitation")
                .contains("thông báo 1: Có dự");
        assertThat(say(MEMBER_ONE, "gọi lại cho em")).contains("Gọi lại cho tôi", "nhắn ngay người phụ trách");
        assertThat(lastTo(LEADER_ONE)).contains("Hội viên 1 (Thôn 1) trả lời thông báo 1");
        assertThat(say(MEMBER_ONE, "thông báo 1")).contains("Trả lời: 1 = Có dự");

        assertThat(say(LEADER_ONE, "trả lời thay hội viên không zalo 1: 2 ốm"))
                .contains("trả lời thay Hội viên không Zalo cho thông báo 1: Vắng (ốm)");
        assertThat(say(LEADER_ONE, "tra loi thay Hội viên không Zalo 1: 7")).contains("Thông báo 1 hỏi:");
        assertThat(say(MEMBER_ONE, "trả lời thay Chi hội trưởng 1 1: 2")).contains("Không tìm thấy");
        assertThat(say(MEMBER_ONE, "dữ liệu của tôi json")).contains("tra_loi_thong_bao", "Vắng (đi viện)");
    }

    @Test
    void whatAFlowAsksIsAnsweredFirstAndWordsOfAFlowBeginItOnlyWhereNothingAsksThem() {
        assertThat(say(MEMBER_ONE, "an toàn")).contains("Thôn 1 an toàn");
        ask("1 = Nhà tôi đã an toàn\n2 = Cần xe/thuyền (báo ngay)");
        assertThat(say(MEMBER_ONE, "an toan")).contains("trả lời thông báo 1: Nhà tôi đã an toàn");

        assertThat(say(MEMBER_ONE, "phản ánh đèn đường hỏng")).contains("ảnh");
        assertThat(say(MEMBER_ONE, "2 1"))
                .as("a button of the directive, in the middle of a flow")
                .contains("trả lời thông báo 1: Cần xe/thuyền", "Mình tiếp tục nhé");
        assertThat(say(MEMBER_ONE, "1")).as("what the flow asks").doesNotContain("trả lời thông báo");
        say(MEMBER_ONE, "hủy");
        clock.advance(Duration.ofDays(4));
        assertThat(say(MEMBER_ONE, "an toàn")).as("another storm").contains("Thôn 1 an toàn");
    }

    @Test
    void betweenAMeetingAndADirectiveThePersonIsAskedAndAQuoteDecides() {
        ask("1 = Có dự\n2 = Vắng (ghi lý do)");
        invite(MEMBER_ONE);
        assertThat(say(MEMBER_ONE, "1")).contains("trả lời cho tin nào?", "2. họp chi hội");
        assertThat(say(MEMBER_ONE, "2")).contains("Đã ghi bác có dự: họp chi hội");
        assertThat(say(MEMBER_ONE, "2 bận"))
                .as("only the directive waits by now")
                .contains("thông báo 1: Vắng (bận)");

        ask("1 = Có dự\n2 = Vắng (ghi lý do)");
        ask("1 = Có dự\n2 = Vắng (ghi lý do)");
        assertThat(say(MEMBER_ONE, "1")).contains("trả lời cho tin nào?", "3. Mời bà con", "2. Mời bà con");
        assertThat(say(MEMBER_ONE, "2")).contains("thông báo 2: Có dự");
        database.write(handle -> handle.execute("""
                INSERT INTO delivery_message (commune_id, message_id, delivery_id, status, at)
                SELECT v.commune_id, 'm-quoted', v.id, 4, 0 FROM delivery v JOIN directive d ON d.id = v.directive_id
                JOIN zalo_account z ON z.person_id = v.person_id
                WHERE d.short_number = 1 AND z.user_id = '%s'""".formatted(MEMBER_ONE)));
        assertThat(say(MEMBER_ONE, "có dự", "m-quoted")).contains("thông báo 1: Có dự");
    }

    private void ask(String answers) {
        var draft = new DirectiveDraft(
                        person(DRAFTER),
                        "",
                        "",
                        "Mời bà con trả lời.",
                        Urgency.NORMAL,
                        Audience.of(new Audience.Part.OfBody(farmersOfOne())),
                        null,
                        null)
                .with(new DirectiveDraft.Extras(AnswerSetReader.read(answers).set(), ""));
        database.write(handle -> directives.publish(handle, commune, draft, "console"));
        arrived(MEMBER_ONE);
    }

    private PersonId person(String user) {
        return database.read(
                handle -> new PersonId(handle.createQuery("SELECT person_id FROM zalo_account WHERE user_id = :user")
                        .bind("user", user)
                        .mapTo(Long.class)
                        .one()));
    }

    private BodyId farmersOfOne() {
        return database.read(handle -> new BodyId(handle.createQuery("SELECT id FROM body WHERE code = 'HND-T1'")
                .mapTo(Long.class)
                .one()));
    }

    /** They got the invitation to a meeting of the leader's. */
    private void invite(String user) {
        say(LEADER_ONE, "nhắc chi hội nông dân thôn 1: 19h30 thứ 7 họp chi hội");
        agree(LEADER_ONE);
        PersonId invited = person(user);
        long reminder = database.read(handle -> handle.createQuery("SELECT MAX(id) FROM reminder")
                .mapTo(Long.class)
                .one());
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO reminder_receipt
                            (occurrence_id, reminder_id, commune_id, person_id, event_at, route, state, at)
                        SELECT MIN(id), :reminder, :commune, :person, :event, 'PERSON', 'SENT', :at
                        FROM reminder_occurrence WHERE reminder_id = :reminder
                        """)
                .bind("reminder", reminder)
                .bind("commune", commune.value())
                .bind("person", invited.value())
                .bind("event", clock.millis() + Duration.ofDays(2).toMillis())
                .bind("at", clock.millis())
                .execute());
    }

    private void replaceFirst(String text) {
        var first = directive(1);
        var draft = new DirectiveDraft(first.author(), "", "", text, first.urgency(), first.audience(), null, null)
                .about(new Follow(1, Follow.Kind.REPLACES));
        database.write(handle -> directives.publish(handle, commune, draft, "console"));
    }

    private Directive directive(int number) {
        return database.read(handle -> directives.byNumber(handle, commune, number))
                .orElseThrow();
    }

    private void send(String user, String command) {
        say(user, command);
        agree(user);
    }

    private String agree(String user) {
        return say(user, "đồng ý");
    }

    /** Zalo took this person's copy. */
    private void arrived(String user) {
        database.write(handle -> handle.createUpdate("""
                        UPDATE delivery SET status = 4 WHERE person_id IN
                            (SELECT person_id FROM zalo_account WHERE user_id = :user)
                        """).bind("user", user).execute());
        database.write(handle ->
                handle.createUpdate("""
                        UPDATE outbox_message SET state = 'SENT' WHERE state = 'PENDING' AND call LIKE :user
                        """).bind("user", "%" + user + "%").execute());
    }

    /** What is said to the person in answer. */
    private String say(String user, String text) {
        return say(user, text, null);
    }

    private String say(String user, String text, @Nullable String quoted) {
        long id = ++events;
        var meta = new WebhookEvent.Meta("user_send_text", null, null, clock.millis(), "e" + id);
        var message =
                new WebhookEvent.UserMessage(meta, new ZaloUserId(user), "text", "in-" + id, text, List.of(), quoted);
        var received = new ReceivedEvent(id, commune, message, clock.instant());
        service.prepare(received);
        database.write(handle -> {
            service.handle(handle, received);
            return true;
        });
        return texts("message_key LIKE 'inbox:" + id + "/%'");
    }

    private String lastTo(String user) {
        return texts("call LIKE '%" + user + "%'");
    }

    private String texts(String where) {
        List<String> calls = database.read(
                handle -> handle.createQuery("SELECT call FROM outbox_message WHERE " + where + " ORDER BY id")
                        .mapTo(String.class)
                        .list());
        List<String> texts = new ArrayList<>();
        for (String call : calls) {
            try {
                texts.add(JSON.readTree(call).path("message").asText());
            } catch (JsonProcessingException e) {
                throw new AssertionError("A stored call cannot be read", e);
            }
        }
        return String.join("\n", texts);
    }
}
