package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.broadcast.AudienceJson;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;

class ReminderPagesTest {
    @TempDir
    Path folder;

    private ConsoleRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new ConsoleRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static final String[] MEETING = {
        "ai",
        "",
        "viec",
        "Họp <chi hội>",
        "luc",
        "19h30 thứ bảy cuối tháng hằng tháng",
        "truoc",
        "1440",
        "truoc",
        "120",
        "loai",
        "MEETING"
    };

    private String[] meeting() {
        String[] fields = MEETING.clone();
        fields[1] = "hoi-" + rig.body("HND-T1");
        return fields;
    }

    private Browser leader() {
        var browser = rig.signedIn("0900000004");
        browser.get("/nhac-lich/moi");
        return browser;
    }

    private String set(Browser browser) {
        var saved = browser.post("/nhac-lich/moi", meeting());
        assertThat(saved.statusCode()).isEqualTo(302);
        return saved.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "");
    }

    @Test
    void theNextTimesAreShownBeforeSavingAndThenStandInTheMonth() {
        var browser = leader();
        assertThat(browser.post("/nhac-lich/xem-truoc", meeting()).body())
                .contains("thứ Bảy 28/11/2026", "thứ Bảy 26/12/2026", "17h30", "quá 10 phút");

        String one = set(browser);

        var month = browser.get("/nhac-lich?thang=2026-11").body();
        assertThat(month).contains("data-day=\"2026-11-28\"", "Họp &lt;chi hội&gt;", "19:30", "23/9");
        assertThat(browser.get(one).body()).contains("19:30, thứ Bảy 28/11/2026", "Chi hội Nông dân thôn 1");
    }

    @Test
    void tetAndHolidaysAndTheLunarDatesAreMarked() {
        var month = leader().get("/nhac-lich?thang=2027-02").body();

        assertThat(month.substring(month.indexOf("data-day=\"2027-02-06\"")))
                .as("mùng 1 Tết Đinh Mùi")
                .contains("Tết Nguyên đán", "1/1");
    }

    @Test
    void unclearTimesAreAskedAndNothingIsSaved() {
        var browser = leader();
        var asked = browser.post("/nhac-lich/moi", "ai", "self", "viec", "Họp", "luc", "mai");

        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("Nhắc lúc mấy giờ", "value=\"mai\"");
        assertThat(browser.get("/nhac-lich").body()).contains("Chưa có lịch nhắc nào");
    }

    @Test
    void oneTimeIsMovedByDraggingOrByWordsSkippedAndTheRestStays() {
        var browser = leader();
        String one = set(browser);
        String origin = "1795869000000";
        assertThat(browser.post(one + "/doi", "lan", origin, "ngay", "2026-11-27", "ve", "2026-11")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/nhac-lich?thang=2026-11&da=move");
        assertThat(browser.get(one).body()).contains("19:30, thứ Sáu 27/11/2026", "thứ Bảy 26/12/2026");
        browser.post(one + "/doi", "lan", origin, "luc", "20h ngày 29/11");
        assertThat(browser.get(one).body())
                .contains("20:00, Chủ nhật 29/11/2026")
                .doesNotContain("thứ Sáu 27/11");
        browser.post(one + "/bo-lan", "lan", origin);
        assertThat(browser.get(one).body()).doesNotContain("29/11/2026").contains("thứ Bảy 26/12/2026");
        assertThat(browser.post(one + "/doi", "lan", origin, "luc", "20h hôm qua")
                        .statusCode())
                .isEqualTo(422);
    }

    /** Set in the chat, an audience may have parts for which the form has no choice. */
    @Test
    void editingLosesNoPartOfTheAudienceAndNoOffset() {
        var official = rig.signedIn("0900000002");
        official.get("/nhac-lich/moi");
        String one = set(official);
        String two = AudienceJson.write(new Audience(List.of(
                new Audience.Part.OfBody(rig.body("HND-T1")),
                new Audience.Part.OfMemberRole(MemberRole.DEPUTY),
                new Audience.Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD))));
        rig.sql("UPDATE reminder SET body_id = NULL, audience = :two, offsets = '45'", Map.of("two", two));

        var form = official.get(one + "/sua").body();
        String kept = "giu-" + one.substring(one.lastIndexOf('/') + 1);
        assertThat(form)
                .contains(
                        "value=\"" + kept + "\" selected",
                        "Giữ nguyên: Chi hội Nông dân thôn 1, các chi hội phó, các trưởng thôn")
                .contains("value=\"45\" checked");
        String[] fields = meeting();
        fields[1] = kept;
        fields[3] = "Họp liên tịch";
        assertThat(official.post("/nhac-lich/xem-truoc", fields).body()).contains("thứ Bảy 28/11/2026");
        assertThat(official.post(one + "/sua", fields).statusCode()).isEqualTo(302);
        assertThat(official.get(one).body())
                .contains("Họp liên tịch", "Chi hội Nông dân thôn 1, các chi hội phó, các trưởng thôn");

        // Somebody else's is not taken over by its number.
        var leader = leader();
        assertThat(leader.post("/nhac-lich/moi", fields).statusCode()).isEqualTo(404);
    }

    @Test
    void pauseIsShownAndEnds() {
        var browser = leader();
        String one = set(browser);
        browser.post(one + "/tam-dung");
        assertThat(browser.get(one).body()).contains("Đang tạm dừng", "Nhắc tiếp");
        browser.post(one + "/tiep-tuc");
        assertThat(browser.get(one).body()).contains("thứ Bảy 28/11/2026").doesNotContain("Đang tạm dừng");
    }

    @Test
    void nobodySeesOrChangesWhatTheyMayNotRemind() {
        String one = set(leader());
        var other = rig.signedIn("0900000005");
        other.get("/nhac-lich/moi");

        assertThat(other.get(one).statusCode()).isEqualTo(404);
        assertThat(other.get("/nhac-lich").body()).doesNotContain("Họp &lt;chi hội");
        assertThat(other.post(one + "/tam-dung").statusCode()).isEqualTo(404);
        assertThat(other.post("/nhac-lich/moi", meeting()).statusCode()).isEqualTo(422);
    }

    @Test
    void feedIsReadableWithItsSecretUntilItIsRevoked() {
        var browser = leader();
        set(browser);
        var page = browser.post("/nhac-lich/lich-dong-bo", "hoi", "HND-T1").body();
        var address = Pattern.compile("/lich/[\\w-]+\\.ics").matcher(page);
        assertThat(address.find()).isTrue();

        var feed = rig.browser().get(address.group());
        assertThat(feed.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(feed.body().replace("\r\n ", ""))
                .contains("BEGIN:VCALENDAR\r\n", "DTSTART:20261128T123000Z", "SUMMARY:Họp <chi hội>");
        assertThat(browser.get("/nhac-lich/lich-dong-bo").body()).doesNotContain(address.group());
        browser.post("/nhac-lich/lich-dong-bo/thu-hoi", "hoi", "HND-T1");
        assertThat(rig.browser().get(address.group()).statusCode()).isEqualTo(404);
        assertThat(browser.post("/nhac-lich/lich-dong-bo", "hoi", "HND-T2").statusCode())
                .isEqualTo(403);
    }
}
