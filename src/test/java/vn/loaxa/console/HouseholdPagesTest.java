package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseholdPagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String LEADER_ONE = "0900000004";
    private static final String LEADER_TWO = "0900000005";

    @TempDir
    Path folder;

    private ConsoleRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        rig.sql(
                "INSERT INTO official_role (commune_id, person_id, role, title, village_id, since_day) SELECT commune_id, id,"
                        + " 'DIGITAL_TEAM', 'Tổ trưởng Tổ CNSCĐ thôn 1', village_id, '2020-01-01' FROM person WHERE phone = :phone",
                Map.of("phone", "84" + LEADER_ONE.substring(1)));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theTeamListsItsHousesVisitsThemAndTheReportCountsThem() {
        var team = rig.signedIn(LEADER_ONE);
        var office = rig.signedIn(DRAFTER);
        assertThat(office.get("/bao-cao").body()).contains("Tổ công nghệ số chưa lập danh sách hộ");
        team.get("/ho-dan/T1");
        // Hội viên 1 is on the roll of the village with a linked account; a name twice is one house.
        String names = "Hội viên 1\n\n  Nhà   bà Tư \nNhà bà Tư\n<i>Nhà lạ</i>\r\nNhà ông Năm";
        assertThat(team.post("/ho-dan/T1", "ten", names).body())
                .contains("Đã thêm 4 hộ; 0 hộ đã có sẵn", "1 trong 4 hộ", "&lt;i&gt;Nhà lạ&lt;/i&gt;")
                .doesNotContain("<i>Nhà lạ");
        assertThat(team.post("/ho-dan/T1", "ten", "Nhà bà Tư").body()).contains("Đã thêm 0 hộ; 1 hộ");
        assertThat(team.post("/ho-dan/T1/2/nhom", "co", "1").statusCode()).isEqualTo(302);
        assertThat(team.post("/ho-dan/T1/2/den").statusCode()).isEqualTo(302);
        assertThat(team.post("/ho-dan/T1/2/den").statusCode()).isEqualTo(302);
        assertThat(team.get("/ho-dan/T1").body()).contains("2 trong 4 hộ", "Có người trong nhóm Zalo của thôn");
        // Two of four in touch, one of four visited, however often.
        assertThat(office.get("/bao-cao").body())
                .contains("<b class=\"num\">50%</b><small class=\"soft\">2 / 4</small>")
                .contains("<b class=\"num\">25%</b><small class=\"soft\">1 / 4</small>");
        assertThat(team.post("/ho-dan/T1/2/nhom", "co", "0").statusCode()).isEqualTo(302);
        assertThat(office.get("/ho-dan").body()).contains("25%");
    }

    @Test
    void lessonsAreCountedWithHowManyLearned() {
        var team = rig.signedIn(LEADER_ONE);
        team.get("/ho-dan/T1");
        team.post("/ho-dan/T1", "ten", "Nhà bà Tư");
        assertThat(team.post("/ho-dan/T1/1/den", "bai", "vneid", "so-nguoi", "2")
                        .statusCode())
                .isEqualTo(302);
        assertThat(team.get("/ho-dan/T1").body()).contains("đã hướng dẫn lúc");
        assertThat(team.post("/ho-dan/T1/buoi", "bai", "lua-dao", "so-nguoi", "30", "ngay", "2026-11-20")
                        .body())
                .contains("Nhận ra tin giả, lừa đảo: 30 người", "20/11/2026");
        assertThat(team.post("/ho-dan/T1/buoi", "bai", "lua-dao", "so-nguoi", "9", "ngay", "2026-10-31")
                        .body())
                .contains("31/10/2026");
        assertThat(rig.signedIn(DRAFTER).get("/bao-cao").body())
                .contains("<b class=\"num\">32 lượt</b><small class=\"soft\">trong 2 lần, buổi</small>");
        for (var wrong : Map.of(
                        "Chưa chọn bài", new String[] {"bai", "nau-an", "so-nguoi", "3"},
                        "“ba” không phải số người", new String[] {"bai", "vneid", "so-nguoi", "ba"},
                        "Ngày “2026-12-01” chưa đúng",
                                new String[] {"bai", "vneid", "so-nguoi", "3", "ngay", "2026-12-01"},
                        "Ngày “hôm qua” chưa đúng", new String[] {"bai", "vneid", "so-nguoi", "3", "ngay", "hôm qua"})
                .entrySet()) {
            var answer = team.post("/ho-dan/T1/buoi", wrong.getValue());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains(wrong.getKey());
        }
        assertThat(team.post("/ho-dan/T2/buoi", "bai", "vneid", "so-nguoi", "3").statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodySeesOrChangesTheHousesOfAnotherVillage() {
        var office = rig.signedIn(DRAFTER);
        office.get("/ho-dan/T2");
        office.post("/ho-dan/T2", "ten", "Nhà ông Ba");
        var team = rig.signedIn(LEADER_ONE);
        assertThat(team.get("/ho-dan").body()).contains("Thôn 1").doesNotContain("Thôn 2");
        assertThat(team.get("/ho-dan/T2").statusCode()).isEqualTo(404);
        assertThat(team.post("/ho-dan/T2", "ten", "Nhà lạ").statusCode()).isEqualTo(404);
        assertThat(team.post("/ho-dan/T1/1/den").statusCode()).isEqualTo(404);
        assertThat(rig.signedIn(LEADER_TWO).get("/ho-dan").body()).contains("Không có thôn nào");
    }

    @Test
    void aListThatCannotBeReadComesBackAsItWasTyped() {
        var office = rig.signedIn(DRAFTER);
        office.get("/ho-dan/T1");
        assertThat(office.post("/ho-dan/T1", "ten", " \n ").body()).contains("Chưa có tên nào");
        var tooLong = office.post("/ho-dan/T1", "ten", "Nhà ông Ba\n" + "x".repeat(81));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("dài quá 80 chữ", "Nhà ông Ba", "0 trong 0 hộ");
        var tooMany = new StringBuilder();
        for (int i = 0; i <= 400; i++) {
            tooMany.append("Nhà ").append(i).append('\n');
        }
        assertThat(office.post("/ho-dan/T1", "ten", tooMany.toString()).body()).contains("Có 401 tên");
    }
}
