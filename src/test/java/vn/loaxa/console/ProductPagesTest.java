package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What residents have to sell at the console. */
class ProductPagesTest {
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
    void productsAreListedMarkedAndExportedWithoutFormulas() {
        phones.say(RESIDENT, "bán hàng");
        rig.sql("""
                INSERT INTO product_listing (commune_id, user_id, name, amount, price, village, phone, media, at)
                VALUES (1, 'u', '=cmd|x <script>alert(1)</script>', '10 kg', '+100', 'Thôn 1', '84900000006', 'https://anh.example/a.jpg', 0)
                """, Map.of());
        var official = rig.signedIn(DRAFTER);
        String page = official.get("/san-pham").body();
        assertThat(page)
                .contains(
                        "1 sản phẩm bà con đăng, 1 chưa nhập cổng",
                        "0900 000 006",
                        "href=\"https://anh.example/a.jpg\"")
                .doesNotContain("<script>alert");
        assertThat(official.post("/san-pham/1", "tinh-trang", "ENTERED").statusCode())
                .isEqualTo(302);
        assertThat(official.get("/san-pham").body()).contains("value=\"ENTERED\" selected", "0 chưa nhập cổng");
        assertThat(official.get("/san-pham.csv").body()).contains("\"'=cmd|x", "\"'+100\"");
        official.post("/san-pham/1", "tinh-trang", "HIDDEN");
        assertThat(official.get("/san-pham.csv").body()).doesNotContain("cmd");
        assertThat(official.post("/san-pham/1", "tinh-trang", "GONE").statusCode())
                .isEqualTo(404);
        assertThat(official.post("/san-pham/9", "tinh-trang", "NEW").statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyWhoServesResidentsComesInAndFormsNeedTheirToken() {
        var leader = rig.signedIn(LEADER);
        for (String path : new String[] {"/san-pham", "/san-pham.csv"}) {
            assertThat(leader.get(path).statusCode()).as(path).isEqualTo(403);
        }
        var official = rig.signedIn(DRAFTER);
        rig.sql(
                "INSERT INTO commune (id, code, name, village_term, zone, former_names, details) "
                        + "VALUES (77, 'Y', 'Xã khác', 'thôn', 'Asia/Ho_Chi_Minh', '[]', '{}')",
                Map.of());
        rig.sql("""
                INSERT INTO product_listing (id, commune_id, user_id, name, amount, price, village, phone, media, at)
                VALUES (5, 77, 'u', 'gà', '1', '1', 'Thôn 1', '', '', 0)""", Map.of());
        assertThat(official.get("/san-pham").body()).contains("Chưa có sản phẩm nào");
        assertThat(official.post("/san-pham/5", "tinh-trang", "HIDDEN").statusCode())
                .isEqualTo(404);
        official.csrf = "";
        assertThat(official.post("/san-pham/5", "tinh-trang", "NEW").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoTakesZalosPermissionAwayIsForgottenThoughNobodyKnowsWhoItWas() {
        String stranger = "9200000000000001";
        phones.say(stranger, "bí mật của tôi");
        phones.withdraw(stranger);
        var administrator = rig.signedIn("0900000001");
        assertThat(administrator.get("/yeu-cau-du-lieu").body())
                .contains("Tài khoản Zalo chưa rõ là ai", "Xóa dữ liệu của tài khoản này");
        assertThat(administrator.post("/yeu-cau-du-lieu/1/xoa").statusCode()).isEqualTo(409);
        assertThat(administrator.post("/yeu-cau-du-lieu/2/xoa", "chac", "on").statusCode())
                .isEqualTo(404);
        assertThat(rig.signedIn(DRAFTER)
                        .post("/yeu-cau-du-lieu/1/xoa", "chac", "on")
                        .statusCode())
                .isEqualTo(403);
        assertThat(administrator.post("/yeu-cau-du-lieu/1/xoa", "chac", "on").statusCode())
                .isEqualTo(302);
        assertThat(rig.text("SELECT COUNT(*) FROM conversation WHERE user_id = '" + stranger + "'"))
                .isEqualTo("0");
        assertThat(rig.text("SELECT COUNT(*) FROM zalo_account WHERE user_id = '" + stranger + "'"))
                .isEqualTo("0");
        assertThat(phones.told(stranger)).isEmpty();
    }
}
