package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckPagesTest {
    private static final String DRAFTER = "0900000002";

    @TempDir
    Path folder;

    private ConsoleRig rig;
    private Browser stranger;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        stranger = rig.browser();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anybodyLearnsWhatWasSentAndWhenButNotToWhom() {
        int number = rig.publish(DRAFTER, "Họp thôn <b>gấp</b>", "HND-T1");
        String code = code(number);
        assertThat(stranger.get("/kiem-tra").body())
                .contains("Tin này có phải xã gửi không?")
                .doesNotContain("role=\"alert\"");
        for (String typed :
                new String[] {code, code.toLowerCase(Locale.ROOT), code.substring(0, 2) + "%20" + code.substring(2)}) {
            assertThat(stranger.get("/kiem-tra?ma=" + typed).body())
                    .as(typed)
                    .contains("Đúng, xã đã gửi tin này", "24/TB-UBND", "Họp thôn &lt;b&gt;gấp&lt;/b&gt;", "24/11/2026")
                    .doesNotContain("Chi hội Nông dân", "Công chức Văn phòng", "<b>gấp");
        }
    }

    @Test
    void whatTheCommuneDidNotSendIsCalledSo() {
        assertThat(stranger.get("/kiem-tra?ma=7K3F9").body()).contains("Xã không gửi tin nào mang mã “7K3F9”");
        assertThat(stranger.get("/kiem-tra?ma=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                        .body())
                .contains("Xã không gửi tin nào")
                .doesNotContain("<script>ALERT", "<script>alert");
        assertThat(stranger.get("/kiem-tra?ma=" + "9".repeat(5000)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatNeverLeftHasNotBeenSent() {
        int number = rig.publish(DRAFTER, "Họp thôn", "HND-T1");
        String code = code(number);
        rig.sql("UPDATE directive SET state = 'AWAITING_APPROVAL', published_at = NULL", Map.of());
        assertThat(stranger.get("/kiem-tra?ma=" + code).body()).contains("Xã không gửi tin nào");
    }

    @Test
    void aWithdrawnMessageIsNoLongerFollowed() {
        int number = rig.publish(DRAFTER, "Họp thôn", "HND-T1");
        var office = rig.signedIn(DRAFTER);
        office.get("/chi-dao/" + number);
        office.post("/chi-dao/" + number + "/thu-hoi", "ly-do", "nhầm ngày");
        assertThat(stranger.get("/kiem-tra?ma=" + code(number)).body()).contains("đã thu hồi", "đừng làm theo nữa");
    }

    @Test
    void aScriptIsStoppedAndPeopleAreBackAfterAMinute() {
        for (int i = 0; i < 120; i++) {
            assertThat(stranger.get("/kiem-tra?ma=7K3F9").statusCode()).isEqualTo(200);
        }
        var stopped = stranger.get("/kiem-tra?ma=7K3F9");
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.body()).contains("quá nhiều lượt hỏi").doesNotContain("Xã không gửi");
        rig.clock.advance(Duration.ofMinutes(1));
        assertThat(stranger.get("/kiem-tra?ma=7K3F9").statusCode()).isEqualTo(200);
    }

    private String code(int number) {
        return rig.database.read(handle -> rig.directives
                .byNumber(handle, rig.commune, number)
                .orElseThrow()
                .checkCode());
    }
}
