package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.directory.PersonId;
import vn.loaxa.report.Indicator;

class ReportPagesTest {
    private static final String ADMINISTRATOR = "0900000001";
    private static final String DRAFTER = "0900000002";
    private static final String LEADER_ONE = "0900000004";

    @TempDir
    Path folder;

    private ConsoleRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        int one = rig.publish(DRAFTER, "Họp chi hội 1", "HND-T1");
        rig.publish(DRAFTER, "Họp chi hội 2", "HND-T2");
        rig.clock.advance(Duration.ofMinutes(20));
        PersonId leader = rig.person(LEADER_ONE);
        rig.database.write(handle -> rig.directives.acknowledge(handle, rig.commune, leader, one));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void everyFormulaStandsBesideItsNumber() {
        String page = rig.signedIn(DRAFTER).get("/bao-cao").body();
        assertThat(page)
                .contains("Báo cáo tháng 11/2026", "Toàn xã Đông Mẫu")
                .contains("<b class=\"num\">16%</b><small class=\"soft\">1 / 6</small>")
                .contains("Số lượt người đã xác nhận, kể cả báo thay ÷ số lượt người phải nhận")
                .contains("<b class=\"num\">20 phút</b><small class=\"soft\">1 trường hợp</small>")
                .contains("<span class=\"soft\">chưa đo</span>", "Tổ công nghệ số chưa lập danh sách hộ.")
                .contains("Chi phí: 0 đồng.");
        assertThat(Pattern.compile("data-label=\"Công thức\">\\p{L}")
                        .matcher(page)
                        .results())
                .hasSize(Indicator.values().length);
    }

    @Test
    void aLeaderReadsTheirOwnBranchAndNothingOfOthers() {
        String page = rig.signedIn(LEADER_ONE).get("/bao-cao").body();
        assertThat(page)
                .contains("Phần đồng chí phụ trách: Chi hội trưởng Chi hội Nông dân thôn 1", "1 / 3", "Thôn 1")
                .doesNotContain("1 / 6", "Thôn 2", "Chi phí");
    }

    @Test
    void whoHasNoRightToReportsIsRefused() {
        assertThat(rig.signedIn(ADMINISTRATOR).get("/bao-cao").statusCode()).isEqualTo(403);
        assertThat(rig.browser().get("/bao-cao/bang.xlsx").statusCode()).isEqualTo(302);
    }

    @Test
    void aMonthThatIsNoneOrStillToComeIsTheRunningOne() {
        var browser = rig.signedIn(DRAFTER);
        assertThat(browser.get("/bao-cao?thang=2026-10").body())
                .contains("Báo cáo tháng 10/2026", "Tháng này không có văn bản nào");
        for (String typed : new String[] {"2027-01", "2026-13", "%3Cscript%3E", "0000-00"}) {
            assertThat(browser.get("/bao-cao?thang=" + typed).body())
                    .contains("Báo cáo tháng 11/2026")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void theWorkbookHoldsNumbersAndNoNameRunsAsAFormula() throws Exception {
        rig.sql("UPDATE village SET name = :name WHERE code = 'T1'", Map.of("name", "=HYPERLINK(\"http://x\")"));
        var browser = rig.signedIn(DRAFTER);
        try (var book =
                new ReadableWorkbook(new ByteArrayInputStream(bytes(browser, "/bao-cao/bang.xlsx?thang=2026-11")))) {
            var text = new StringBuilder();
            for (Sheet sheet : book.getSheets().toList()) {
                for (Row row : sheet.read()) {
                    assertThat(row).noneMatch(cell -> cell != null && cell.getType() == CellType.FORMULA);
                    row.forEach(cell ->
                            text.append(cell == null ? "" : cell.getRawValue()).append('|'));
                    text.append('\n');
                }
            }
            assertThat(text)
                    .contains("Chỉ đạo đã xác nhận|1|6|16.7|", "'=HYPERLINK(", "Tất cả|2|1|6|16.7|20|")
                    .doesNotContain("|=HYPERLINK(", "\n=HYPERLINK(");
        }
    }

    private byte[] bytes(Browser browser, String path) throws IOException, InterruptedException {
        URI address = rig.at(path);
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(browser.cookies).build();
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}
