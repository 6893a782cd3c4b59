package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A board of a large commune: its long lists come a part at a time, and none of them is lost. */
class BoardListsTest {
    private static final String DRAFTER = "0900000002";
    private static final String LEADER_ONE = "0900000004";
    private static final String LEADER_TWO = "0900000005";
    private static final int UNREACHABLE = 3;
    private static final int UNSURE = 1;
    private static final int SEEN = 6;
    private static final String VILLAGE_ONE = "/chi-dao/1/den-nha?thon=Th%C3%B4n+1";

    @TempDir
    Path folder;

    private ConsoleRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        rig.publish(DRAFTER, "Họp thôn", "HND");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aLongVisitListComesVillageByVillageAndEachIsWhole() {
        stand(UNREACHABLE, 150);
        var drafter = rig.signedIn(DRAFTER);
        assertThat(drafter.get("/chi-dao/1").body())
                .contains("data-later=\"" + VILLAGE_ONE + "\"", "href=\"" + VILLAGE_ONE + "\"")
                .contains("Thôn 2", "data-print")
                .doesNotContain("Người số 7<");
        String page = drafter.get(VILLAGE_ONE).body();
        for (int person = 1; person <= 150; person++) {
            assertThat(page).contains("Người số " + person + "<");
        }
        assertThat(page).contains("data-print", "Chi hội trưởng").doesNotContain("thôn 2");
        assertThat(drafter.part(VILLAGE_ONE).body()).contains("Người số 150<").doesNotContain("<html", "data-print");
        assertThat(drafter.get("/chi-dao/1/den-nha?thon=x").statusCode()).isEqualTo(404);
        assertThat(rig.signedIn(LEADER_TWO).get(VILLAGE_ONE).statusCode())
                .as("another branch")
                .isEqualTo(404);
        assertThat(rig.signedIn(LEADER_ONE).get(VILLAGE_ONE).body()).contains("Người số 150<");
    }

    @Test
    void aShortVisitListStandsOnTheBoard() {
        assertThat(rig.signedIn(DRAFTER).get("/chi-dao/1").body())
                .contains("Hội viên không Zalo")
                .doesNotContain("data-later");
    }

    @Test
    void whoNobodyIsSureOfIsListedAHundredAtATime() {
        stand(UNSURE, 150);
        var drafter = rig.signedIn(DRAFTER);
        assertThat(drafter.get("/chi-dao/1").body())
                .contains("150 người cần xem lại", "href=\"/chi-dao/1/xem-lai?tu=100\"", "Còn 50 người nữa");
        assertThat(drafter.get("/chi-dao/1/xem-lai?tu=100").body())
                .contains("Từ người thứ 101 đến 150 trong 150 người", "href=\"/chi-dao/1/xem-lai?tu=0\"")
                .doesNotContain("Phần sau");
        assertThat(drafter.get("/chi-dao/1/xem-lai").body()).contains("href=\"/chi-dao/1/xem-lai?tu=100\"");
        assertThat(rig.signedIn(LEADER_TWO).get("/chi-dao/1/xem-lai").body()).contains("Không còn ai");
    }

    @Test
    void whoHasAWithdrawnDirectiveIsToldToTheOfficeAndToNobodyElse() {
        stand(SEEN, 150);
        var drafter = rig.signedIn(DRAFTER);
        drafter.get("/chi-dao/1");
        drafter.post("/chi-dao/1/thu-hoi", "ly-do", "sai giờ");
        assertThat(drafter.get("/chi-dao/1").body()).contains("Đã có tin: 150 người", "/chi-dao/1/da-co-tin?tu=100");
        assertThat(drafter.get("/chi-dao/1/da-co-tin?tu=100").body()).contains("Đã có tin: 150 người");
        assertThat(rig.signedIn(LEADER_ONE).get("/chi-dao/1/da-co-tin").statusCode())
                .isEqualTo(404);
        assertThat(drafter.get(VILLAGE_ONE).statusCode())
                .as("nobody walks for it any more")
                .isEqualTo(404);
    }

    @Test
    void aLeaderSeesTheOwnPeopleWhoHaveNotAcknowledged() {
        assertThat(rig.signedIn(LEADER_ONE).get("/chi-dao/1/chua-nhan").body())
                .contains("người đồng chí phụ trách chưa nhận", "Nhận thay")
                .doesNotContain("Hội viên 2");
    }

    /** As many more people of sub-association 1 whose delivery stands so. */
    private void stand(int status, int people) {
        rig.sql("""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :people)
                INSERT INTO delivery
                    (commune_id, directive_id, person_id, person_name, village_id, body_id, part, status, reason, changed_at)
                SELECT d.commune_id, d.id, 100000 + i, 'Người số ' || i, (SELECT id FROM village WHERE code = 'T1'),
                    (SELECT id FROM body WHERE code = 'HND-T1'), 0, :status, 'NO_ZALO', 0
                FROM n, directive d WHERE d.short_number = 1""", Map.of("people", people, "status", status));
    }
}
