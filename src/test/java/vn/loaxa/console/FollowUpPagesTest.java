package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowUpPagesTest {
    private static final String DRAFTER = "0900000002";
    private static final String LEADER_ONE = "0900000004";

    @TempDir
    Path folder;

    private ConsoleRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        rig.publish(DRAFTER, "Họp thôn", "HND-T1");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theSentenceIsShownAsUnderstoodBeforeAndAfterItIsSet() {
        var browser = rig.signedIn(DRAFTER);
        assertThat(browser.get("/chi-dao/1").body()).contains("Tự đôn đốc", "Ví dụ: Nhắc sau 4 giờ");
        var preview = browser.post("/chi-dao/1/don-doc/xem-truoc", "cau", "nhắc sau 4 giờ, báo tôi sau 1 ngày");
        assertThat(preview.body()).contains("Máy hiểu là", "Sau 4 giờ (", "báo người soạn số người chưa nhận");

        var set = browser.post("/chi-dao/1/don-doc", "cau", "nhắc sau 4 giờ, báo tôi sau 1 ngày");
        assertThat(set.statusCode()).isEqualTo(302);
        assertThat(browser.get("/chi-dao/1").body())
                .contains(
                        "nhắc những người chưa nhận", "chờ đến lúc", ">nhắc sau 4 giờ, báo tôi sau 1 ngày</textarea>");
    }

    @Test
    void whatCannotBeUnderstoodIsKeptAndExplainedBesideItsField() {
        var browser = rig.signedIn(DRAFTER);
        browser.get("/chi-dao/1");
        var answer = browser.post("/chi-dao/1/don-doc", "cau", "nhắc <b>ông Tám</b> khi còn 1 ngày");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Máy chưa hiểu đoạn", "aria-invalid=\"true\"", "nhắc &lt;b&gt;ông Tám")
                .doesNotContain("<b>ông");
        assertThat(browser.post("/chi-dao/1/don-doc", "cau", "nhắc khi còn 1 ngày")
                        .body())
                .contains("không có hạn");
        assertThat(browser.get("/chi-dao/1").body()).contains("Chưa đặt. Ghi một câu");
    }

    @Test
    void nobodySetsItForWhatIsNotTheirs() {
        var leader = rig.signedIn(LEADER_ONE);
        leader.get("/chi-dao/1");
        assertThat(leader.post("/chi-dao/1/don-doc", "cau", "nhắc sau 4 giờ").statusCode())
                .isIn(403, 404, 422);
        assertThat(rig.signedIn(DRAFTER).get("/chi-dao/1").body()).contains("Chưa đặt. Ghi một câu");
        assertThat(leader.post("/chi-dao/9/don-doc", "cau", "nhắc sau 4 giờ").statusCode())
                .isEqualTo(404);
    }
}
