package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.Particulars;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.testing.TestPaper;
import vn.loaxa.testing.TestSigner;

/** From the signed PDF to the message: what is read is offered, what is begun is kept, what is chosen often has a name. */
class ComposePagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final String LEADER_ONE = "0900000004";
    private static final Pattern TOKEN = Pattern.compile("name=\"tep-da-gui\" value=\"([\\w-]+)\"");

    @TempDir
    static Path folder;

    private static ConsoleRig rig;
    private static byte[] signed;
    private static Browser drafter;
    private static Browser approver;

    @BeforeAll
    static void open() throws IOException {
        rig = new ConsoleRig(folder);
        TestSigner root = TestSigner.authority("Cơ quan chứng thực thử nghiệm");
        root.trustedIn(folder.resolve("trusted"));
        signed = root.signer("CN=Nguyễn Văn Ánh,O=UBND xã Đông Mẫu", "2024-01-01T00:00:00Z", "2029-01-01T00:00:00Z")
                .sign(TestPaper.telegram().bytes(), "2026-09-27T06:50:00Z");
        drafter = rig.signedIn(DRAFTER);
        approver = rig.signedIn(APPROVER);
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @BeforeEach
    void begin() {
        drafter.get("/chi-dao/soan");
    }

    @Test
    void whatStandsInAPaperIsOfferedAndNothingIsAssumed() {
        var part = drop("cong-dien.pdf", signed);

        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body())
                .contains(
                        "Đã ký số, tệp nguyên vẹn từ lúc ký",
                        "data-kind=\"ok\"",
                        "Nguyễn Văn Ánh (UBND xã Đông Mẫu), 13h50 ngày 27/9/2026",
                        "data-fill=\"so\" data-value=\"24/CĐ-UBND\"",
                        "Trang 1: “Số: 24/CĐ-UBND”",
                        "data-fill=\"khan\" data-value=\"FLASH\"",
                        "Mức độ khẩn: Hỏa tốc")
                .doesNotContain("<html");
        var page = drafter.post("/chi-dao/soan", form("xem", "1"));
        assertThat(page.body()).contains("name=\"so\" value=\"\"");
    }

    @Test
    void aPersonTakesOverOneValueOrAllAndTheyStandInTheForm() {
        String token = token(drop("cong-dien.pdf", signed));

        var one = drafter.post("/chi-dao/soan", form("tep-da-gui", token, "so", "cũ", "dung", "so"));
        assertThat(one.body()).contains("name=\"so\" value=\"24/CĐ-UBND\"", "name=\"ngay\" value=\"\"", "Đã dùng");

        var all = drafter.post("/chi-dao/soan", form("tep-da-gui", token, "dung", "tat"));
        assertThat(all.body())
                .contains(
                        "name=\"so\" value=\"24/CĐ-UBND\"",
                        "name=\"ngay\" value=\"27/9/2026\"",
                        "name=\"loai\" value=\"Công điện\"",
                        "name=\"noi\" value=\"UBND xã Đông Mẫu\"",
                        "value=\"FLASH\" selected",
                        "name=\"ky\" value=\"Phó Chủ tịch Nguyễn Văn Ánh\"");
    }

    @Test
    void aSecretPaperIsNotKeptAndTheReasonNamesThePlace() {
        long before = files();
        var part = drop(
                "x.pdf",
                TestPaper.telegram().line(TestPaper.LEFT, 20, "TỐI MẬT").bytes());

        assertThat(part.body()).contains("Tệp x.pdf có dấu “TỐI MẬT” ở trang 1").doesNotContain("tep-da-gui");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatIsNoPdfOrTooLargeIsRefusedBesideTheField() {
        assertThat(drop("anh.pdf", new byte[] {1, 2, 3}).body()).contains("Tệp anh.pdf không phải PDF");
        assertThat(drop("to.pdf", new byte[ConsoleRig.MOST_BYTES + 1]).body()).contains("Tệp to.pdf lớn hơn 2 MB");
        assertThat(drop("hong.pdf", "%PDF-1.7 hỏng".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("Tệp hong.pdf bị hỏng");
    }

    @Test
    void aTamperedPaperIsShownAsSuchInWords() {
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("/MediaBox [0.0");
        byte[] broken = signed.clone();
        broken[at + "/MediaBox [".length()] = '9';

        assertThat(drop("sua.pdf", broken).body())
                .contains("Chữ ký số không hợp lệ", "data-kind=\"fault\"", "không còn nguyên vẹn");
    }

    @Test
    void theFieldsOfThePaperGoIntoTheMessageTheDirectiveAndTheApproval() {
        String token = token(drop("cong-dien.pdf", signed));
        var sent = drafter.post(
                "/chi-dao/soan",
                form(
                        "tep-da-gui",
                        token,
                        "khong-mat",
                        "1",
                        "so",
                        "24/CĐ-UBND",
                        "ngay",
                        "27/9/2026",
                        "loai",
                        "Công điện",
                        "noi",
                        "UBND xã Đông Mẫu",
                        "ky",
                        "Phó Chủ tịch Nguyễn Văn Ánh",
                        "khan",
                        "FLASH",
                        "ty",
                        "Sơ tán dân",
                        "tin",
                        "Bác {tên} ở {thôn} sơ tán ngay.",
                        "hoi",
                        "HND-T1",
                        "dem",
                        "bão vào",
                        "gui",
                        "1"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        int number = number(sent);
        Directive kept = directive(number);
        assertThat(kept.state()).isEqualTo(DirectiveState.AWAITING_APPROVAL);
        assertThat(kept.particulars())
                .isEqualTo(new Particulars(
                        "Công điện", "UBND xã Đông Mẫu", LocalDate.of(2026, 9, 27), "Phó Chủ tịch Nguyễn Văn Ánh"));

        var board = approver.get("/chi-dao/" + number);
        assertThat(board.body())
                .contains(
                        "🔴 HỎA TỐC – CÔNG ĐIỆN: Sơ tán dân",
                        "Số 24/CĐ-UBND, ngày 27/9/2026",
                        "Người ký: Phó Chủ tịch Nguyễn Văn Ánh",
                        "Đã ký số, tệp nguyên vẹn từ lúc ký",
                        "/chi-dao/" + number + "/tep");
        assertThat(approver.bytes("/chi-dao/" + number + "/tep")).isEqualTo(signed);

        rig.sql(
                "UPDATE outbox_file SET bytes = :bytes WHERE id = :id",
                Map.of("bytes", new byte[] {1}, "id", Objects.requireNonNull(kept.fileId())));
        assertThat(rig.approved(number, APPROVER))
                .as("one changed byte of the file voids the approval")
                .isEqualTo(new PublishResult.Refused(PublishResult.Reason.NOT_WAITING));
        rig.sql("UPDATE outbox_file SET bytes = :bytes WHERE id = :id", Map.of("bytes", signed, "id", kept.fileId()));
        assertThat(rig.approved(number, APPROVER)).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void aPaperThatZaloWouldNotTakeGoesOutAsAPictureOfItsFirstPage() {
        byte[] large = padded(TestPaper.telegram().bytes(), ConsoleRig.MOST_CHAT_BYTES + 10_000);
        var part = drop("phu-luc.pdf", large);
        assertThat(part.body()).contains("bà con nhận ảnh trang đầu");
        var sent = drafter.post(
                "/chi-dao/soan",
                form("tep-da-gui", token(part), "khong-mat", "1", "tin", "Xem ảnh", "hoi", "HND-T1", "gui", "1"));
        long file = Objects.requireNonNull(directive(number(sent)).fileId());
        List<String> names = rig.texts(
                "SELECT i.name FROM outbox_file f JOIN outbox_file i ON i.id = f.stand_in_id WHERE f.id = " + file);
        assertThat(names).containsExactly("phu-luc.pdf.png");
    }

    @Test
    void anUnknownPlaceToFillIsRefusedAndNamesTheKnownOnes() {
        var answer = drafter.post("/chi-dao/soan", form("tin", "Kính gửi {chức vụ}", "hoi", "HND-T1", "gui", "1"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Chỉ dùng {tên}, {thôn}, {hội}");
    }

    @Test
    void aReadyMadeTextIsTakenAndDoesNotLeaveWithItsBlanks() {
        var page = drafter.post("/chi-dao/soan", form("hoi", "HND-T1", "mau", "moi-hop"));
        assertThat(page.body())
                .contains(
                        "Đã chèn mẫu “Giấy mời họp”",
                        "Kính mời bác {tên} dự họp {hội}.",
                        "name=\"loai\" value=\"Giấy mời\"");
        var sent = drafter.post(
                "/chi-dao/soan", form("tin", "Kính mời bác {tên}, tại [nơi họp].", "hoi", "HND-T1", "gui", "1"));
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains("Còn chỗ [nơi họp] của mẫu tin chưa điền");
    }

    @Test
    void whatIsBegunIsKeptSurvivesARestartAndIsListedForItsAuthorOnly() {
        String form = drafter.form;
        String token = token(drop("cong-dien.pdf", signed));
        var saved = drafter.post(
                "/chi-dao/soan/nhap",
                form("so", "24/CĐ-UBND", "ty", "Bản dở", "tin", "Đang viết", "hoi", "HND-T1", "tep-da-gui", token));
        assertThat(saved.body()).isEqualTo("Đã lưu nháp lúc 09:00");

        var later = rig.signedIn(DRAFTER); // another browser: nothing of the first one's memory
        String list = later.get("/chi-dao").body();
        assertThat(list).contains("Bản nháp", "24/CĐ-UBND Bản dở");
        assertThat(approver.get("/chi-dao").body()).doesNotContain("Bản dở");
        String id = found(list, "nhap=(\\d+)\"><b>24/CĐ-UBND Bản dở");
        var opened = later.get("/chi-dao/soan?nhap=" + id);
        assertThat(opened.body())
                .contains(
                        "Đang viết</textarea>",
                        "value=\"HND-T1\" id=\"hoi-HND-T1\" checked",
                        "cong-dien.pdf",
                        "name=\"phieu\" value=\"" + form + "\"");
        assertThat(approver.get("/chi-dao/soan?nhap=" + id).statusCode()).isEqualTo(404);
        assertThat(approver.get("/chi-dao/soan?nhap=abc").statusCode()).isEqualTo(404);

        var sent = later.post(
                "/chi-dao/soan", "phieu", form, "ty", "Bản dở", "tin", "Đang viết", "hoi", "HND-T1", "gui", "1");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(later.get("/chi-dao").body()).doesNotContain("nhap=" + id);
        later.post("/chi-dao/soan/nhap", "phieu", form, "tin", "một tab còn mở");
        assertThat(later.get("/chi-dao").body())
                .as("what was sent is no draft again")
                .doesNotContain("một tab còn mở");
    }

    @Test
    void anEmptyFormIsNoDraftAndADraftCanBeThrownAway() {
        assertThat(drafter.post("/chi-dao/soan/nhap", form("khan", "NORMAL")).body())
                .isEmpty();
        drafter.post("/chi-dao/soan/nhap", form("tin", "Nháp bỏ đi"));
        String list = drafter.get("/chi-dao").body();
        String id = found(list, "nhap=(\\d+)\"><b>Nháp bỏ đi");
        approver.post("/chi-dao/nhap/" + id + "/xoa");
        assertThat(drafter.get("/chi-dao").body()).as("nobody else's hand").contains("Nháp bỏ đi");
        drafter.post("/chi-dao/nhap/" + id + "/xoa");
        assertThat(drafter.get("/chi-dao").body()).doesNotContain("Nháp bỏ đi");
    }

    @Test
    void anAudienceIsSavedUnderANameChosenAgainAndDeleted() {
        var saved = drafter.post(
                "/chi-dao/soan",
                form("hoi", "HND-T1", "thon", "T2", "ten-nhan", "Nông dân và thôn 2", "luu-nhan", "1"));
        assertThat(saved.body()).contains("Đã lưu lựa chọn người nhận “Nông dân và thôn 2”");
        String code =
                found(saved.body(), "name=\"luu\" value=\"([\\w-]+)\" id=\"[\\w-]+\"><label[^>]*>Nông dân và thôn 2");
        String both = drafter.post("/chi-dao/soan/ke-hoach", form("hoi", "HND-T1", "thon", "T2", "tin", "x"))
                .body();
        String again = drafter.post("/chi-dao/soan/ke-hoach", form("luu", code, "tin", "x"))
                .body();
        assertThat(found(again, "name=\"so-nguoi\" value=\"(\\d+)\""))
                .isEqualTo(found(both, "name=\"so-nguoi\" value=\"(\\d+)\""));

        assertThat(drafter.post("/chi-dao/soan", form("luu-nhan", "1", "ten-nhan", "Rỗng"))
                        .body())
                .contains("Chưa chọn ai");
        assertThat(drafter.post("/chi-dao/soan", form("hoi", "HND-T1", "luu-nhan", "1", "ten-nhan", " "))
                        .body())
                .contains("Đặt tên cho lựa chọn");
        var gone = drafter.post("/chi-dao/soan", form("luu", code, "xoa-nhan", code));
        assertThat(gone.body()).contains("Đã xóa lựa chọn").doesNotContain("Nông dân và thôn 2</label>");
    }

    @Test
    void aLeaderHasNoPaperOfTheCommuneAndNoSavedAudiences() {
        var leader = rig.signedIn(LEADER_ONE);
        String page = leader.get("/chi-dao/soan").body();
        assertThat(page).doesNotContain("name=\"noi\"", "name=\"luu\"", "name=\"tep\"");
        var sent = leader.post(
                "/chi-dao/soan",
                "phieu",
                leader.form,
                "tin",
                "Họp chi hội",
                "noi",
                "UBND xã Đông Mẫu",
                "ky",
                "Chủ tịch",
                "hoi",
                "HND-T1",
                "gui",
                "1");
        assertThat(directive(number(sent)).particulars()).isEqualTo(Particulars.NONE);
        assertThat(leader.upload("/chi-dao/soan/tep", "x.pdf", signed, "phieu", leader.form)
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> drop(String name, byte[] file) {
        return drafter.upload("/chi-dao/soan/tep", name, file, "phieu", drafter.form);
    }

    private String[] form(String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "phieu";
        all[1] = drafter.form;
        System.arraycopy(fields, 0, all, 2, fields.length);
        return all;
    }

    private static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return token.group(1);
    }

    private static String found(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    private static int number(HttpResponse<String> sent) {
        String to = sent.headers().firstValue("Location").orElseThrow();
        return Integer.parseInt(to.substring(to.lastIndexOf('/') + 1));
    }

    private static Directive directive(int number) {
        return rig.database
                .read(handle -> rig.directives.byNumber(handle, rig.commune, number))
                .orElseThrow();
    }

    private static long files() {
        return rig.texts("SELECT name FROM outbox_file").size();
    }

    /** A comment behind the end, as long as needed: no packer could make it smaller. */
    private static byte[] padded(byte[] file, int size) {
        byte[] longer = Arrays.copyOf(file, size);
        byte[] noise = new byte[size - file.length];
        new Random(1).nextBytes(noise);
        for (int at = 0; at < noise.length; at++) {
            longer[file.length + at] = (byte) ('a' + Math.floorMod(noise[at], 26));
        }
        longer[file.length] = '\n';
        longer[file.length + 1] = '%';
        return longer;
    }
}
