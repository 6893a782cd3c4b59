package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final String ADMINISTRATOR = "0900000001";
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final String LEADER_ONE = "0900000004";
    private static final String LEADER_TWO = "0900000005";

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
    void whoeverIsNotSignedInIsSentToTheDoorAndBack() {
        var browser = rig.browser();
        for (String path :
                new String[] {"/chi-dao", "/chi-dao/soan", "/chi-dao/1", "/hoi-vien", "/nhat-ky", "/nhac-lich"}) {
            var answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/dang-nhap?toi=");
        }
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var browser = rig.signedIn(DRAFTER);
        browser.csrf = "";
        assertThat(browser.post("/dang-xuat").statusCode()).isEqualTo(403);
        browser.csrf = "0".repeat(64);
        var refused = browser.post("/chi-dao/soan", "tin", "x", "gui", "1");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Chưa có gì thay đổi");
    }

    @Test
    void theTokenOfAnotherBrowserIsRefused() {
        var one = rig.signedIn(DRAFTER);
        var other = rig.signedIn(APPROVER);
        one.csrf = other.csrf;
        assertThat(one.post("/dang-xuat").statusCode()).isEqualTo(403);
    }

    @Test
    void signingInNeedsTheTokenToo() {
        var browser = rig.browserAtDoor();
        browser.csrf = "";
        assertThat(browser.post("/dang-nhap", "so", DRAFTER).statusCode()).isEqualTo(403);
        assertThat(rig.waitingFor("9100000000000002")).isZero();
    }

    @Test
    void everyoneSeesWhatTheirRoleAllows() {
        rig.publish(DRAFTER, "Họp thôn", "HND-T1");
        expect(ADMINISTRATOR, "/chi-dao", 403);
        expect(ADMINISTRATOR, "/chi-dao/1", 403);
        expect(ADMINISTRATOR, "/nhat-ky", 200);
        expect(DRAFTER, "/nhat-ky", 403);
        expect(DRAFTER, "/chi-dao/1", 200);
        expect(LEADER_ONE, "/chi-dao/1", 200);
        expect(LEADER_ONE, "/nhat-ky/chuoi", 403);
    }

    @Test
    void aDirectiveOfAnotherBranchIsNotThere() {
        rig.publish(DRAFTER, "Họp thôn", "HND-T1");
        var other = rig.signedIn(LEADER_TWO);
        assertThat(other.get("/chi-dao/1").statusCode()).isEqualTo(404);
        assertThat(other.get("/chi-dao/1/so-lieu").statusCode()).isEqualTo(404);
        assertThat(other.get("/chi-dao").body()).doesNotContain("Họp thôn");
        assertThat(other.post("/chi-dao/1/dung").statusCode()).isEqualTo(404);
        assertThat(other.get("/chi-dao/99").statusCode()).isEqualTo(404);
        assertThat(other.get("/chi-dao/nhat").statusCode()).isEqualTo(404);
    }

    @Test
    void membersOfAnotherBranchAreNotThere() {
        var leader = rig.signedIn(LEADER_ONE);
        assertThat(leader.get("/hoi-vien/HND-T1").body()).contains("Hội viên 1", "0900 000 006");
        assertThat(leader.get("/hoi-vien/HND-T2").statusCode()).isEqualTo(404);
        assertThat(leader.get("/hoi-vien").body()).doesNotContain("HND-T2");
    }

    @Test
    void phonesAreForThoseWhoMaySeeThem() {
        assertThat(rig.signedIn(DRAFTER).get("/hoi-vien/HND-T1").body())
                .contains("Hội viên 1")
                .doesNotContain("0900 000 006");
    }

    @Test
    void hostileNamesStayText() {
        rig.publish(DRAFTER, "<img src=x onerror=alert(1)>", "HND-T2");
        var browser = rig.signedIn(DRAFTER);
        for (String path : new String[] {"/hoi-vien/HND-T2", "/chi-dao/1", "/chi-dao", "/"}) {
            assertThat(browser.get(path).body()).as(path).doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(browser.get("/hoi-vien/HND-T2").body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(browser.get("/chi-dao/1").body()).contains("&lt;img src=x onerror=alert(1)&gt;");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepStrangersOut() {
        var browser = rig.browser();
        for (String path : new String[] {"/dang-nhap", "/assets/loaxa.js", "/khong-co"}) {
            var headers = browser.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void anAddressThatNobodyHasIsAnsweredPolitely() {
        var stranger = rig.browser().get("/khong-co");
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.body()).contains("Không có trang này");
        assertThat(rig.signedIn(DRAFTER).get("/khong-co").body()).contains("Đăng xuất", "Không có trang này");
    }

    @Test
    void theAuditLogTellsWhoSignedInAndWhetherItIsWhole() {
        var browser = rig.signedIn(APPROVER);
        assertThat(browser.get("/nhat-ky").body()).contains("Đăng nhập", "Chủ tịch UBND xã");
        assertThat(browser.get("/nhat-ky/chuoi").body()).contains("Nhật ký nguyên vẹn");
    }

    private void expect(String phone, String path, int status) {
        assertThat(rig.signedIn(phone).get(path).statusCode())
                .as(phone + " " + path)
                .isEqualTo(status);
        rig.clock.advance(Duration.ofMinutes(16));
    }
}
