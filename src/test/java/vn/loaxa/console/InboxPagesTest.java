package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The road resident's phone → inbox → answer on the phone, with two officials at two browsers. */
class InboxPagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final String LEADER = "0900000004";
    private static final String RESIDENT = "9100000000000006";
    private static final String STRANGER = "9200000000000001";
    private static final Pattern VERSION = Pattern.compile("name=\"phien-ban\" value=\"(\\d+)\"");

    @TempDir
    private Path folder;

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
    void aResidentIsHandedOverAnsweredMarkedAndTheBotKeepsSilentMeanwhile() {
        phones.say(RESIDENT, "nhà tôi mất nước ba hôm");
        phones.say(RESIDENT, "gặp cán bộ");
        assertThat(phones.say(RESIDENT, "đăng ký khai sinh cần gì")).isEmpty();

        var official = rig.signedIn(DRAFTER);
        assertThat(official.get("/hop-thu").body())
                .contains("Hội viên 1 cần gặp cán bộ", "Chờ trả lời", "Hẹn trả lời trước");
        String page = official.get("/hop-thu/1").body();
        assertThat(page)
                .contains("nhà tôi mất nước ba hôm", "gặp cán bộ", "đăng ký khai sinh cần gì")
                .contains("Gửi miễn phí đến 09:00, 26/11/2026", "Máy im đến 09:30")
                .contains("Trung tâm Phục vụ hành chính công xã"); // a ready-made answer with its facts

        HttpResponse<String> sent = answer(official, page, "Chiều nay thợ đến sửa đường ống ạ.");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(last(RESIDENT)).isEqualTo("Công chức soạn thảo trả lời bác:\nChiều nay thợ đến sửa đường ống ạ.");
        assertThat(official.get("/hop-thu/1").body()).contains("Đã trả lời", "Chờ gửi");
        rig.clock.advance(Duration.ofMinutes(29));
        assertThat(phones.say(RESIDENT, "cảm ơn, mấy giờ ạ, giá điện bao nhiêu"))
                .isEmpty();

        page = official.get("/hop-thu/1").body();
        assertThat(page).contains("Chờ trả lời");
        assertThat(official.post("/hop-thu/1/dong", "phien-ban", version(page), "hoi", "1")
                        .statusCode())
                .isEqualTo(302);
        assertThat(last(RESIDENT)).contains("mấy điểm");
        assertThat(phones.say(RESIDENT, "4")).contains("đã ghi 4 điểm");
        assertThat(phones.say(RESIDENT, "chấm 1 điểm lượt 1")).contains("đã ghi rồi");
        assertThat(phones.say(STRANGER, "chấm 1 điểm lượt 1")).contains("đã ghi rồi");
        assertThat(official.get("/hop-thu/1").body()).contains("Bà con chấm 4 trên 5 điểm");
        assertThat(official.get("/hop-thu?xem=xong").body()).contains("trung bình 4,0 điểm, 1 lượt (4 điểm: 1)");
        assertThat(phones.say(RESIDENT, "đăng ký khai sinh cần gì")).contains("giấy chứng sinh");
    }

    @Test
    void theBotSpeaksAgainWhenItIsHandedBackOrAfterThirtyMinutes() {
        phones.say(RESIDENT, "gặp cán bộ");
        var official = rig.signedIn(DRAFTER);
        String page = official.get("/hop-thu/1").body();
        assertThat(page).contains("Trả lại cho máy trả lời");
        official.post("/hop-thu/1/tra-may", "phien-ban", version(page));
        assertThat(last(RESIDENT)).contains("Cán bộ đã trả lời xong");
        assertThat(phones.say(RESIDENT, "đăng ký khai sinh cần gì")).contains("giấy chứng sinh");

        phones.say(STRANGER, "gặp cán bộ");
        rig.clock.advance(Duration.ofMinutes(29));
        assertThat(phones.say(STRANGER, "đăng ký khai sinh cần gì")).isEmpty();
        rig.clock.advance(Duration.ofMinutes(2));
        assertThat(phones.say(STRANGER, "đăng ký khai sinh cần gì")).contains("giấy chứng sinh");
        assertThat(official.get("/hop-thu").body()).contains("quá 1 phút", "Người chưa có trong sổ");
    }

    @Test
    void theSecondOfTwoOfficialsIsToldWhoAnsweredWhat() {
        phones.say(RESIDENT, "gặp cán bộ");
        var one = rig.signedIn(DRAFTER);
        var other = rig.signedIn(APPROVER);
        String seenByOne = one.get("/hop-thu/1").body();
        String seenByOther = other.get("/hop-thu/1").body();
        answer(one, seenByOne, "Mời bác sáng mai đến trụ sở.");

        assertThat(other.get("/hop-thu/1/dien-bien?pb=" + version(seenByOther)).body())
                .contains(
                        "Đồng chí Công chức Văn phòng đã trả lời lúc", "Mời bác sáng mai đến trụ sở.", "Tải lại trang");
        int before = phones.told(RESIDENT).size();
        var refused = answer(other, seenByOther, "Bác gọi trực ban nhé.");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Đồng chí Công chức Văn phòng đã trả lời lúc", "Mời bác sáng mai đến trụ sở.")
                .contains("Chưa gửi và chưa thay đổi gì", ">Bác gọi trực ban nhé.</textarea>");
        assertThat(phones.told(RESIDENT)).hasSize(before);

        assertThat(answer(other, refused.body(), "Bác gọi trực ban nhé.").statusCode())
                .isEqualTo(302);
        assertThat(last(RESIDENT)).contains("Người phê duyệt trả lời bác:\nBác gọi trực ban nhé.");
    }

    @Test
    void aCaseShowsItsPictureAndPlaceIsAssignedAnsweredAndClosed() {
        phones.say(RESIDENT, "phản ánh đèn đường hỏng");
        phones.sendPicture(RESIDENT, "https://anh.example/den.jpg");
        phones.sendPlace(RESIDENT, "19.8", "105.7");
        assertThat(phones.say(RESIDENT, "gửi đi")).contains("phản ánh số 1");

        var official = rig.signedIn(DRAFTER);
        var shown = official.get("/hop-thu/1");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("img-src 'self' data: https:");
        assertThat(shown.body())
                .contains("Phản ánh 1: Hội viên 1", "<img src=\"https://anh.example/den.jpg\"", "maps?q=19.8,105.7")
                .contains("còn 14 ngày 8 giờ");
        String approver = option(shown.body(), "Chủ tịch UBND xã");
        official.post("/hop-thu/1/giao", "phien-ban", version(shown.body()), "nguoi", approver);
        assertThat(last("9100000000000003")).contains("giao đồng chí trả lời", "lượt 1");
        assertThat(official.get("/hop-thu").body()).contains("Phụ trách: Chủ tịch UBND xã");
        assertThat(official.get("/hop-thu?cua=toi").body()).doesNotContain("Phản ánh 1");
        assertThat(official.get("/hop-thu?loai=gap-can-bo").body()).doesNotContain("Phản ánh 1");

        String line = group(official.get("/hop-thu/1").body(), "name=\"dong\" value=\"(\\d+)\"");
        official.post("/hop-thu/1/xoa-anh", "dong", line);
        assertThat(official.get("/hop-thu/1").body()).doesNotContain("den.jpg").contains("xóa một ảnh");
        assertThat(count("SELECT COUNT(*) FROM resident_case WHERE media <> ''"))
                .isZero();

        answer(official, official.get("/hop-thu/1").body(), "Xã đã thay bóng.");
        assertThat(last(RESIDENT)).isEqualTo("Xã trả lời phản ánh 1 của bác:\nXã đã thay bóng.");
        assertThat(phones.say(RESIDENT, "phản ánh 1")).contains("đã trả lời");
        official.post(
                "/hop-thu/1/dong",
                "phien-ban",
                version(official.get("/hop-thu/1").body()),
                "hoi",
                "1");
        assertThat(last(RESIDENT)).contains("Xã đã giải quyết xong phản ánh 1");
        assertThat(phones.say(RESIDENT, "chấm 5 điểm lượt 1")).contains("đã ghi 5 điểm");
        assertThat(phones.say(RESIDENT, "phản ánh 1")).contains("đã giải quyết xong");
        assertThat(answer(official, "name=\"phien-ban\" value=\"9\"", "thêm").statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatAnOfficialWritesInZaloItselfStandsInTheThread() {
        phones.say(RESIDENT, "xin chào");
        phones.officialWritesInZalo(RESIDENT, "Bác chờ tôi kiểm tra");

        var official = rig.signedIn(DRAFTER);
        assertThat(official.get("/hop-thu/1").body())
                .contains("Cán bộ, trong Zalo OA", "Bác chờ tôi kiểm tra", "Đã trả lời");
        assertThat(phones.say(RESIDENT, "đăng ký khai sinh cần gì")).isEmpty();
        assertThat(official.get("/hop-thu/1").body()).contains("Chờ trả lời");
    }

    @Test
    void theWindowAndThePriceAreSaidBeforeSendingAndHold() {
        phones.say(RESIDENT, "gặp cán bộ");
        rig.clock.advance(Duration.ofHours(50));
        var official = rig.signedIn(DRAFTER);
        assertThat(official.get("/hop-thu/1").body()).contains("Mỗi tin 55 đ; gửi được đến 09:00, 1/12/2026");
        rig.clock.advance(Duration.ofDays(7));
        official = rig.signedIn(DRAFTER);
        String page = official.get("/hop-thu/1").body();
        assertThat(page).contains("Không gửi được", "Gọi 0900 000 006").doesNotContain("<textarea");
        var refused = answer(official, page, "Chào bác");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Zalo không nhận tin");
    }

    @Test
    void onlyWhoServesResidentsComesInAndOnlyToTheirOwnCommune() {
        phones.say(RESIDENT, "gặp cán bộ");
        assertThat(rig.signedIn(LEADER).get("/hop-thu/1").statusCode()).isEqualTo(403);
        assertThat(rig.browser().get("/hop-thu/1").statusCode()).isEqualTo(302);

        var official = rig.signedIn(DRAFTER);
        rig.sql(
                "INSERT INTO commune (id, code, name, village_term, zone, former_names, details) "
                        + "VALUES (77, 'Y', 'Xã khác', 'thôn', 'Asia/Ho_Chi_Minh', '[]', '{}')",
                Map.of());
        rig.sql("UPDATE resident_thread SET commune_id = 77", Map.of());
        for (String path : new String[] {"/hop-thu/1", "/hop-thu/1/dien-bien", "/hop-thu/99", "/hop-thu/x"}) {
            assertThat(official.get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String act : new String[] {"tra-loi", "giao", "tra-may", "dong", "xoa-anh"}) {
            assertThat(official.post("/hop-thu/1/" + act, "phien-ban", "0", "noi-dung", "x", "nguoi", "2", "dong", "1")
                            .statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        official.csrf = "0".repeat(64);
        assertThat(official.post("/hop-thu/1/dong", "phien-ban", "0").statusCode())
                .isEqualTo(403);
    }

    @Test
    void hostileWordsStayWordsAndAnEmptyOrEndlessAnswerIsRefused() {
        phones.say(STRANGER, "gặp cán bộ");
        phones.say(STRANGER, "<script>alert(1)</script> \" onload=x {so_dien_thoai}");
        phones.sendPicture(STRANGER, "javascript:alert(1)");
        var official = rig.signedIn(DRAFTER);
        for (String path : new String[] {"/hop-thu", "/hop-thu/danh-sach", "/hop-thu/1", "/hop-thu/1/dien-bien"}) {
            assertThat(official.get(path).body()).as(path).doesNotContain("<script>alert", "javascript:");
        }
        String page = official.get("/hop-thu/1").body();
        assertThat(page).contains("&lt;script&gt;alert(1)", "{so_dien_thoai}");
        assertThat(answer(official, page, "  ").statusCode()).isEqualTo(422);
        var tooLong = answer(official, page, "dài ".repeat(500));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("dài 1999 chữ cái, nhiều nhất 1800");
        assertThat(official.get("/hop-thu/1?mau=9999&xong=%3Cb%3E").statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> answer(Browser official, String page, String text) {
        return official.post("/hop-thu/1/tra-loi", "phien-ban", version(page), "noi-dung", text);
    }

    private String last(String user) {
        var told = phones.told(user);
        return told.get(told.size() - 1);
    }

    private int count(String query) {
        return rig.database.read(
                handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    private static String version(String page) {
        Matcher found = VERSION.matcher(page);
        return found.find() ? found.group(1) : "0";
    }

    private static String option(String page, String label) {
        return group(page, "<option value=\"(\\d+)\"[^>]*>" + label);
    }

    private static String group(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
