package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.directory.Person;

/** It is Tuesday 24/11/2026. */
class PeoplePagesTest {
    private static final String ADMINISTRATOR = "0900000001";
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final String LEADER_ONE = "0900000004";
    private static final String MEMBER_ONE = "0900000006";
    private static final String MEMBER_TWO = "0900000008";

    @TempDir
    Path folder;

    private ConsoleRig rig;
    private Browser administrator;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        administrator = rig.signedIn(ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void postsStandWithTheirHoldersAndPeopleAreFoundWithoutAccents() {
        String all = administrator.get("/nguoi-va-vai-tro").body();
        assertThat(all).contains("Công chức soạn thảo", "Chi hội trưởng Chi hội Nông dân thôn 1", "chưa định ngày hết");
        String found = administrator.get("/nguoi-va-vai-tro?tim=hoi+vien+khong").body();
        assertThat(found).contains("Hội viên không Zalo", "Chưa liên kết").doesNotContain(">Hội viên 1<");
        assertThat(administrator.get("/nguoi-va-vai-tro?tim=xyz").body()).contains("Không có ai tên hay số như vậy");
        String script =
                administrator.get("/nguoi-va-vai-tro?tim=%3Cscript%3Ealert(2)").body();
        assertThat(script).doesNotContain("<script>alert");
    }

    @Test
    void aLeaderSeesTheOwnBranchOnly() {
        var leader = rig.signedIn(LEADER_ONE);
        assertThat(leader.get("/nguoi-va-vai-tro").body())
                .contains("Chi hội Nông dân thôn 1")
                .doesNotContain("Chi hội Nông dân thôn 2", "Quản trị hệ thống<");
        assertThat(leader.get("/nguoi-va-vai-tro?tim=hoi+vien").body())
                .contains("Hội viên 1")
                .doesNotContain("Hội viên 2");
        assertThat(leader.get(page(MEMBER_ONE)).body()).contains("0900 000 006").doesNotContain("Sổ đồng ý");
        assertThat(leader.get(page(MEMBER_TWO)).statusCode()).isEqualTo(404);
        assertThat(leader.post(page(MEMBER_TWO) + "/sua", "ten", "X", "so", "").statusCode())
                .isEqualTo(404);
        assertThat(leader.get("/nguoi/999999").statusCode()).isEqualTo(404);
        assertThat(leader.get("/nguoi/1e9").statusCode()).isEqualTo(404);
    }

    @Test
    void aRoleGoesOverInOneActAndTheFormerHolderIsOutAtOnce() {
        var former = rig.signedIn(DRAFTER);
        String post = post(DRAFTER);
        assertThat(administrator.get(post + "?tim=hoi+vien+1").body()).contains("Hội viên 1");
        String successor = rig.person(MEMBER_ONE).toString();
        var done = administrator.post(post + "/chuyen-giao", "nguoi", successor, "den", "30/6/2030");
        assertThat(done.headers().firstValue("Location")).hasValue("/nguoi-va-vai-tro?da=handover");
        assertThat(former.get("/chi-dao").statusCode()).isEqualTo(302);
        assertThat(sessionsOf(DRAFTER)).isZero();
        assertThat(rig.signedIn(MEMBER_ONE).get("/chi-dao/soan").statusCode()).isEqualTo(200);
        assertThat(administrator.get(page(MEMBER_ONE)).body()).contains("đến hết 30/6/2030");
        assertThat(actions()).contains("role.ended", "role.granted");
        assertThat(administrator
                        .post(post + "/chuyen-giao", "nguoi", successor, "den", "")
                        .statusCode())
                .as("the same act again")
                .isEqualTo(404);
    }

    @Test
    void aLeadGoesOverAndTheFormerLeaderStaysAMember() {
        String post = post(LEADER_ONE);
        String successor = rig.person(MEMBER_ONE).toString();
        assertThat(administrator.post(post + "/chuyen-giao", "nguoi", successor).statusCode())
                .isEqualTo(302);
        assertThat(administrator.get(page(LEADER_ONE)).body()).contains("Chi hội Nông dân thôn 1 · Hội viên");
        assertThat(administrator.get(page(MEMBER_ONE)).body()).contains("Chi hội Nông dân thôn 1 · Trưởng");
    }

    @Test
    void theTermEndsTheRightByItselfAndTheOldSessionDoesNotComeBack() {
        String post = post(DRAFTER);
        assertThat(administrator.post(post + "/han", "den", "24/11/2026").statusCode())
                .isEqualTo(302);
        var drafter = rig.signedIn(DRAFTER);
        assertThat(drafter.get("/chi-dao").statusCode()).isEqualTo(200);
        rig.clock.advance(Duration.ofHours(16));
        rig.sql("UPDATE console_session SET expires_at = expires_at + 99999999", Map.of());
        assertThat(drafter.get("/chi-dao").statusCode()).isEqualTo(302);
        rig.sql("UPDATE official_role SET until_day = NULL WHERE role = 'DRAFTER'", Map.of());
        assertThat(drafter.get("/chi-dao").statusCode()).isEqualTo(302);
    }

    @Test
    void whatIsWrongIsSaidAndNothingChanges() {
        String post = post(DRAFTER);
        expect(administrator.post(post + "/han", "den", "31/2/2027"), "“31/2/2027” chưa phải một ngày");
        expect(administrator.post(post + "/han", "den", "1/1/2026"), "Ngày hết nhiệm kỳ đã qua");
        expect(administrator.post(post + "/han", "den", "1/1/2126"), "xa quá 10 năm");
        expect(administrator.post(post + "/chuyen-giao", "nguoi", ""), "Chưa chọn người nhận");
        expect(administrator.post(post(ADMINISTRATOR) + "/ket-thuc"), "quản trị hệ thống cuối cùng");
        String self = rig.person(ADMINISTRATOR).toString();
        expect(administrator.post(post + "/chuyen-giao", "nguoi", self), "Không ai tự giao chức vụ");
        expect(administrator.post(page(MEMBER_ONE) + "/giao", "chuc", "VILLAGE_HEAD", "thon", ""), "Chưa chọn thôn");
        expect(administrator.post(page(MEMBER_ONE) + "/giao", "chuc", "LEADER", "hoi", "HND-T1"), "đã có người giữ");
        expect(administrator.post(page(MEMBER_ONE) + "/sua", "ten", "", "so", ""), "Họ tên còn trống");
        expect(administrator.post(page(MEMBER_ONE) + "/sua", "ten", "A", "so", "12x"), "“12x” chưa phải số di động");
        assertThat(actions()).noneMatch(action -> action.startsWith("role.") || action.startsWith("person."));
    }

    @Test
    void postsAreGivenWithinBranchAndRank() {
        assertThat(administrator
                        .post(page(MEMBER_ONE) + "/giao", "chuc", "CHAIR", "hoi", "HND", "den", "30/6/2030")
                        .statusCode())
                .isEqualTo(302);
        var chair = rig.signedIn(MEMBER_ONE);
        String leader = post(LEADER_ONE);
        assertThat(chair.get(leader).statusCode()).isEqualTo(200);
        assertThat(chair.get(post(DRAFTER)).statusCode()).isEqualTo(404);
        assertThat(chair.post(post(DRAFTER) + "/ket-thuc").statusCode()).isEqualTo(404);
        expect(chair.post(page(MEMBER_TWO) + "/giao", "chuc", "ADMINISTRATOR"), "Việc này ngoài phạm vi của đồng chí");
        assertThat(chair.post(page(MEMBER_TWO) + "/giao", "chuc", "DEPUTY", "hoi", "HND-T2")
                        .statusCode())
                .isEqualTo(302);
        var under = rig.signedIn(LEADER_ONE);
        expect(under.post(page(MEMBER_ONE) + "/giao", "chuc", "LEADER", "hoi", "HND-T1"), "ngoài phạm vi");
    }

    @Test
    void aCorrectionIsLoggedWithoutWhatItSays() {
        assertThat(administrator
                        .post(page(MEMBER_ONE) + "/sua", "ten", "Nguyễn <b>An</b>", "so", "0912 345 678", "thon", "T2")
                        .statusCode())
                .isEqualTo(302);
        String shown = administrator.get("/nguoi/" + rig.person("0912345678")).body();
        assertThat(shown).contains("Nguyễn &lt;b&gt;An&lt;/b&gt;", "0912 345 678", "Thôn 2");
        AuditEntry line = rig.database
                .<List<AuditEntry>>read(handle -> rig.audit.list(handle, rig.commune, 0, 1))
                .get(0);
        assertThat(line.action()).isEqualTo("person.corrected");
        assertThat(line.details()).isEqualTo(Map.of("fields", "name phone village"));
        var leader = rig.signedIn(LEADER_ONE);
        assertThat(leader.post(page(LEADER_ONE) + "/sua", "ten", "X", "so", "0912345679")
                        .statusCode())
                .as("a leader does not change those who hold a post")
                .isEqualTo(403);
    }

    @Test
    void dataIsHandedOutAndTheHandingOutIsLogged() throws IOException {
        rig.sql("""
                INSERT INTO resident_case (commune_id, number, user_id, text, media, place, opened_at, due_at, state)
                VALUES (:commune, 1, '9100000000000006', '=1+1 đèn hỏng', '', '', 0, 0, 'OPEN')""", Map.of("commune", rig.commune.value()));
        Map<String, String> forOffice = unpacked(rig.signedIn(DRAFTER).download(page(MEMBER_ONE) + "/xuat"));
        assertThat(forOffice.get("du-lieu.json")).contains("Hội viên 1", "84900000006", "đèn hỏng");
        assertThat(forOffice.get("du-lieu.csv")).contains("\"'=1+1 đèn hỏng\"");
        Map<String, String> forAdministrator = unpacked(administrator.download(page(MEMBER_ONE) + "/xuat"));
        assertThat(forAdministrator.get("du-lieu.json")).contains("Hội viên 1").doesNotContain("đèn hỏng");
        assertThat(actions()).contains("data.exported");
        assertThat(rig.signedIn(LEADER_ONE).post(page(MEMBER_ONE) + "/xuat").statusCode())
                .isEqualTo(403);
    }

    @Test
    void deletionRunsByItsClockAndLeavesNobodyBehind() {
        String page = page(MEMBER_ONE);
        assertThat(administrator.post(page + "/yeu-cau", "loai", "ERASE").statusCode())
                .isEqualTo(302);
        administrator.post(page + "/yeu-cau", "loai", "ERASE");
        assertThat(administrator.get("/yeu-cau-du-lieu").body())
                .containsOnlyOnce("Xóa dữ liệu<br>")
                .contains("Hội viên 1", "còn 2 ngày 8 giờ", "còn 20 ngày");
        String request = Long.toString(rig.database
                .<List<DataRequests.Open>>read(handle -> rig.requests.open(handle, rig.commune))
                .get(0)
                .id());
        assertThat(rig.signedIn(DRAFTER)
                        .post(page + "/xoa", "yeu-cau", request, "chac", "on")
                        .statusCode())
                .isEqualTo(403);
        expect(administrator.post(page + "/xoa", "yeu-cau", request), "Đã kiểm tra đúng người yêu cầu");
        assertThat(administrator
                        .post(page + "/xoa", "yeu-cau", "77", "chac", "on")
                        .statusCode())
                .isEqualTo(404);
        assertThat(administrator
                        .post(page + "/xoa", "yeu-cau", request, "chac", "on")
                        .statusCode())
                .isEqualTo(302);
        assertThat(administrator.get(page).body())
                .contains("Người đã xóa dữ liệu")
                .doesNotContain("Hội viên 1");
        assertThat(rig.database.<List<Person>>read(
                        handle -> rig.directory.findPeople(handle, rig.commune, MEMBER_ONE, null, 5)))
                .isEmpty();
        assertThat(administrator.get("/hoi-vien/HND-T1").body()).doesNotContain("Hội viên 1");
        assertThat(administrator.get("/yeu-cau-du-lieu").body()).contains("Không có yêu cầu nào đang mở");
    }

    @Test
    void whoHoldsAPostIsNotDeletedAndOtherRequestsAreMetByAWord() {
        String page = page(LEADER_ONE);
        administrator.post(page + "/yeu-cau", "loai", "ERASE");
        String request = rig.database.read(handle -> handle.createQuery("SELECT MAX(id) FROM data_request")
                .mapTo(String.class)
                .one());
        expect(administrator.post(page + "/xoa", "yeu-cau", request, "chac", "on"), "còn giữ chức vụ");
        administrator.post(page + "/yeu-cau", "loai", "CORRECT");
        String correct = rig.database.read(handle -> handle.createQuery("SELECT MAX(id) FROM data_request")
                .mapTo(String.class)
                .one());
        assertThat(administrator
                        .post(page + "/yeu-cau/xong", "yeu-cau", correct)
                        .statusCode())
                .isEqualTo(302);
        assertThat(administrator.get(page).body()).doesNotContain("Đã làm xong<span");
        assertThat(administrator.post(page + "/yeu-cau", "loai", "ALL").statusCode())
                .isEqualTo(404);
    }

    @Test
    void sessionsAreListedAndEndedOneByOneOrAllAtOnce() {
        var one = rig.signedIn(APPROVER);
        var two = rig.signedIn(APPROVER);
        String page = one.get("/phien").body();
        assertThat(page).contains("2 phiên đang mở", "Phiên này");
        assertThat(page.split("name=\"phien\"", -1)).hasSize(2);
        String other = page.replaceAll("(?s).*name=\"phien\" value=\"([0-9a-f]+)\".*", "$1");
        assertThat(rig.signedIn(DRAFTER)
                        .post("/phien/dong", "phien", other)
                        .headers()
                        .firstValue("Location"))
                .as("of somebody else")
                .hasValue("/phien");
        assertThat(two.get("/").statusCode()).isEqualTo(200);
        assertThat(one.post("/phien/dong", "phien", other).statusCode()).isEqualTo(302);
        assertThat(two.get("/").statusCode()).isEqualTo(302);
        administrator.get(page(APPROVER));
        assertThat(administrator.post(page(APPROVER) + "/phien/dong-het").statusCode())
                .isEqualTo(302);
        assertThat(one.get("/").statusCode()).isEqualTo(302);
        assertThat(administrator.get("/nhat-ky").body()).contains("Kết thúc phiên đăng nhập");
    }

    private void expect(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Chưa thay đổi gì", sentence);
    }

    private String page(String phone) {
        return "/nguoi/" + rig.person(phone);
    }

    /** Address of the running post of somebody. */
    private String post(String phone) {
        return rig.database.read(handle -> rig.directory.offices(handle, rig.commune).stream()
                .filter(office -> office.person().equals(rig.personIn(handle, phone)))
                .map(office -> "/chuc-vu/" + office.key())
                .findFirst()
                .orElseThrow());
    }

    private long sessionsOf(String phone) {
        long person = rig.person(phone).value();
        return rig.database.read(
                handle -> handle.createQuery("SELECT COUNT(*) FROM console_session WHERE person_id = :person")
                        .bind("person", person)
                        .mapTo(Long.class)
                        .one());
    }

    private List<String> actions() {
        return rig.database.<List<AuditEntry>>read(handle -> rig.audit.list(handle, rig.commune, 0, 50)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static Map<String, String> unpacked(byte[] zip) throws IOException {
        var files = new HashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
