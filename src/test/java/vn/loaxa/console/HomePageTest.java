package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.audit.Actor;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Office;
import vn.loaxa.directory.OfficialRole;

/** What each role finds in the morning. It is Tuesday 24/11/2026, 9h00. */
class HomePageTest {
    private static final String ADMINISTRATOR = "0900000001";
    private static final String DRAFTER = "0900000002";
    private static final String APPROVER = "0900000003";
    private static final String LEADER_ONE = "0900000004";
    private static final String MEMBER_TWO = "0900000008";

    @TempDir
    Path folder;

    private ConsoleRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aLeaderSeesWhoAsksToJoinAndWhatIsDueInTheOwnBranch() {
        due("HND-T1", "Nộp danh sách", Duration.ofHours(2));
        due("HND-T2", "Việc của thôn 2", Duration.ofHours(2));
        rig.database.write(handle -> rig.memberships.requestJoin(
                handle, rig.commune, rig.personIn(handle, MEMBER_TWO), rig.body("HND-T1", handle), "test:1"));
        String home = rig.signedIn(LEADER_ONE).get("/").body();
        assertThat(home)
                .contains("Việc chờ đồng chí (2)", "1 đơn xin vào hội", "Chi hội Nông dân thôn 1")
                .contains("3 người chưa báo nhận", "Nộp danh sách: hạn còn 2 giờ")
                .doesNotContain("Việc của thôn 2", "Tài khoản Zalo của xã", "Câu máy chưa trả lời được");
        rig.clock.advance(Duration.ofHours(3));
        assertThat(rig.signedIn(LEADER_ONE).get("/").body()).contains("when late", "hạn quá 1 giờ");
    }

    @Test
    void aDrafterSeesWhatCameBackAndWhatTheBotCouldNotAnswer() {
        int number = rig.publish(DRAFTER, "Gửi cả xã", Urgency.NORMAL, Audience.of(new Audience.Part.Everyone()));
        rig.database.write(handle -> rig.directives.reject(
                handle, rig.commune, number, rig.personIn(handle, APPROVER), "sai ngày", "console"));
        rig.sql("""
                INSERT INTO unanswered_question (commune_id, likeness, question, times, first_at, last_at)
                VALUES (:commune, 'x', 'Lúa bị <b>rầy</b> phun gì', 7, 0, :at)""", Map.of("commune", rig.commune.value(), "at", rig.clock.millis()));
        String home = rig.signedIn(DRAFTER).get("/").body();
        assertThat(home)
                .contains(
                        "Lãnh đạo chưa duyệt “Gửi cả xã”",
                        "Lúa bị &lt;b&gt;rầy&lt;/b&gt; phun gì",
                        "7 lần hỏi, gần nhất 09:00")
                .doesNotContain("<b>rầy");
        assertThat(rig.signedIn(APPROVER).get("/").body()).contains("Chờ tôi duyệt (0)", "Câu máy chưa trả lời được");
    }

    @Test
    void whoWaitsForAnAnswerIsCountedForWhoeverMayAnswer() throws Exception {
        String drafter = rig.person(DRAFTER).toString();
        rig.sql(
                """
                INSERT INTO resident_thread (commune_id, user_id, opened_at, last_at, due_at, waiting, assignee_id, version)
                VALUES (:commune, 'a', 0, 0, :late, 1, CAST(:drafter AS BIGINT), 0), (:commune, 'b', 0, 0, :soon, 1, NULL, 0),
                    (:commune, 'c', 0, 0, :soon, 1, (SELECT id FROM person WHERE name = 'Chủ tịch UBND xã'), 0),
                    (:commune, 'd', 0, 0, :late, 0, NULL, 0)""",
                Map.of(
                        "commune",
                        rig.commune.value(),
                        "drafter",
                        drafter,
                        "late",
                        rig.clock.millis() - 1,
                        "soon",
                        rig.clock.millis() + 1));
        var browser = rig.signedIn(DRAFTER);
        assertThat(browser.get("/").body())
                .contains("1 người chờ đồng chí trả lời", "1 việc đã quá hạn hứa với bà con")
                .contains("1 người chờ, chưa ai nhận việc")
                .contains("<span aria-hidden=\"true\">3</span><span class=\"sr\">, 3 người đang chờ xã trả lời");
        assertThat(rig.signedIn(LEADER_ONE).get("/").body()).doesNotContain("người chờ đồng chí", "người đang chờ xã");
    }

