package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskPagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final String LEADER = "0900000004";
    private static final String CHAIRMAN = "9100000000000003";
    private static final String RESIDENT = "9100000000000006";

    @TempDir
    Path folder;

    private ConsoleRig rig;
    private String assignee = "";

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        assignee = rig.person(APPROVER).toString();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whatAnOfficialGivesOutTheOtherFinishesOnce() {
        var drafter = rig.signedIn(DRAFTER);
        var given = give(drafter, "Lắp <b>loa</b> thông minh", "2026-11-30");
        assertThat(given.statusCode()).isEqualTo(200);
        assertThat(given.body())
                .contains(
                        "Đã giao việc", "Lắp &lt;b&gt;loa&lt;/b&gt; thông minh", "hạn 30/11/2026", "Chủ tịch UBND xã");
        var approver = rig.signedIn(APPROVER);
        assertThat(approver.get("/viec-thon").body()).contains("Báo xong");
        assertThat(approver.post("/viec-thon/1/xong", "ghi-chu", "Đã lắp ở nhà văn hóa")
                        .statusCode())
                .isEqualTo(302);
        assertThat(approver.post("/viec-thon/1/xong", "ghi-chu", "Lần nữa").statusCode())
                .isEqualTo(302);
        assertThat(drafter.get("/viec-thon").body())
                .contains("Đã lắp ở nhà văn hóa", "data-kind=\"ok\">Xong", "Mở lại")
                .doesNotContain("Lần nữa");
        assertThat(drafter.post("/viec-thon/1/mo-lai").statusCode()).isEqualTo(302);
        assertThat(drafter.get("/viec-thon").body()).contains("Chưa xong");
    }

    @Test
    void aFormWithAFaultComesBackWithItAndNothingIsDone() {
        var drafter = rig.signedIn(DRAFTER);
        drafter.get("/viec-thon");
        assertThat(give(drafter, "", "").body()).contains("Chưa ghi việc phải làm");
        assertThat(give(drafter, "x".repeat(201), "").statusCode()).isEqualTo(422);
        assertThat(give(drafter, "Việc", "2026-11-01").body())
                .contains("Hạn “2026-11-01” chưa đọc được", ">Việc</textarea>");
        assertThat(give(drafter, "Việc", "mai").statusCode()).isEqualTo(422);
        var nobody = drafter.post("/viec-thon", "viec", "Việc", "thon", "T1", "ai", "999", "han", "");
        assertThat(nobody.body()).contains("Chọn một cán bộ trong danh sách");
        assertThat(drafter.post("/viec-thon", "viec", "Việc", "thon", "T9", "ai", assignee)
                        .body())
                .contains("Chọn một thôn");
        assertThat(drafter.get("/viec-thon").body()).doesNotContain("Báo xong");
    }

    @Test
    void aPictureIsTakenByWhatIsInIt() throws Exception {
        var drafter = rig.signedIn(DRAFTER);
        give(drafter, "Gắn mã địa chỉ", "");
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(upload(drafter, script).body()).contains("Ảnh phải là JPEG, PNG hoặc WebP");
        assertThat(drafter.get("/viec-thon").body()).contains("Báo xong");
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 7};
        assertThat(upload(drafter, jpeg).statusCode()).isEqualTo(302);
        var client = HttpClient.newBuilder().cookieHandler(drafter.cookies).build();
        var photo = client.send(
                HttpRequest.newBuilder(rig.at("/viec-thon/1/anh")).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(photo.body()).isEqualTo(jpeg);
        assertThat(photo.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(photo.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(rig.signedIn(LEADER).get("/viec-thon/1/anh").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsReportedDoneInTheChatWithAPictureIsSeenHere() {
        var drafter = rig.signedIn(DRAFTER);
        give(drafter, "Lắp loa thông minh", "2026-11-30");
        give(drafter, "Gắn mã địa chỉ", "");
        try (var phones = new TalkRig(rig)) {
            assertThat(phones.say(RESIDENT, "việc của tôi")).contains("Bác không còn việc nào ở thôn được giao");
            assertThat(phones.say(CHAIRMAN, "viec cua toi"))
                    .contains("Đồng chí còn 2 việc ở thôn", "Việc 1, Thôn 1: Lắp loa thông minh, hạn 30/11/2026")
                    .contains("Việc 2, Thôn 1: Gắn mã địa chỉ");
            assertThat(phones.say(CHAIRMAN, "menu")).contains("việc của tôi – còn 2 việc ở thôn");
            assertThat(phones.say(CHAIRMAN, "xong việc")).as("which of two").contains("còn 2 việc ở thôn");
            assertThat(phones.say(CHAIRMAN, "xong việc 9")).contains("Không có việc số 9 đang chờ đồng chí");
            assertThat(phones.say(RESIDENT, "xong việc 1")).contains("Không có việc số 1 đang chờ bác");
            assertThat(phones.say(CHAIRMAN, "Xong việc 1"))
                    .contains("báo xong việc 1: Lắp loa thông minh", "gửi một ảnh");
            assertThat(phones.sendPicture(CHAIRMAN, "https://anh.example/loa.jpg"))
                    .contains("Đã ghi xong việc 1: Lắp loa thông minh");
            assertThat(drafter.get("/viec-thon").body())
                    .contains(
                            "href=\"https://anh.example/loa.jpg\"",
                            "Ảnh gửi qua Zalo lúc 09h00 ngày 24/11/2026",
                            "Việc 1");

            assertThat(phones.say(CHAIRMAN, "xong việc"))
                    .as("the only one left")
                    .contains("báo xong việc 2");
            assertThat(phones.say(CHAIRMAN, "chưa xong")).contains("việc 2 vẫn chờ");
            phones.say(CHAIRMAN, "xong viec 2");
            drafter.post("/viec-thon/2/xong", "ghi-chu", "Đã gắn");
            assertThat(phones.say(CHAIRMAN, "không có ảnh")).contains("Việc 2 không còn chờ đồng chí nữa");
            assertThat(phones.say(CHAIRMAN, "việc của tôi")).contains("không còn việc nào");
        }
        assertThat(rig.texts("SELECT action FROM audit_entry WHERE action = 'village-task.done'"))
                .hasSize(2);
    }

    @Test
    void aPictureThatLiesAtNoWebAddressIsNamedAndNotLinked() {
        var drafter = rig.signedIn(DRAFTER);
        give(drafter, "Lắp loa", "");
        rig.sql("UPDATE village_task SET photo_address = 'javascript:alert(1)', photo_at = :at", Map.of("at", 0L));
        assertThat(drafter.get("/viec-thon").body())
                .contains("Ảnh gửi qua Zalo lúc")
                .doesNotContain("javascript:");
    }

    @Test
    void whoIsNotOfTheOfficeSeesAndChangesNothingOfIt() {
        give(rig.signedIn(DRAFTER), "Việc của xã", "");
        var leader = rig.signedIn(LEADER);
        assertThat(leader.get("/viec-thon").body()).contains("Chưa có việc nào").doesNotContain("Việc của xã");
        assertThat(leader.post("/viec-thon/1/xong").statusCode()).isEqualTo(404);
        assertThat(leader.post("/viec-thon/1/mo-lai").statusCode()).isEqualTo(403);
        assertThat(give(leader, "Việc", "").statusCode()).isEqualTo(403);
        assertThat(leader.post("/viec-thon/khong-co/xong").statusCode()).isEqualTo(404);
    }

    @Test
    void theCriteriaOfAVillageAreCounted() {
        var drafter = rig.signedIn(DRAFTER);
        drafter.get("/viec-thon");
        assertThat(drafter.post("/viec-thon/tieu-chi", "thon", "T1").body())
                .contains("Đã thêm 5 tiêu chí", "0 / 5 tiêu chí đạt");
        drafter.post("/viec-thon/1/xong");
        assertThat(drafter.get("/viec-thon").body()).contains("1 / 5 tiêu chí đạt");
    }

    @Test
    void thePostersShowTheCodeOfTheChatOnceForEachVillage() {
        String page = rig.signedIn(DRAFTER).get("/to-roi").body();
        assertThat(page).contains("https://zalo.me/7001", "Xã Đông Mẫu · Thôn 1", "Xã Đông Mẫu · Thôn 2");
        assertThat(page.split("class=\"qr\"", -1)).hasSize(3);
    }

    private HttpResponse<String> give(Browser browser, String title, String due) {
        if (browser.csrf.isEmpty()) {
            browser.get("/viec-thon");
        }
        return browser.post("/viec-thon", "viec", title, "thon", "T1", "ai", assignee, "han", due);
    }

    private static HttpResponse<String> upload(Browser browser, byte[] picture) {
        return browser.upload("/viec-thon/1/xong", "anh.jpg", picture, "ghi-chu", "");
    }
}
