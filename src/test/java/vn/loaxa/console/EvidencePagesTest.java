package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.conversation.FilingQuestions;
import vn.loaxa.reminder.SystemNotices;
import vn.loaxa.settings.ZaloRules;

/** What residents say on their phones, in the report and on the list of gifts: questions, filings, the survey, promises. */
class EvidencePagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String LEADER_ONE = "0900000004";
    private static final String MEMBER_ONE = "9100000000000006";
    private static final String MEMBER_TWO = "9100000000000008";
    private static final String STRANGER = "9100000000009999";
    private static final String PUBLIC = "/cong-khai/dong-gop/TEST-01";

    @TempDir
    Path folder;

    private ConsoleRig rig;
    private TalkRig phones;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        phones = new TalkRig(rig);
    }

    @AfterEach
    void close() {
        phones.close();
        rig.close();
    }

    @Test
    void anAnswerCountsUntilThePersonSaysThatItWasNotEnough() {
        assertThat(phones.say(MEMBER_ONE, "làm giấy khai sinh cần gì")).contains("giấy chứng sinh");
        assertThat(phones.say(MEMBER_ONE, "câu trả lời đúng ý")).contains("đã ghi là câu trả lời đúng ý");
        assertThat(phones.say(MEMBER_ONE, "câu trả lời đúng ý")).contains("đã đánh giá rồi");
        phones.say(MEMBER_TWO, "làm giấy khai sinh cần gì");
        assertThat(phones.say(MEMBER_TWO, "câu trả lời chưa đúng ý")).contains("Gặp cán bộ");
        phones.say(MEMBER_ONE, "làm giấy khai sinh cần gì");
        phones.say(MEMBER_ONE, "gặp cán bộ");
        phones.say(STRANGER, "làm giấy khai sinh cần gì");
        rig.clock.advance(Duration.ofMinutes(31));
        phones.say(STRANGER, "gặp cán bộ");
        phones.say(MEMBER_TWO, "tổng thống nước Pháp tên là gì vậy bạn ơi");

        String page = report(DRAFTER);
        assertThat(row(page, "Câu hỏi máy trả lời được")).isEqualTo("40% 2 / 5");
        assertThat(row(page, "Câu trả lời của máy đúng ý")).isEqualTo("50% 1 / 2");
        assertThat(row(report(LEADER_ONE), "Câu hỏi máy trả lời được")).startsWith("chỉ tính toàn xã");
        assertThat(columns("SELECT topic FROM question_count WHERE outcome = 'DISLIKED'"))
                .containsExactly("khai-sinh");
    }

    @Test
    void whoWasLedToFileIsAskedTheDayAfterAndSaysWhatBecameOfIt() {
        var questions = new FilingQuestions(
                rig.database,
                rig.directory,
                new SystemNotices(rig.directory, rig.outbox, ZaloRules.bundled(), rig.clock),
                rig.clock);
        assertThat(phones.say(MEMBER_ONE, "đã nộp")).contains("bác nộp thế nào rồi");
        assertThat(phones.say(MEMBER_ONE, "đã nộp trực tuyến")).contains("chưa hướng dẫn bác hồ sơ nào");
        for (String user : List.of(MEMBER_ONE, MEMBER_TWO, STRANGER)) {
            for (String said : List.of("thủ tục", "kết hôn", "đều ở xã", "trên mạng", "xong rồi")) {
                phones.say(user, said);
            }
        }
        assertThat(row(report(DRAFTER), "Hồ sơ nộp trực tuyến theo hướng dẫn")).isEqualTo("0% 0 / 3");

        questions.runDue();
        assertThat(asked()).as("the same day").isZero();
        rig.clock.advance(Duration.ofHours(24));
        questions.runDue();
        questions.runDue();
        assertThat(asked()).as("those on the roll, once").isEqualTo(2);
        phones.say(MEMBER_ONE, "đã nộp");
        assertThat(phones.say(MEMBER_ONE, "1")).contains("xã đã ghi");
        phones.say(MEMBER_TWO, "chưa nộp");
        assertThat(phones.say(MEMBER_TWO, "chưa")).contains("tổ công nghệ số");
        assertThat(row(report(DRAFTER), "Hồ sơ nộp trực tuyến theo hướng dẫn")).isEqualTo("33% 1 / 3");
    }

    private int asked() {
        return columns("SELECT message_key FROM outbox_message WHERE message_key LIKE 'system:filing:%'")
                .size();
    }

    @Test
    void theSurveyCountsEachPersonOnceAndForgetsWhoWantsIt() {
        assertThat(row(report(DRAFTER), "Người lớn có VNeID mức 2")).startsWith("chưa đo Chưa ai trả lời");
        assertThat(phones.say(STRANGER, "khảo sát")).contains("Trả lời hay không là tùy bác");
        assertThat(phones.say(STRANGER, "không trả lời")).contains("không ghi gì");
        survey(MEMBER_ONE, "có", "có", "chưa có", "không rõ");
        survey(MEMBER_TWO, "chưa có", "có", "chưa có", "có");
        survey(MEMBER_TWO, "có", "có", "chưa có", "chưa có");

        String page = report(DRAFTER);
        assertThat(row(page, "Người lớn có VNeID mức 2")).isEqualTo("100% 2 / 2");
        assertThat(row(page, "Người lớn có chữ ký số cá nhân")).isEqualTo("0% 0 / 2");
        assertThat(row(page, "Người lớn có sổ sức khỏe điện tử")).isEqualTo("0% 0 / 2");
        assertThat(columns("SELECT purpose FROM consent WHERE given = 1"))
                .containsOnly("khao-sat")
                .hasSize(3);

        phones.say(MEMBER_TWO, "khảo sát");
        assertThat(phones.say(MEMBER_TWO, "xóa")).contains("đã xóa các câu");
        assertThat(row(report(DRAFTER), "Người lớn có VNeID mức 2")).isEqualTo("100% 1 / 1");
        assertThat(phones.say(MEMBER_ONE, "dữ liệu của tôi json")).contains("khao_sat", "VNEID");
    }

    @Test
    void aDirectiveAsksForTheSurveyAndItsBoardCountsWhoAnsweredSince() throws IOException {
        survey(MEMBER_ONE, "có", "có", "chưa có", "không rõ");
        rig.clock.advance(Duration.ofMinutes(1));
        Browser office = rig.signedIn(DRAFTER);
        assertThat(office.get("/chi-dao/soan").body()).contains("name=\"khao-sat\"");
        String form = office.form;
        assertThat(office.post("/chi-dao/soan/ke-hoach", "phieu", form, "tin", "Mời trả lời", "khao-sat", "1")
                        .body())
                .contains("<span class=\"btn\">Trả lời khảo sát</span>", "Trả lời hay không là tùy bà con");
        var sent = office.post(
                "/chi-dao/soan",
                "phieu",
                form,
                "tin",
                "Mời bà con trả lời khảo sát tháng 11",
                "hoi",
                "HND",
                "khao-sat",
                "1",
                "gui",
                "1");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(phones.told(MEMBER_ONE).toString()).contains("gõ “khảo sát”");
        assertThat(rig.texts("SELECT call FROM outbox_message WHERE recipient = 'user:" + MEMBER_ONE + "'")
                        .toString())
                .contains("\"title\\\":\\\"Trả lời khảo sát");
        assertThat(office.get("/chi-dao/1").body()).contains("0 trong 6 người nhận đã trả lời khảo sát từ lúc gửi");
        rig.clock.advance(Duration.ofMinutes(1));
        survey(MEMBER_TWO, "có", "có", "chưa có", "có");
        survey(STRANGER, "có", "có", "chưa có", "có", "thôn 1");
        assertThat(office.get("/chi-dao/1").body())
                .contains("1 trong 6 người nhận đã trả lời khảo sát từ lúc gửi (16%)");
        assertThat(rig.signedIn(LEADER_ONE).get("/chi-dao/1").body())
                .as("a number so small would tell a leader who it was")
                .doesNotContain("đã trả lời khảo sát");
        String text;
        try (var document = Loader.loadPDF(office.bytes("/chi-dao/1/bao-cao.pdf"))) {
            text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
        assertThat(text).contains("Đã trả lời khảo sát 1 ");
    }

    @Test
    void aLeaderCannotHaveTheSurveyOfTheCommuneAnswered() {
        Browser leader = rig.signedIn(LEADER_ONE);
        assertThat(leader.get("/chi-dao/soan").body()).doesNotContain("name=\"khao-sat\"");
        leader.post("/chi-dao/soan", "phieu", leader.form, "tin", "Họp", "hoi", "HND-T1", "khao-sat", "1", "gui", "1");
        assertThat(rig.texts("SELECT survey FROM directive")).containsExactly("0");
    }

    private void survey(String user, String... answers) {
        phones.say(user, "khảo sát");
        String said = phones.say(user, "đồng ý trả lời");
        for (String answer : answers) {
            said = phones.say(user, answer);
        }
        assertThat(said).contains("xã đã ghi");
    }

    @Test
    void aPromiseIsPublicOnceTheOfficeHasLookedAndNamesOnlyWhoAgreed() throws IOException {
        pledge(MEMBER_ONE, "200 nghìn", "ghi tên tôi");
        pledge(MEMBER_TWO, "=HYPERLINK(1) hai công, gọi 0912 345 678", "đừng ghi tên");
        Browser everybody = rig.browser();
        assertThat(everybody.get(PUBLIC).body())
                .contains("Chưa có lời đăng ký nào")
                .doesNotContain("200");

        Browser office = rig.signedIn(DRAFTER);
        assertThat(office.get("/dong-gop").body())
                .contains("Hội viên 1, thôn 1", "Một gia đình thôn 2", "200.000 đồng")
                .doesNotContain("0912", "345 678");
        office.post("/dong-gop/1", "tinh-trang", "RECEIVED", "so-tien", "200000");
        office.post("/dong-gop/2", "tinh-trang", "LISTED", "so-tien", "0");
        office.post("/dong-gop/viec/camera", "ten", "Camera an ninh <b>", "muc-tieu", "1.000.000");
        String page = everybody.get(PUBLIC).body();
        assertThat(page)
                .contains("Camera an ninh &lt;b&gt;", "200.000 trên 1.000.000 đồng (20%), đã nhận 200.000 đồng")
                .contains("2 gia đình, trong đó 1 gia đình góp công", "Hội viên 1, thôn 1", "Một gia đình thôn 2")
                .doesNotContain("Hội viên 2", "0912", "<b>\"", "href=\"/hop-thu");

        office.post("/dong-gop/2", "tinh-trang", "HIDDEN", "so-tien", "0");
        assertThat(everybody.get(PUBLIC).body()).doesNotContain("Một gia đình thôn 2");
        assertThat(everybody.get("/cong-khai/dong-gop/KHONG-CO").statusCode()).isEqualTo(404);
        assertThat(office.post("/dong-gop/1", "tinh-trang", "LISTED", "so-tien", "nhiều lắm")
                        .body())
                .contains("Số tiền “nhiều lắm” của lời đăng ký số 1 chưa đọc được", "200.000 đồng");
        assertThat(columns("SELECT action FROM audit_entry WHERE action LIKE 'pledge.%' ORDER BY sequence"))
                .containsExactly("pledge.state", "pledge.state", "pledge.campaign", "pledge.state");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(office.bytes("/dong-gop.xlsx")))) {
            var cells = book.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream())
                    .collect(Collectors.toList());
            assertThat(cells).noneMatch(cell -> cell != null && cell.getType() == CellType.FORMULA);
        }
        assertThat(office.get("/dong-gop.csv").body()).contains("'=HYPERLINK(1)");
        assertThat(rig.signedIn(LEADER_ONE).get("/dong-gop").statusCode()).isEqualTo(403);
    }

    private void pledge(String user, String gift, String named) {
        phones.say(user, "đóng góp");
        phones.say(user, "camera");
        phones.say(user, gift);
        phones.say(user, "không có ảnh");
        phones.say(user, user.equals(MEMBER_ONE) ? "thôn 1" : "thôn 2");
        assertThat(phones.say(user, named)).contains("Xã đã ghi lời đăng ký số", "danh sách công khai");
    }

    @Test
    void aBrokenCameraIsSeenUntilTheOfficeHasAnswered() {
        Browser office = rig.signedIn(DRAFTER);
        assertThat(office.get("/camera-hong").body()).contains("Chưa ai báo camera hỏng");
        phones.say(MEMBER_ONE, "camera hỏng");
        phones.say(MEMBER_ONE, "ngã ba đầu thôn 1 <i>");
        phones.say(MEMBER_ONE, "bị xoay");
        assertThat(phones.say(MEMBER_ONE, "không có ảnh")).contains("gõ “phản ánh 1” để xem");
        assertThat(office.get("/camera-hong").body())
                .contains("1 chỗ chưa trả lời, trong 1 chỗ", "ngã ba đầu thôn 1 &lt;i&gt;", "Chờ sửa")
                .doesNotContain("Hội viên 1");
        rig.clock.advance(Duration.ofDays(30));
        assertThat(rig.entered(DRAFTER).get("/camera-hong").body()).contains("Quá hạn trả lời");
        rig.sql(
                "INSERT INTO resident_case_event (case_id, at, actor, state, note)"
                        + " SELECT id, :at, '', 'ANSWERED', '' FROM resident_case",
                Map.of("at", rig.clock.millis()));
        assertThat(rig.entered(DRAFTER).get("/camera-hong").body())
                .contains("0 chỗ chưa trả lời", "Đã trả lời 24/12/2026");
    }

    @Test
    void thePaperSaysWhatEachFigureIsAndWhatItDoesNotProve() throws IOException {
        rig.publish(DRAFTER, "Họp chi hội 1", "HND-T1");
        rig.sql("UPDATE village SET name = :name WHERE code = 'T2'", Map.of("name", "Thôn Phượng Vĩ 🌸"));
        String text;
        try (var document = Loader.loadPDF(rig.signedIn(DRAFTER).bytes("/bao-cao/ban-in.pdf?thang=2026-11"))) {
            text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
        assertThat(text)
                .contains("BÁO CÁO SỬ DỤNG KÊNH ZALO CỦA XÃ ĐÔNG MẪU", "Tháng 11 năm 2026", "Toàn xã Đông Mẫu")
                .contains("Tỷ lệ trên dân số phải lấy từ nguồn chính thức")
                .contains("Văn bản có chữ ký số 0% 0 / 1", "Số người trả lời “Có” ÷ số người")
                .contains("Thôn Phượng Vĩ", "Thủ trưởng đơn vị");
        assertThat(rig.browser().get("/bao-cao/ban-in.pdf").statusCode()).isEqualTo(302);
    }

    private String report(String phone) {
        return rig.entered(phone).get("/bao-cao").body();
    }

    /** Value and detail of one row of the report. */
    private static String row(String page, String name) {
        int at = page.indexOf("<th scope=\"row\">" + name + "</th>");
        assertThat(at).as(name).isPositive();
        String cell = page.substring(at, page.indexOf("</td>", at));
        return cell.substring(cell.indexOf("<td"))
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private List<String> columns(String query) {
        return rig.database.read(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
