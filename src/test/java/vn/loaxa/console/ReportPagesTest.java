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

/** HND-T1 has three people: the leader, one with Zalo, one without. */
class ReportPagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final String LEADER_ONE = "0900000004";
    private static final String MEMBER_ONE = "0900000006";

    @TempDir
    Path folder;

    private ConsoleRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        int number = rig.publish(DRAFTER, "Họp thôn", "HND-T1");
        rig.publish(DRAFTER, "Việc thôn 2", "HND-T2");
        rig.clock.advance(Duration.ofMinutes(10));
        acknowledge(LEADER_ONE, number);
        rig.clock.advance(Duration.ofMinutes(20));
        acknowledge(MEMBER_ONE, number);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void everyFigureStandsBesideItsFormulaAndAddsUp() {
        String page = rig.signedIn(APPROVER).get("/bao-cao").body();
        assertThat(page)
                .contains("Báo cáo: Tháng 11/2026", "lượt báo nhận, kể cả báo thay ÷ lượt người phải nhận")
                .contains("<b>33%</b>", "2 / 6", "<b>10 phút</b>", "của 2 lần báo nhận");
        String village = page.substring(page.indexOf(">Thôn 1<"), page.indexOf(">Thôn 2<"));
        assertThat(village).contains("66%", "data-label=\"Phải nhận\">3<");
    }

    @Test
    void casesCountByTheirDeadline() {
        for (int i = 1; i <= 3; i++) {
            rig.sql("""
                    INSERT INTO resident_case (commune_id, number, user_id, text, media, place, opened_at, due_at, state)
                    VALUES (:commune, :n, 'u', 'x', '', '', :opened, :due, 'OPEN')""", Map.of("commune", rig.commune.value(), "n", i, "opened", rig.clock.millis(), "due", rig.clock.millis() + 3_600_000));
        }
        answered(1, Duration.ofMinutes(30));
        answered(2, Duration.ofHours(5));
        assertThat(rig.signedIn(APPROVER).get("/bao-cao").body())
                .contains("1 / 3", "của 2 phản ánh đã trả lời");
    }

    @Test
    void aLeaderSeesTheOwnBodyOnlyAndNothingOfTheCommune() {
        String page = rig.signedIn(LEADER_ONE).get("/bao-cao").body();
        assertThat(page)
                .contains("Chi hội Nông dân thôn 1", "66%")
                .doesNotContain("Toàn xã", "Chi hội Nông dân thôn 2", ">Thôn 2<");
    }

    @Test
    void anEmptyMonthAndAMonthThatIsNoneAreCalm() {
        var approver = rig.signedIn(APPROVER);
        assertThat(approver.get("/bao-cao?thang=2026-10").body()).contains("Tháng 10/2026", "0 / 0", "–");
        assertThat(approver.get("/bao-cao?thang=2026-13").body()).contains("Tháng 11/2026");
        assertThat(approver.get("/bao-cao/tai.csv?thang=2026-11").body())
                .startsWith("\uFEFFChỉ số,Kết quả,Số liệu,Công thức")
                .contains("Đã báo nhận,33%,2 / 6,");
        assertThat(rig.signedIn("0900000001").get("/bao-cao").statusCode()).isEqualTo(403);
    }

    private void acknowledge(String phone, int number) {
        rig.database.write(handle ->
                rig.directives.acknowledge(handle, rig.commune, rig.personIn(handle, phone), number));
    }

    private void answered(int number, Duration after) {
        rig.sql("""
                INSERT INTO resident_case_event (case_id, at, actor, state, note)
                SELECT id, :at, 'x', 'ANSWERED', '' FROM resident_case WHERE number = :n""", Map.of("at", rig.clock.millis() + after.toMillis(), "n", number));
    }
}
