package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.broadcast.Answers;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.testing.TestPaper;

/** What a directive asks and how it is followed up, written with it; and files that never went out. */
class ComposeAnswersTest {
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final String LEADER_ONE = "0900000004";
    private static final String MEMBER_ONE = "0900000006";
    private static final String MEETING = "1 = Có dự\n2 = Vắng (ghi lý do)\n9 = Cần giúp đỡ";

    @TempDir
    Path folder;

    private ConsoleRig rig;
    private Browser drafter;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        drafter = rig.signedIn(DRAFTER);
        drafter.get("/chi-dao/soan");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private HttpResponse<String> post(String path, String... fields) {
        List<String> all = new ArrayList<>(List.of("phieu", drafter.form));
        all.addAll(List.of(fields));
        return drafter.post(path, all.toArray(String[]::new));
    }

    private Directive directive(int number) {
        return rig.database
                .read(handle -> rig.directives.byNumber(handle, rig.commune, number))
                .orElseThrow();
    }

    private void answer(String phone, String typed) {
        var person = rig.person(phone);
        rig.database.write(handle ->
                rig.directives.answers().answer(handle, rig.commune, person, new Answers.Heard(typed, null, false)));
    }

    @Test
    void theReadyTextBringsItsAnswersAndTheyCanBeTakenAlone() {
        String page = post("/chi-dao/soan", "mau", "moi-hop").body();
        assertThat(page).contains("2 = Vắng (ghi lý do)\n3 = Gọi lại cho tôi (báo ngay)</textarea>");
        assertThat(post("/chi-dao/soan", "tin", "Chữ của tôi", "mau-tl", "tiem-phong")
                        .body())
                .contains(
                        "Đã lấy câu trả lời của mẫu",
                        "số chó, số mèo\n0 = không nuôi</textarea>",
                        "Chữ của tôi</textarea>");
    }

    @Test
    void whatWasUnderstoodIsSaidBackWhileOneTypesAndBesideTheFieldWhatWasNot() {
        String panel = post("/chi-dao/soan/ke-hoach", "tin", "Họp", "tra-loi", MEETING, "don-doc", "nhắc sau 4 giờ")
                .body();
        assertThat(panel)
                .contains("Trả lời: 1 = Có dự   2 = Vắng (ghi lý do)   9 = Cần giúp đỡ")
                .contains("9 = Cần giúp đỡ; máy báo ngay chi hội trưởng")
                .contains("<span class=\"btn\">Có dự</span>")
                .contains("Sau 4 giờ: nhắc những người chưa nhận");
        var wrong = post(
                "/chi-dao/soan",
                "tin",
                "Họp",
                "hoi",
                "HND-T1",
                "tra-loi",
                "có dự",
                "don-doc",
                "báo chủ tịch Hội Nuôi Ong sau 1 ngày",
                "gui",
                "1");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Máy chưa hiểu dòng “có dự”", "nhắc tới hội mà xã không có")
                .contains("id=\"tra-loi-e\"", "id=\"don-doc-e\"");
        assertThat(post(
                                "/chi-dao/soan",
                                "tin",
                                "Họp",
                                "hoi",
                                "HND-T1",
                                "don-doc",
                                "báo trưởng thôn khi còn 1 ngày",
                                "gui",
                                "1")
                        .body())
                .contains("Văn bản này không có hạn");
    }

    @Test
    void theFollowUpIsArmedWhenTheDirectiveGoesOutAndBoundUntilThen() {
        var sent = post(
                "/chi-dao/soan",
                "tin",
                "Sơ tán",
                "hoi",
                "HND-T1",
                "khan",
                "URGENT",
                "tra-loi",
                MEETING,
                "don-doc",
                "nhắc sau 4 giờ, báo chủ tịch Hội Nông dân sau 1 ngày",
                "gui",
                "1");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(directive(1).state()).isEqualTo(DirectiveState.AWAITING_APPROVAL);
        var approver = rig.signedIn(APPROVER);
        assertThat(approver.get("/chi-dao/1").body())
                .contains(
                        "nhắc sau 4 giờ, báo chủ tịch Hội Nông dân sau 1 ngày",
                        "bắt đầu khi văn bản được gửi",
                        "Trả lời: 1 = Có dự");
        assertThat(rig.texts("SELECT call FROM outbox_message").toString())
                .contains("Duyệt kèm câu tự đôn đốc: nhắc sau 4 giờ");
        drafter.get("/chi-dao/1");
        assertThat(drafter.post("/chi-dao/1/don-doc", "cau", "nhắc sau 5 giờ").statusCode())
                .as("another sentence would not be the one approved")
                .isEqualTo(422);

        rig.clock.advance(Duration.ofMinutes(30));
        rig.approved(1, APPROVER);
        assertThat(drafter.get("/chi-dao/1").body())
                .contains(
                        "Sau 4 giờ (13h30 thứ Ba 24/11/2026): nhắc những người chưa nhận",
                        "báo Chủ tịch Hội Nông dân xã");
        rig.clock.advance(Duration.ofHours(4));
        Directive out = directive(1);
        assertThat(rig.database.<Integer>write(
                        handle -> rig.directives.followUps().runDue(handle, out.id())))
                .isEqualTo(1);
    }

