package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.VillageId;

/** Merging, renaming and moving through the pages. */
class StructurePagesTest {
    private static final String ADMINISTRATOR = "0900000001";
    private static final String DRAFTER = "0900000002";
    private static final Pattern FINGERPRINT = Pattern.compile("name=\"ban\" value=\"([^\"]+)\"");

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
    void aMergerIsReadFirstAgreedToAndThenDoneAndOpenBoardsStillAddUp() {
        rig.publish(DRAFTER, "Họp", "HND");
        String plan =
                administrator.get("/to-chuc/sap-nhap?tu=HND-T2&vao=HND-T1").body();
        assertThat(plan)
                .contains(
                        "Sau sáp nhập: 3 + 3 − 0 = 6 người",
                        "Chi hội trưởng 2: trưởng của Chi hội Nông dân thôn 2, từ nay là phó của Chi hội Nông dân thôn 1",
                        "1 văn bản đã gửi giữ nguyên mọi con số",
                        "Không hoàn tác được",
                        "backup");
        assertThat(merge(plan, "không").statusCode()).isEqualTo(422);
        assertThat(merge(plan.replace("name=\"ban\" value=\"", "name=\"ban\" value=\"x"), "ĐỒNG Ý")
                        .body())
                .contains("Danh sách vừa thay đổi");
        assertThat(rig.text("SELECT COUNT(*) FROM body WHERE merged_into_id IS NOT NULL"))
                .isEqualTo("0");

        var done = merge(plan, "dong y");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Đã sáp nhập: Chi hội Nông dân thôn 2 nay là Chi hội Nông dân thôn 1");
        assertThat(administrator.get("/hoi-vien/HND-T1").body()).contains("6 hội viên", "Chi hội trưởng 2");
        assertThat(administrator.get("/hoi-vien/HND-T2").statusCode()).isEqualTo(404);
        assertThat(administrator.get("/nhat-ky").body()).contains("Kết thúc tổ chức vì sáp nhập");
        var board = rig.signedIn("0900000004").get("/chi-dao/1");
        assertThat(board.statusCode()).isEqualTo(200);
        assertThat(board.body()).contains("Chi hội Nông dân thôn 1").doesNotContain("Chi hội Nông dân thôn 2<");
        assertThat(merge(plan, "ĐỒNG Ý").statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> merge(String plan, String agreed) {
        Matcher found = FINGERPRINT.matcher(plan);
        assertThat(found.find()).isTrue();
        return administrator.post(
                "/to-chuc/sap-nhap", "tu", "HND-T2", "vao", "HND-T1", "ban", found.group(1), "dong-y", agreed);
    }

    @Test
    void aNameIsChangedAndTheOldOneIsShown() {
        var done = administrator.post("/to-chuc/doi-ten", "gi", "thon:T1", "ten-moi", "Tổ dân phố 1");
        assertThat(done.body()).contains("Đã đổi tên thành Tổ dân phố 1", ">Thôn 1</th><td>Tổ dân phố 1<");
        assertThat(administrator
                        .post("/to-chuc/doi-ten", "gi", "xa", "ten-moi", "Phường Đông Mẫu")
                        .body())
                .contains(">Xã Đông Mẫu</th><td>Phường Đông Mẫu<");
        assertThat(administrator
                        .post("/to-chuc/doi-ten", "gi", "thon:T2", "ten-moi", "to dan pho 1")
                        .body())
                .contains("là tên của nơi khác");
        assertThat(administrator
                        .post("/to-chuc/doi-ten", "gi", "hoi:XX", "ten-moi", "Hội X")
                        .statusCode())
                .isEqualTo(422);
        assertThat(administrator
                        .post("/to-chuc/doi-ten", "gi", "xa", "ten-moi", " ")
                        .body())
                .contains("Ghi tên mới");
    }

    @Test
    void aBodyIsMovedButNeverUnderItself() {
        assertThat(administrator
                        .post("/to-chuc/chuyen", "hoi-chuyen", "HND", "thuoc", "HND-T1", "thon-chuyen", "")
                        .body())
                .contains("không thể thuộc chính mình");
        assertThat(administrator
                        .post("/to-chuc/chuyen", "hoi-chuyen", "HND-T2", "thuoc", "HND-T1", "thon-chuyen", "T2")
                        .body())
                .contains("Đã chuyển Chi hội Nông dân thôn 2");
        assertThat(administrator.get("/hoi-vien/HND-T2").body()).contains("href=\"/hoi-vien/HND-T1\"");
    }

    @Test
    void aMergerOfVillagesIsReadFirstAgreedToAndThenDoneAndBoardsStillAddUp() {
        int number = rig.publish(
                DRAFTER,
                "Họp thôn",
                Urgency.NORMAL,
                Audience.of(new Audience.Part.OfVillage(village("T2")), new Audience.Part.OfVillage(village("T1"))));
        String path = "/to-chuc/sap-nhap-thon?tu=T2&vao=T1&gop=on&ten="
                + URLEncoder.encode("Thôn Đông Tiến", StandardCharsets.UTF_8);
        String plan = administrator.get(path).body();
        assertThat(plan)
                .contains(
                        "<b>Thôn 2</b> nhập vào <b>Thôn 1</b>",
                        "Sau sáp nhập gọi là Thôn Đông Tiến.",
                        "3 + 3 = 6 người",
                        "Sau sáp nhập: 3 + 3 − 0 = 6 người",
                        "1 văn bản đã gửi giữ nguyên mọi con số",
                        "Không hoàn tác được");
        assertThat(rig.text("SELECT COUNT(*) FROM village WHERE merged_into_id IS NOT NULL"))
                .isEqualTo("0");
        assertThat(mergeVillages(plan, "không").statusCode()).isEqualTo(422);
        assertThat(mergeVillages(plan.replace("name=\"ban\" value=\"", "name=\"ban\" value=\"x"), "ĐỒNG Ý")
                        .body())
                .contains("Danh sách vừa thay đổi");

        var done = mergeVillages(plan, "dong y");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body())
                .contains("Đã sáp nhập: Thôn 2 nay là Thôn Đông Tiến", ">Thôn 2</th><td>Thôn Đông Tiến<");
        assertThat(administrator.get("/nhat-ky").body()).contains("Kết thúc thôn vì sáp nhập");
        assertThat(rig.signedIn(DRAFTER).get("/chi-dao/" + number).body())
                .contains("Thôn Đông Tiến")
                .doesNotContain(">Thôn 2<");
        assertThat(mergeVillages(plan, "ĐỒNG Ý").body()).contains("Chọn cả hai thôn");
        assertThat(rig.signedIn("0900000003").get(path).statusCode()).isEqualTo(403);
    }

    private VillageId village(String code) {
        return new VillageId(Long.parseLong(rig.text("SELECT id FROM village WHERE code = '" + code + "'")));
    }

    private HttpResponse<String> mergeVillages(String plan, String agreed) {
        Matcher found = FINGERPRINT.matcher(plan);
        assertThat(found.find()).isTrue();
        return administrator.post(
                "/to-chuc/sap-nhap-thon",
                "tu",
                "T2",
                "vao",
                "T1",
                "ten",
                "Thôn Đông Tiến",
                "gop",
                "on",
                "ban",
                found.group(1),
                "dong-y",
                agreed);
    }

    @Test
    void onlyAdministratorsRearrange() {
        var drafter = rig.signedIn(DRAFTER);
        assertThat(drafter.get("/to-chuc").statusCode()).isEqualTo(403);
        assertThat(drafter.get("/to-chuc/sap-nhap?tu=HND-T2&vao=HND-T1").statusCode())
                .isEqualTo(403);
        assertThat(drafter.get("/hoi-vien").body()).doesNotContain("/to-chuc");
        assertThat(administrator.get("/hoi-vien").body()).contains("href=\"/to-chuc\"");
    }
}
