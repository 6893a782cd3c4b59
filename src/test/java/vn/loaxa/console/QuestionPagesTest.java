package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.testing.ScriptsCopy;

/** From a question that the bot did not know to its answer, over a scripts folder of one's own. */
class QuestionPagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final String LEADER = "0900000004";
    private static final String RESIDENT = "9100000000000006";
    private static final String FILE = "faq/tu-console.yml";

    @TempDir
    private Path folder;

    private Path scripts = Path.of("");
    private ConsoleRig rig;
    private TalkRig phones;

    @BeforeEach
    void open() throws IOException {
        scripts = folder.resolve("bot-scripts");
        ScriptsCopy.into(scripts);
        rig = new ConsoleRig(folder, ConsoleRig.read("/console/commune.yaml"), true, false, scripts);
        phones = new TalkRig(rig);
    }

    @AfterEach
    void close() {
        phones.close();
        rig.close();
    }

    @Test
    void aPhrasingIsAddedWithOneClickApprovedByASecondPersonAndAnsweredAtOnce() throws IOException {
        assertThat(phones.say(RESIDENT, "cu tí lọt lòng làm bìa xanh")).contains("chưa biết");
        phones.say(RESIDENT, "lọt lòng cu tí làm bìa xanh");
        phones.say(RESIDENT, "rầy nâu hại lúa phun gì");

        var drafter = rig.signedIn(DRAFTER);
        String page = drafter.get("/cau-hoi").body();
        assertThat(page).contains("2 nhóm câu hỏi", "cu tí lọt lòng làm bìa xanh", "2 lần");
        String question = group(page, "/cau-hoi/(\\d+)/bo-qua");
        String draft = where(drafter.post("/cau-hoi/" + question + "/them", "cau", "khai-sinh")
                .headers()
                .firstValue("Location")
                .orElse(""));
        String waiting = drafter.get(draft).body();
        assertThat(waiting)
                .contains(
                        "Thêm cách hỏi cho", "1 câu đổi câu trả lời", "Đang: Máy chưa biết", "chờ người có quyền duyệt")
                .doesNotContain("Duyệt và đăng");
        assertThat(drafter.post(draft + "/dang").statusCode()).isEqualTo(409);
        assertThat(Files.exists(scripts.resolve(FILE))).isFalse();

        var approver = rig.signedIn(APPROVER);
        assertThat(approver.get(draft + "?thu=cu%20t%C3%AD").body())
                .contains("Duyệt và đăng", "Máy sẽ trả lời theo câu");
        assertThat(approver.post(draft + "/dang").headers().firstValue("Location"))
                .hasValue("/cau-hoi?xong=dang");

        assertThat(phones.say(RESIDENT, "Cu tí lọt lòng, làm bìa xanh?")).contains("giấy chứng sinh");
        assertThat(approver.get("/cau-hoi").body())
                .contains("1 nhóm câu hỏi", "duyệt đăng lúc")
                .doesNotContain("“cu tí");
        assertThat(Files.readString(scripts.resolve(FILE))).contains("- adds_to: khai-sinh", "duyệt ngày 2026-11-24");
        assertThat(approver.post(draft + "/dang").statusCode()).isEqualTo(409);
    }

    @Test
    void aNewEntryIsCheckedKeptPublishedAndTheHandsOfOthersStayInTheFile() throws IOException {
        String mine =
                "# của tôi\nentries:\n  # xin đừng xóa\n  - adds_to: khai-sinh\n    phrasings: [\"xin giấy cho con mới đẻ\"]";
        Files.writeString(scripts.resolve(FILE), mine);
        var drafter = rig.signedIn(DRAFTER);
        drafter.get("/cau-hoi/soan");
        var refused = drafter.post(
                "/cau-hoi/soan",
                "cau-hoi",
                "Lúa bị rầy nâu thì phun gì?",
                "cach-hoi",
                "một\nhai",
                "tra-loi",
                "Hỏi {khong_co}",
                "nguon",
                "",
                "tinh-den",
                "2027-01-01",
                "xem-lai",
                "hôm qua",
                "phu-trach",
                "X");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("còn 5 ô cần sửa", "Đang có 2 cách hỏi", "Không có giá trị nào tên “khong_co”", "Ghi văn bản")
                .contains("không sau hôm nay", "sau hôm nay.</p>", "Hỏi {khong_co}</textarea>");

        String draft = where(entry(
                drafter,
                "Lúa bị rầy nâu thì phun gì?",
                "Bác gọi {so_dien_thoai}. \"Đừng\" phun bừa: xem lá.\nDòng hai - # không phải ghi chú"));
        assertThat(drafter.post(
                                "/cau-hoi/thu",
                                "cau-hoi",
                                "Lúa bị rầy nâu thì phun gì?",
                                "cach-hoi",
                                "rầy nâu hại lúa",
                                "thu",
                                "ray nau")
                        .body())
                .contains("Đã thử", "Máy sẽ trả lời theo câu");
        var approver = rig.signedIn(APPROVER);
        assertThat(approver.get(draft).body()).contains("xem lá.", "24/11/2026");
        assertThat(approver.post(draft + "/dang").statusCode()).isEqualTo(302);

        assertThat(Files.readString(scripts.resolve(FILE))).startsWith(mine).contains("- id: lua-bi-ray-nau-thi-phun");
        assertThat(phones.say(RESIDENT, "ray nau hai lua"))
                .contains("Bác gọi 0900 000 100. \"Đừng\"", "Dòng hai - # không");
    }

    @Test
    void whatWouldBreakTheScriptsIsNotPublishedAndTheFileStaysAsItWas() throws IOException {
        var drafter = rig.signedIn(DRAFTER);
        drafter.get("/cau-hoi/soan");
        String draft = where(entry(drafter, "Đăng ký khai sinh cần những gì?", "Trả lời khác."));
        Path flow = scripts.resolve("flows/lan-dau.yml");
        Files.writeString(flow, Files.readString(flow).replace("goto: end", "goto: nowhere-at-all"));

        var approver = rig.signedIn(APPROVER);
        assertThat(approver.get("/cau-hoi").body()).contains("flows/lan-dau.yml:", "nowhere-at-all");
        approver.get(draft);
        var refused = approver.post(draft + "/dang");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Chưa đăng, máy vẫn trả lời như cũ", "flows/lan-dau.yml:", "nowhere-at-all");
        assertThat(Files.exists(scripts.resolve(FILE))).isFalse();
        assertThat(phones.say(RESIDENT, "đăng ký khai sinh cần gì")).contains("giấy chứng sinh");
    }

    @Test
    void onlyOfficialsComeInAndHostileQuestionsStayWords() {
        phones.say(RESIDENT, "<script>alert(1)</script> rầy nâu hại lúa");
        assertThat(rig.signedIn(LEADER).get("/cau-hoi").statusCode()).isEqualTo(403);
        var official = rig.signedIn(DRAFTER);
        String page = official.get("/cau-hoi").body();
        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>alert");
        String question = group(page, "/cau-hoi/(\\d+)/bo-qua");
        assertThat(official.get("/cau-hoi/soan?tu=" + question).body())
                .doesNotContain("<script>alert")
                .contains("rầy nâu");
        assertThat(official.post("/cau-hoi/" + question + "/them", "cau", "../../etc")
                        .statusCode())
                .isEqualTo(404);
        rig.sql(
                "INSERT INTO commune (id, code, name, village_term, zone, former_names, details) "
                        + "VALUES (77, 'Y', 'Xã khác', 'thôn', 'Asia/Ho_Chi_Minh', '[]', '{}')",
                Map.of());
        rig.sql("UPDATE unanswered_question SET commune_id = 77", Map.of());
        assertThat(official.post("/cau-hoi/" + question + "/bo-qua").statusCode())
                .isEqualTo(404);
        assertThat(official.get("/cau-hoi/ban-soan/1").statusCode()).isEqualTo(404);
        assertThat(official.get("/cau-hoi/ban-soan/x").statusCode()).isEqualTo(404);
        official.csrf = "";
        assertThat(official.post("/cau-hoi/" + question + "/bo-qua").statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> entry(Browser browser, String question, String answer) {
        return browser.post(
                "/cau-hoi/soan",
                "cau-hoi",
                question,
                "cach-hoi",
                "rầy nâu hại lúa\nlúa bị rầy\nlua bi ray nau\nphun thuốc rầy\nrầy nâu phun gì",
                "tra-loi",
                answer,
                "nguon",
                "Phòng Kinh tế xã",
                "tinh-den",
                "2026-11-24",
                "xem-lai",
                "2027-05-24",
                "phu-trach",
                "Phòng Kinh tế");
    }

    private static String where(HttpResponse<String> kept) {
        return where(kept.headers().firstValue("Location").orElse(""));
    }

    private static String where(String address) {
        assertThat(address).startsWith("/cau-hoi/ban-soan/");
        return address;
    }

    private static String group(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