    @Test
    void theBoardShowsTheTallyToEachTheirPartAndTheTableHasTheColumns() throws IOException {
        post("/chi-dao/soan", "tin", "Họp", "hoi", "HND", "tra-loi", MEETING, "gui", "1");
        answer(MEMBER_ONE, "2 bận <việc>");
        answer("0900000008", "cần giúp");
        String board = drafter.get("/chi-dao/1").body();
        assertThat(board)
                .contains(
                        "Cần giúp: 1 người",
                        "Hội viên 2",
                        "data-label=\"2. Vắng\">1<",
                        "data-label=\"Chưa trả lời\">4<")
                .contains("data-label=\"Tổng\">6<");
        assertThat(rig.signedIn(LEADER_ONE).get("/chi-dao/1").body())
                .as("a leader sees the own branch")
                .contains("data-label=\"2. Vắng\">1<", "data-label=\"Chưa trả lời\">2<")
                .doesNotContain("Hội viên 2");
        var leader = rig.signedIn(LEADER_ONE);
        leader.get("/chi-dao/1");
        String neighbour = rig.person("0900000007").toString();
        assertThat(leader.post("/chi-dao/1/nhan-thay", "nguoi", neighbour, "tra-loi", "8")
                        .body())
                .contains("“8” không phải câu trả lời của văn bản này");
        assertThat(leader.post("/chi-dao/1/nhan-thay", "nguoi", neighbour, "tra-loi", "1")
                        .statusCode())
                .isEqualTo(302);
        assertThat(leader.get("/chi-dao/1").body())
                .contains("data-label=\"1. Có dự\">1<", "1 câu do người khác báo thay");
        String csv = drafter.get("/chi-dao/1/so-nhan.csv").body();
        assertThat(csv).contains("Câu trả lời", "Vắng (bận <việc>)", "Cần giúp đỡ");
        assertThat(drafter.get("/chi-dao/1/bao-cao.xlsx").statusCode()).isEqualTo(200);
        assertThat(drafter.get("/chi-dao/1/bao-cao.pdf").statusCode()).isEqualTo(200);
    }

    @Test
    void aFileThatNeverWentOutIsDeletedAfterAWeekAndOneOfADraftIsKept() {
        String kept = drop("nhap.pdf", 1);
        post("/chi-dao/soan/nhap", "tin", "Đang viết", "tep-da-gui", kept);
        drafter.get("/chi-dao/soan");
        String sentToken = drop("gui.pdf", 2);
        post("/chi-dao/soan", "tin", "Họp", "hoi", "HND-T1", "tep-da-gui", sentToken, "khong-mat", "1", "gui", "1");
        drafter.get("/chi-dao/soan");
        drop("bo.pdf", 3);
        var purge = new UploadPurge(rig.database, rig.outbox, rig.clock);

        rig.clock.advance(UploadPurge.KEPT.minusMinutes(1));
        assertThat(purge.runDue()).isZero();
        assertThat(files()).containsExactlyInAnyOrder("nhap.pdf", "gui.pdf", "bo.pdf");
        rig.clock.advance(Duration.ofMinutes(2));
        assertThat(purge.runDue()).isEqualTo(2);
        assertThat(files()).containsExactlyInAnyOrder("nhap.pdf", "gui.pdf");
        assertThat(rig.texts("SELECT facts FROM directive_paper")).hasSize(2);
        assertThat(purge.runDue()).isZero();

        rig.sql("DELETE FROM compose_draft", Map.of());
        assertThat(purge.runDue()).isEqualTo(1);
        assertThat(files()).containsExactly("gui.pdf");
        var late = rig.signedIn(DRAFTER);
        late.get("/chi-dao/soan");
        var answer = late.post(
                "/chi-dao/soan",
                "phieu",
                late.form,
                "tin",
                "Họp",
                "hoi",
                "HND-T1",
                "tep-da-gui",
                kept,
                "khong-mat",
                "1",
                "gui",
                "1");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Tệp đã chọn quá 7 ngày");
    }

    private List<String> files() {
        return rig.texts("SELECT name FROM outbox_file");
    }

    private String drop(String name, int line) {
        byte[] file = TestPaper.telegram().line(200, 300, "Bản " + line).bytes();
        String part = drafter.upload("/chi-dao/soan/tep", name, file, "phieu", drafter.form)
                .body();
        int at = part.indexOf("name=\"tep-da-gui\" value=\"");
        assertThat(at).as(part).isPositive();
        int from = at + "name=\"tep-da-gui\" value=\"".length();
        return part.substring(from, part.indexOf('"', from));
    }
}
