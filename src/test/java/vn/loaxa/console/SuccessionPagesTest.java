package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveState;

/** Replacing, correcting, withdrawing, reminding, scheduling and drilling through the pages. */
class SuccessionPagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String LEADER_ONE = "0900000004";

    @TempDir
    Path folder;

    private ConsoleRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        rig.sql("UPDATE zalo_account SET last_interaction = " + rig.clock.millis(), Map.of());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aReplacementStartsFromTheOldWordsAndTheChainIsShownOnBothBoards() {
        rig.publish(DRAFTER, "Bão gần", "HND");
        var browser = rig.signedIn(DRAFTER);
        assertThat(browser.get("/chi-dao/1").body()).contains("/chi-dao/soan?ve=1&kieu=REPLACES");

        var page = browser.get("/chi-dao/soan?ve=1&kieu=REPLACES");
        assertThat(page.body())
                .contains("Thay thế 24/TB-UBND (thông báo 1)", "Nội dung Bão gần</textarea>")
                .doesNotContain("name=\"hoi\"");
        String[] fields = {
            "phieu", browser.form, "ve", "1", "kieu", "REPLACES", "so", "25/TB-UBND", "ty", "Bão vào", "tin", "Sơ tán"
        };
        assertThat(browser.post("/chi-dao/soan/ke-hoach", fields).body())
                .contains("Gửi cho 6 người", "Thay thế văn bản số 24/TB-UBND");
        assertThat(browser.post("/chi-dao/soan", with(fields, "gui", "1")).statusCode())
                .isEqualTo(302);

        assertThat(browser.get("/chi-dao/1").body())
                .contains("Không còn hiệu lực: 25/TB-UBND (thông báo 2)", "href=\"/chi-dao/2\"", "Đã được thay thế")
                .doesNotContain("/nhan-thay\"", "/chi-dao/1/thu-hoi\"");
        assertThat(browser.get("/chi-dao/2").body()).contains("Thay thế thông báo 1", "href=\"/chi-dao/1\"");
    }

    @Test
    void aWithdrawalTellsThoseWhoHaveItAndTheBoardNamesThem() {
        rig.publish(DRAFTER, "Họp", "HND-T1");
        rig.sql("UPDATE delivery SET status = 4 WHERE person_id = " + rig.person("0900000006"), Map.of());
        var browser = rig.signedIn(DRAFTER);
        assertThat(browser.get("/chi-dao/1").body()).contains("Thu hồi 24/TB-UBND?");

        assertThat(browser.post("/chi-dao/1/thu-hoi", "ly-do", "sai ngày").statusCode())
                .isEqualTo(302);

        assertThat(directive(1).state()).isEqualTo(DirectiveState.WITHDRAWN);
        assertThat(directive(2).roll()).isEqualTo(1);
        assertThat(browser.get("/chi-dao/1").body())
                .contains("Đã thu hồi, không còn hiệu lực", "Đã có tin: 1 người", "Hội viên 1");
        assertThat(browser.post("/chi-dao/1/thu-hoi").statusCode()).isEqualTo(409);
    }

    @Test
    void aLeaderRemindsTheOwnBranchAndTheSecondPressRemindsNobody() {
        rig.publish(DRAFTER, "Họp", "HND");
        rig.sql("UPDATE delivery SET status = 4 WHERE status = 0", Map.of());
        var leader = rig.signedIn(LEADER_ONE);
        assertThat(leader.get("/chi-dao/1").body()).contains("Nhắc những người chưa nhận");

        var done = leader.post("/chi-dao/1/nhac");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Đã nhắc 2 người chưa nhận. Còn 1 người");
        assertThat(leader.post("/chi-dao/1/nhac").statusCode()).isEqualTo(409);
        assertThat(rows("%/nudge:%")).isEqualTo(2);
    }

    @Test
    void aTimeIsShownInThePlanAndKept() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        String[] fields = {"phieu", browser.form, "tin", "Họp", "hoi", "HND", "luc", "7h00 25/11/2026"};
        assertThat(browser.post("/chi-dao/soan/ke-hoach", fields).body())
                .contains("Hẹn gửi cho 6 người", "07h00 ngày 25/11/2026");
        browser.post("/chi-dao/soan", with(fields, "gui", "1"));

        assertThat(directive(1).state()).isEqualTo(DirectiveState.SCHEDULED);
        assertThat(browser.get("/chi-dao/1").body()).contains("sẽ tự gửi cho 6 người lúc 07h00 ngày 25/11/2026");
        assertThat(browser.post("/chi-dao/1/dung").statusCode()).isEqualTo(302);
        assertThat(directive(1).state()).isEqualTo(DirectiveState.WITHDRAWN);
    }

    @Test
    void aTimeThatHasPassedIsRefusedBesideItsField() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        var answer = browser.post(
                "/chi-dao/soan", "phieu", browser.form, "tin", "x", "hoi", "HND", "luc", "7h00 1/1/2026", "gui", "1");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Giờ gửi 7h00 1/1/2026 đã qua", "value=\"7h00 1/1/2026\"");
    }

    @Test
    void inTheNightThePlanSaysThatItWaitsAndThatOnlyAReasonHelps() {
        rig.clock.moveTo(Instant.parse("2026-11-24T15:30:00Z"));
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        assertThat(browser.post("/chi-dao/soan/ke-hoach", "tin", "x", "hoi", "HND")
                        .body())
                .contains("giờ yên tĩnh", "06h00 ngày 25/11/2026");
        assertThat(browser.post("/chi-dao/soan/ke-hoach", "tin", "x", "hoi", "HND", "khan", "FLASH", "dem", "vỡ đê")
                        .body())
                .contains("Ngay khi bấm gửi", "Lý do ghi vào nhật ký: vỡ đê");
    }

    @Test
    void aDrillHasABoardAndNoMessages() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/soan");
        String[] fields = {"phieu", browser.form, "tin", "Thử", "hoi", "HND", "khan", "FLASH", "dien-tap", "1"};
        assertThat(browser.post("/chi-dao/soan/ke-hoach", fields).body())
                .contains("Diễn tập với 6 người, không gửi thật")
                .doesNotContain("phải có người thứ hai duyệt");
        browser.post("/chi-dao/soan", with(fields, "gui", "1"));

        assertThat(browser.get("/chi-dao/1").body()).contains("không tin nào ra ngoài", "Đến nhà: còn 2 người");
        assertThat(rows("directive:%")).isZero();
        assertThat(rig.signedIn(LEADER_ONE).get("/chi-dao/1").statusCode()).isEqualTo(404);
    }

    @Test
    void allLeadersCanBeChosenByTheirRole() {
        var browser = rig.signedIn(DRAFTER);
        assertThat(browser.get("/chi-dao/soan").body()).contains("Tất cả chi hội trưởng");
        assertThat(browser.post("/chi-dao/soan/ke-hoach", "tin", "x", "vai", "LEADER")
                        .body())
                .contains("Gửi cho 2 người", "Chi hội trưởng");
    }

    @Test
    void theReceiptsComeAsATableWhoseNamesCannotRunAsFormulas() throws Exception {
        rig.sql("UPDATE person SET name = '=1+1' WHERE id = " + rig.person("0900000006"), Map.of());
        rig.publish(DRAFTER, "Họp", "HND");
        var browser = rig.signedIn(DRAFTER);
        var csv = browser.get("/chi-dao/1/so-nhan.csv");
        assertThat(csv.body()).startsWith("\uFEFFHọ tên,Thôn").contains("'=1+1,Thôn 1", "Chưa có Zalo nối với xã");
        assertThat(csv.body().lines()).hasSize(7);

        HttpResponse<byte[]> xlsx = bytes(browser, "/chi-dao/1/so-nhan.xlsx");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.body()))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(7);
            assertThat(rows.get(0).getCellText(0)).isEqualTo("Họ tên");
        }
        assertThat(rig.signedIn(LEADER_ONE).get("/chi-dao/1/so-nhan.csv").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theVisitListIsFoldedByVillageWithOneListForEachWhoGoes() {
        rig.publish(DRAFTER, "Họp", "HND");
        String body = rig.signedIn(DRAFTER).get("/chi-dao/1").body();
        assertThat(body)
                .contains("Đến nhà: còn 2 người")
                .containsPattern("<details class=\"visit\"[^>]*>\\s*<summary><b>Thôn 1</b>")
                .contains("Chi hội trưởng Chi hội Nông dân thôn 1", "<td class=\"tick\"></td>");
    }

    private HttpResponse<byte[]> bytes(Browser browser, String path) throws IOException, InterruptedException {
        URI address = rig.at(path);
        return HttpClient.newBuilder()
                .cookieHandler(browser.cookies)
                .build()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String[] with(String[] fields, String... more) {
        String[] all = Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    private int rows(String key) {
        return rig.database.read(
                handle -> handle.createQuery("SELECT COUNT(*) FROM outbox_message WHERE message_key LIKE :key")
                        .bind("key", key)
                        .mapTo(Integer.class)
                        .one());
    }

    private Directive directive(int number) {
        return rig.database
                .read(handle -> rig.directives.byNumber(handle, rig.commune, number))
                .orElseThrow();
    }
}
