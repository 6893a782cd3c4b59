package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.audit.Actor;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Audience;
import vn.loaxa.testing.TestPaper;
import vn.loaxa.zalo.wire.ZaloGroupId;

class DirectivePagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final String LEADER_ONE = "0900000004";
    private static final byte[] PDF = TestPaper.telegram().bytes();

    @TempDir
    Path folder;

    private ConsoleRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void thePlanOfTheChosenBodiesAddsUpAndTheButtonSaysHowMany() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        var panel = browser.post("/chi-dao/soan/ke-hoach", "tin", "Họp lúc 19h", "hoi", "HND");
        assertThat(panel.body()).contains("Gửi cho 6 người", "name=\"so-nguoi\" value=\"6\"", "Họp lúc 19h");
    }

    @Test
    void thePlanSaysOfHowManyItIsNotKnownThatTheyAreInTheChat() {
        rig.database.write(handle -> {
            rig.directory.linkGroup(
                    handle, rig.commune, Actor.SYSTEM, rig.body("HND-T1", handle), new ZaloGroupId("g-1"));
            return true;
        });
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        String[] fields = {"tin", "Họp lúc 19h", "hoi", "HND-T1"};
        String note = "người tính theo danh sách hội, vì nhóm chat của hội chưa đối chiếu";
        assertThat(browser.post("/chi-dao/soan/ke-hoach", fields).body())
                .contains("data-label=\"Qua nhóm\">2<", "2 " + note);
        rig.database.write(handle ->
                handle.execute("INSERT INTO chat_roster (commune_id, group_id, compared_at, most_members) VALUES ("
                        + rig.commune + ", 'g-1', 1, 50)"));
        assertThat(browser.post("/chi-dao/soan/ke-hoach", fields).body())
                .contains("data-label=\"Qua nhóm\">0<", "Gửi cho 3 người")
                .doesNotContain(note);
    }

    @Test
    void aDirectiveGoesOutOnceHoweverOftenTheButtonIsPressed() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        String form = browser.form;
        String[] fields = {"phieu", form, "tin", "Họp lúc 19h", "hoi", "HND-T1", "so-nguoi", "3", "gui", "1"};
        var sent = browser.post("/chi-dao/soan", fields);
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location")).hasValue("/chi-dao/1");
        assertThat(browser.post("/chi-dao/soan", fields).headers().firstValue("Location"))
                .hasValue("/chi-dao/1");
        assertThat(browser.get("/chi-dao/2").statusCode()).isEqualTo(404);
        assertThat(browser.get("/chi-dao/1").body()).contains("3 người phải nhận", "Họp lúc 19h");
    }

    @Test
    void aRollThatChangedMeanwhileIsShownBeforeAnythingGoesOut() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        var again = browser.post(
                "/chi-dao/soan", "phieu", browser.form, "tin", "Họp", "hoi", "HND-T1", "so-nguoi", "2", "gui", "1");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("số người nhận vừa đổi, nay là 3 người", ">Họp</textarea>");
    }

    @Test
    void nothingThatWasTypedIsLostWhenAFieldIsWrong() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        var answer = browser.upload(
                "/chi-dao/soan",
                "cong-dien.pdf",
                PDF,
                "phieu",
                browser.form,
                "so",
                "03/CĐ-UBND",
                "ty",
                "Bão số 9",
                "tin",
                "Sơ tán",
                "han",
                "17h00 22/11/2026",
                "hoi",
                "HND-T2",
                "gui",
                "1");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "Chưa gửi: còn 2 chỗ phải sửa",
                        "Hạn 17h00 22/11/2026 đã qua",
                        "Văn bản mật không được đưa vào",
                        "value=\"03/CĐ-UBND\"",
                        ">Bão số 9</textarea>",
                        "cong-dien.pdf",
                        "value=\"HND-T2\" id=\"hoi-HND-T2\" checked");
    }

    @Test
    void aFileThatIsNoPdfIsRefusedBesideItsField() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        var answer = browser.upload(
                "/chi-dao/soan",
                "anh.pdf",
                new byte[] {1, 2, 3},
                "phieu",
                browser.form,
                "tin",
                "x",
                "hoi",
                "HND",
                "gui",
                "1");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Tệp anh.pdf không phải PDF");
    }

    @Test
    void aFileBeyondFiveMegabytesIsRefusedAndTheTextStays() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        var answer = browser.upload(
                "/chi-dao/soan",
                "to.pdf",
                new byte[6 * 1024 * 1024],
                "phieu",
                browser.form,
                "tin",
                "Giữ tôi",
                "hoi",
                "HND",
                "gui",
                "1");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("lớn hơn 2 MB", "Giữ tôi");
    }

    @Test
    void aFileThatCameOnceIsSentWithTheMendedForm() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        String form = browser.form;
        var first = browser.upload(
                "/chi-dao/soan", "a.pdf", PDF, "phieu", form, "tin", "Nội dung", "hoi", "HND", "gui", "1");
        String token = first.body().replaceAll("(?s).*name=\"tep-da-gui\" value=\"([^\"]+)\".*", "$1");
        browser.post(
                "/chi-dao/soan",
                "phieu",
                form,
                "tin",
                "Nội dung",
                "hoi",
                "HND",
                "tep-da-gui",
                token,
                "khong-mat",
                "1",
                "gui",
                "1");
        assertThat(directive(1).fileId()).isNotNull();
    }

    @Test
    void aLeaderSendsToTheOwnBranchAlone() {
        var browser = rig.signedIn(LEADER_ONE);
        var page = browser.get("/chi-dao/soan");
        assertThat(page.body()).contains("hoi-HND-T1").doesNotContain("hoi-HND-T2", "tat-ca", "name=\"tep\"");
        var foreign = browser.post("/chi-dao/soan", "phieu", browser.form, "tin", "x", "hoi", "HND-T2", "gui", "1");
        assertThat(foreign.statusCode()).isEqualTo(422);
        var own = browser.post("/chi-dao/soan", "phieu", browser.form, "tin", "x", "hoi", "HND-T1", "gui", "1");
        assertThat(own.statusCode()).isEqualTo(302);
    }

    @Test
    void anUrgentDirectiveWaitsForTheApproverWhoSeesWhatGoesOut() {
        var author = rig.signedIn(DRAFTER);
        author.get("/chi-dao/soan");
        assertThat(author.post("/chi-dao/soan/ke-hoach", "tin", "Sơ tán", "hoi", "HND", "khan", "FLASH")
                        .body())
                .contains("Trình lãnh đạo duyệt, 6 người", "phải có người thứ hai duyệt");
        author.post("/chi-dao/soan", "phieu", author.form, "tin", "Sơ tán", "hoi", "HND", "khan", "FLASH", "gui", "1");
        assertThat(author.get("/chi-dao/1").body())
                .contains("đang chờ người thứ hai duyệt")
                .doesNotContain("/duyet\"");
        assertThat(author.post("/chi-dao/1/duyet").statusCode()).isEqualTo(403);
        var approver = rig.signedIn(APPROVER);
        assertThat(approver.get("/").body()).contains("Chờ tôi duyệt (1)");
        assertThat(approver.get("/chi-dao/1").body()).contains("Duyệt và gửi cho 6 người", "Sơ tán");
        assertThat(approver.post("/chi-dao/1/duyet").statusCode()).isEqualTo(302);
        assertThat(directive(1).state()).isEqualTo(DirectiveState.PUBLISHED);
        assertThat(approver.post("/chi-dao/1/duyet").statusCode()).isEqualTo(409);
    }

    @Test
    void aRefusalNeedsAReason() {
        rig.publish(DRAFTER, "Khẩn", Urgency.URGENT, Audience.of(new Audience.Part.OfBody(rig.body("HND"))));
        var approver = rig.signedIn(APPROVER);
        approver.get("/chi-dao/1");
        assertThat(approver.post("/chi-dao/1/tu-choi", "ly-do", "  ").statusCode())
                .isEqualTo(422);
        assertThat(directive(1).state()).isEqualTo(DirectiveState.AWAITING_APPROVAL);
        assertThat(approver.post("/chi-dao/1/tu-choi", "ly-do", "Sai ngày").statusCode())
                .isEqualTo(302);
        assertThat(directive(1).state()).isEqualTo(DirectiveState.REJECTED);
    }

    @Test
    void stoppingNamesHowManyAndTakesBackWhatStillWaits() {
        rig.sql("UPDATE zalo_account SET last_interaction = " + rig.clock.millis(), Map.of());
        rig.publish(DRAFTER, "Họp", "HND");
        var browser = rig.signedIn(DRAFTER);
        assertThat(browser.get("/chi-dao/1").body()).contains("Dừng gửi cho 4 người");
        assertThat(browser.post("/chi-dao/1/dung").statusCode()).isEqualTo(302);
        assertThat(directive(1).state()).isEqualTo(DirectiveState.STOPPED);
        assertThat(browser.get("/chi-dao/1").body()).contains("Đã dừng gửi").doesNotContain("/dung\"");
    }

    @Test
    void aLeaderReportsForSomebodyOfTheOwnBranchAndNobodyElse() {
        rig.publish(DRAFTER, "Họp", "HND");
        var leader = rig.signedIn(LEADER_ONE);
        String own = rig.person("0900000007").toString();
        String foreign = rig.person("0900000008").toString();
        assertThat(leader.get("/chi-dao/1").body()).contains("Nhận thay", "Hội viên không Zalo");
        assertThat(leader.post("/chi-dao/1/nhan-thay", "nguoi", foreign).statusCode())
                .isEqualTo(404);
        assertThat(leader.post("/chi-dao/1/nhan-thay", "nguoi", own).statusCode())
                .isEqualTo(302);
        var board = rig.database
                .read(handle -> rig.directives.board(handle, rig.commune, 1))
                .orElseThrow();
        assertThat(board.whole().count(DeliveryStatus.ACKNOWLEDGED)).isEqualTo(1);
        assertThat(board.proxied()).isEqualTo(1);
    }

    @Test
    void theFiguresComeAloneForThePageThatIsOpen() {
        rig.publish(DRAFTER, "Họp", "HND");
        var part = rig.signedIn(DRAFTER).get("/chi-dao/1/so-lieu");
        assertThat(part.body()).contains("id=\"bang-so\"", "hx-swap-oob").doesNotContain("<html");
    }

    private Directive directive(int number) {
        return rig.database
                .read(handle -> rig.directives.byNumber(handle, rig.commune, number))
                .orElseThrow();
    }
}