    @Test
    void theNavigationCountsWhatThisVisitorMayWorkOff() {
        int number = rig.publish(DRAFTER, "Gửi cả xã", Urgency.NORMAL, Audience.of(new Audience.Part.Everyone()));
        rig.database.write(handle -> rig.memberships.requestJoin(
                handle, rig.commune, rig.personIn(handle, MEMBER_TWO), rig.body("HND-T1", handle), "test:1"));
        var approver = rig.signedIn(APPROVER);
        assertThat(approver.get("/chi-dao").body()).contains("1 văn bản chờ đồng chí duyệt");
        assertThat(rig.signedIn(DRAFTER).get("/chi-dao").body()).doesNotContain("chờ đồng chí duyệt");
        assertThat(rig.signedIn(LEADER_ONE).get("/hoi-vien").body()).contains("1 đơn xin vào hội chờ đồng chí");
        assertThat(rig.signedIn("0900000005").get("/hoi-vien").body())
                .as("another branch")
                .doesNotContain("đơn xin vào hội");
        approver.post("/chi-dao/" + number + "/duyet");
        assertThat(approver.get("/chi-dao").body()).doesNotContain("văn bản chờ đồng chí duyệt");
    }

    @Test
    void anAdministratorSeesClocksAndTermsThatRunOut() {
        rig.database.write(handle -> {
            var person = rig.directory
                    .person(handle, rig.personIn(handle, MEMBER_TWO))
                    .orElseThrow();
            var zone = ZoneId.of("Asia/Ho_Chi_Minh");
            rig.requests.take(handle, rig.commune, zone, Actor.SYSTEM, person, DataRequests.Kind.ERASE);
            Office drafter = rig.directory.offices(handle, rig.commune).stream()
                    .filter(office -> office.role() == OfficialRole.DRAFTER)
                    .findFirst()
                    .orElseThrow();
            return rig.directory.setRoleTerm(handle, rig.commune, Actor.SYSTEM, drafter, LocalDate.of(2026, 12, 31));
        });
        assertThat(rig.signedIn(ADMINISTRATOR).get("/").body())
                .contains("1 yêu cầu về dữ liệu cá nhân", "phải trả lời còn 2 ngày", "1 chức vụ sắp hết nhiệm kỳ")
                .contains("Quyền gửi (token)")
                .doesNotContain("Câu máy chưa trả lời được", "Chỉ đạo mới nhất");
    }

    @Test
    @Timeout(60)
    void anOpenPageIsToldWhatHappensAndFallsSilentWithTheRole() throws Exception {
        var drafter = rig.signedIn(DRAFTER);
        try (var lines = reader(drafter)) {
            assertThat(block(lines)).contains("event: home").contains("Chưa có văn bản nào được gửi");
            rig.publish(DRAFTER, "Họp tối nay", "HND-T1");
            assertThat(block(lines)).contains("event: home").contains("Họp tối nay");
            rig.sql("UPDATE official_role SET until_day = '2026-11-23' WHERE role = 'DRAFTER'", Map.of());
            assertThat(block(lines)).contains("event: out");
        }
        assertThat(rig.browser().get("/trang-chu/luong").statusCode()).isEqualTo(302);
    }

    private static BufferedReader reader(Browser browser) throws Exception {
        return new BufferedReader(new InputStreamReader(browser.stream("/trang-chu/luong"), StandardCharsets.UTF_8));
    }

    /** The lines of the next event; empty comments, which keep the line open, are passed over. */
    private static String block(BufferedReader lines) throws IOException {
        var block = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event:") || line.startsWith("data:")) {
                block.append(line).append('\n');
            } else if (line.isEmpty() && !block.isEmpty()) {
                return block.toString();
            }
        }
        return block.toString();
    }

    private void due(String body, String title, Duration in) {
        var draft = new DirectiveDraft(
                rig.person(DRAFTER),
                "",
                title,
                "Nội dung " + title,
                Urgency.NORMAL,
                Audience.of(new Audience.Part.OfBody(rig.body(body))),
                null,
                rig.clock.instant().plus(in));
        rig.database.write(handle -> rig.directives.publish(handle, rig.commune, draft, "console"));
    }
}
