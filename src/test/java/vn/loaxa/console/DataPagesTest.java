package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests about data and products at the console, with what residents sent from their phones. */
class DataPagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String LEADER = "0900000004";
    private static final String RESIDENT = "9100000000000006";

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
    void aDeletionIsAskedOnThePhoneSeenWithItsClockAnsweredAndCarriedOut() {
        phones.say(RESIDENT, "xóa dữ liệu");
        var official = rig.signedIn(DRAFTER);
        assertThat(official.get("/du-lieu").body())
                .contains("Yêu cầu đang mở (1)", "Xóa dữ liệu: Hội viên 1")
                .contains("Trả lời trước 17:00, 26/11/2026", "Làm xong trước 09:00, 14/12/2026, còn 20 ngày");
        official.post("/du-lieu/1/da-bao");
        assertThat(official.get("/du-lieu").body()).contains("Đã trả lời lúc 09:00").doesNotContain("Đã báo cho bà con");

        var copy = official.post("/du-lieu/1/ban-sao.csv");
        assertThat(copy.headers().firstValue("Content-Disposition").orElse("")).contains("du-lieu-1.csv");
        assertThat(copy.body()).contains("nguoi,1,ho_ten,\"Hội viên 1\"", "nhom,1,nhom,\"Chi hội Nông dân thôn 1\"");
        assertThat(official.post("/du-lieu/1/ban-sao.exe").statusCode()).isEqualTo(404);

        assertThat(official.post("/du-lieu/1/xong").statusCode()).isEqualTo(409);
        assertThat(official.post("/du-lieu/1/xoa").headers().firstValue("Location")).hasValue("/du-lieu?xong=xoa");
        assertThat(official.get("/du-lieu").body()).contains("Không có yêu cầu nào").doesNotContain("Hội viên 1");
        assertThat(rig.text("SELECT name FROM person WHERE erased_at IS NOT NULL")).isEqualTo("Người đã xóa dữ liệu");
        assertThat(phones.say(RESIDENT, "xin chào")).contains("Kính chào bác");
        assertThat(rig.signedIn("0900000003").get("/nhat-ky").body())
                .contains("Lấy bản sao dữ liệu", "Xóa dữ liệu theo yêu cầu", "Xóa tên và số máy");
    }

    @Test
    void whoeverHoldsAnOfficeHandsItOverFirst() {
        phones.say("9100000000000004", "xóa dữ liệu");
        var official = rig.signedIn(DRAFTER);
        official.get("/du-lieu");
        var refused = official.post("/du-lieu/1/xoa");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("đang giữ chức vụ", "Chi hội trưởng 1");
    }

    @Test
    void aRequestAtTheCounterIsNotedOnceAndLateOnesAreRed() {
        var official = rig.signedIn(DRAFTER);
        assertThat(official.post("/du-lieu", "so", "12", "loai", "export").body()).contains("“12” không phải số máy");
        assertThat(official.post("/du-lieu", "so", "0912 345 678", "loai", "export").body()).contains("không có ai dùng số");
        assertThat(official.post("/du-lieu", "so", "0900000007", "loai", "drop table").statusCode()).isEqualTo(404);
        official.post("/du-lieu", "so", "0900 000 007", "loai", "export");
        official.post("/du-lieu", "so", "0900000007", "loai", "export");
        assertThat(official.get("/du-lieu").body())
                .contains("Yêu cầu đang mở (1)", "Lấy bản sao: Hội viên không Zalo")
                .doesNotContain("class=\"late\"");
        rig.clock.advance(Duration.ofDays(4));
        official = rig.signedIn(DRAFTER);
        assertThat(official.get("/du-lieu").body()).contains("class=\"late\">Trả lời trước 17:00, 26/11/2026, quá");
        assertThat(official.post("/du-lieu/1/xong").statusCode()).isEqualTo(302);
    }

    @Test
    void productsAreListedMarkedAndExportedWithoutFormulas() {
        phones.say(RESIDENT, "bán hàng");
        rig.sql("""
                INSERT INTO product_listing (commune_id, user_id, name, amount, price, village, phone, media, at)
                VALUES (1, 'u', '=cmd|x <script>alert(1)</script>', '10 kg', '+100', 'Thôn 1', '84900000006', 'https://anh.example/a.jpg', 0)
                """, Map.of());
        var official = rig.signedIn(DRAFTER);
        String page = official.get("/san-pham").body();
        assertThat(page)
                .contains("1 sản phẩm bà con đăng, 1 chưa nhập cổng", "0900 000 006", "href=\"https://anh.example/a.jpg\"")
                .doesNotContain("<script>alert");
        assertThat(official.post("/san-pham/1", "tinh-trang", "ENTERED").statusCode()).isEqualTo(302);
        assertThat(official.get("/san-pham").body()).contains("value=\"ENTERED\" selected", "0 chưa nhập cổng");
        assertThat(official.get("/san-pham.csv").body()).contains("\"'=cmd|x", "\"'+100\"");
        official.post("/san-pham/1", "tinh-trang", "HIDDEN");
        assertThat(official.get("/san-pham.csv").body()).doesNotContain("cmd");
        assertThat(official.post("/san-pham/1", "tinh-trang", "GONE").statusCode()).isEqualTo(404);
        assertThat(official.post("/san-pham/9", "tinh-trang", "NEW").statusCode()).isEqualTo(404);
    }

    @Test
    void strangersForeignCommunesAndFormsWithoutTokenAreRefused() {
        phones.say(RESIDENT, "xóa dữ liệu");
        var leader = rig.signedIn(LEADER);
        for (String path : new String[] {"/du-lieu", "/san-pham", "/san-pham.csv"}) {
            assertThat(leader.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(leader.post("/du-lieu/1/xoa").statusCode()).isEqualTo(403);
        var official = rig.signedIn(DRAFTER);
        rig.sql("INSERT INTO commune (id, code, name, village_term, zone, former_names, details) "
                + "VALUES (77, 'Y', 'Xã khác', 'thôn', 'Asia/Ho_Chi_Minh', '[]', '{}')", Map.of());
        rig.sql("UPDATE data_request SET commune_id = 77", Map.of());
        for (String act : new String[] {"da-bao", "ban-sao.csv", "xong", "xoa"}) {
            assertThat(official.post("/du-lieu/1/" + act).statusCode()).as(act).isEqualTo(404);
        }
        official.csrf = "";
        assertThat(official.post("/du-lieu/1/xoa").statusCode()).isEqualTo(403);
        official.csrf = "";
        assertThat(official.post("/san-pham/1", "tinh-trang", "NEW").statusCode()).isEqualTo(403);
    }
}
