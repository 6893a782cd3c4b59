package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.audit.Actor;

class AuditPagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";

    @TempDir
    Path folder;

    private ConsoleRig rig;
    private Browser approver;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        approver = rig.signedIn(APPROVER);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theLogIsAskedForByWhoWhatAndWhen() {
        rig.publish(DRAFTER, "Họp thôn", "HND-T1");
        rig.clock.advance(Duration.ofDays(2));
        approver = rig.signedIn(APPROVER);
        String drafter = approver.get("/nhat-ky?ai=cong+chuc+van+phong").body();
        assertThat(lines(drafter)).contains("Phát hành văn bản").doesNotContain("Đăng nhập");
        assertThat(lines(approver.get("/nhat-ky?viec=session.opened").body()))
                .contains("Đăng nhập")
                .doesNotContain("Phát hành văn bản");
        assertThat(lines(approver.get("/nhat-ky?tu-ngay=25/11/2026").body()))
                .contains("Đăng nhập")
                .doesNotContain("Phát hành văn bản");
        assertThat(lines(approver.get("/nhat-ky?den-ngay=24/11/2026&viec=directive.published")
                        .body()))
                .contains("Phát hành văn bản");
        assertThat(approver.get("/nhat-ky?ai=xyz").body()).contains("Không có dòng nào như vậy");
        assertThat(approver.get("/nhat-ky?tu-ngay=31/2/2026").body()).contains("“31/2/2026” chưa phải một ngày");
        assertThat(approver.get("/nhat-ky?ai=%22%3E%3Cscript%3Ealert(1)&viec=%3Cb%3E")
                        .body())
                .doesNotContain("<script>alert", "viec=<b>");
    }

    @Test
    void aFileOfTheLogRunsNothingAndTakingItIsLogged() throws IOException {
        var actor = new Actor(rig.person(DRAFTER).value(), "=HYPERLINK(\"http://x\")", "console");
        rig.database.write(handle -> {
            rig.audit.record(handle, rig.commune, actor, "member.added", "body:1", Map.of("person", "@SUM(1)"));
            return true;
        });
        String csv = approver.get("/nhat-ky/tai.csv?ai=cong+chuc").body();
        assertThat(csv).startsWith("\uFEFFDòng,Lúc,Ai,").contains("\"'=HYPERLINK(\"\"http://x\"\")\"");
        assertThat(csv.lines()).hasSize(2);
        byte[] xlsx = approver.file("/nhat-ky/tai.xlsx");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).anyMatch(row -> row.getCellText(2).startsWith("=HYPERLINK"));
            assertThat(rows).allMatch(row -> row.stream().allMatch(cell -> cell.getFormula() == null));
        }
        assertThat(approver.get("/nhat-ky").body()).contains("Tải nhật ký");
        assertThat(approver.get("/nhat-ky/tai.exe").statusCode()).isEqualTo(404);
        assertThat(rig.signedIn(DRAFTER).get("/nhat-ky/tai.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void aChangedRowIsFoundByItsNumber() {
        for (int i = 0; i < 3; i++) {
            rig.publish(DRAFTER, "Họp thôn", "HND-T1");
        }
        assertThat(approver.get("/nhat-ky/chuoi").body()).contains("Nhật ký nguyên vẹn");
        rig.sql("UPDATE audit_entry SET actor = 'Người khác' WHERE sequence = 3", Map.of());
        assertThat(approver.get("/nhat-ky/chuoi").body()).contains("Nhật ký đã bị sửa", "Dòng số 3 không khớp");
    }

    /** What stands in the table, without the form above it. */
    private static String lines(String page) {
        return page.substring(page.indexOf("<tbody>"));
    }
}
