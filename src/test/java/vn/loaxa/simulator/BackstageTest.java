package vn.loaxa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.loaxa.simulator.Stage.BA_CON;
import static vn.loaxa.simulator.Stage.CHI_HOI_TRUONG;
import static vn.loaxa.simulator.Stage.KHACH;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.simulator.world.Phone;

/** What stands behind the page's rarer buttons, by HTTP as the page does it. */
class BackstageTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void timeJumpsToADateAndNeverBack() {
        stage.post("/simulator/clock", "{\"at\":\"2026-12-01T07:30\"}");
        assertThat(stage.simulator.clock().instant()).isEqualTo("2026-12-01T00:30:00Z");
        HttpResponse<String> back = raw("/simulator/clock", "{\"at\":\"2026-11-01T07:30\"}");
        assertThat(back.statusCode()).isEqualTo(400);
        assertThat(raw("/simulator/clock", "{\"at\":\"mai\"}").body()).contains("2026-12-01T07:30");
        assertThat(stage.simulator.clock().instant()).isEqualTo("2026-12-01T00:30:00Z");
    }

    @Test
    void aSceneIsCarriedToAnotherSimulatorWithoutItsTokens() {
        String image = stage.upload("image", "loa.png", new byte[] {1, 2, 3})
                .path("data")
                .path("attachment_id")
                .asText();
        stage.cs(
                BA_CON,
                "{\"attachment\":{\"type\":\"template\",\"payload\":{\"template_type\":\"media\",\"elements\":"
                        + "[{\"media_type\":\"image\",\"attachment_id\":\"" + image + "\"}]}}}");
        group();
        stage.simulator.advance(Duration.ofHours(5));
        String scene = stage.send(stage.request("/simulator/scene")).body();
        assertThat(scene).doesNotContain("simulated-access-token", "simulated-refresh-token");

        try (Stage other = new Stage()) {
            other.simulator.put(Phone.of("8199", "Người thừa"));
            assertThat(other.post("/simulator/scene", scene).path("done").asBoolean())
                    .isTrue();
            assertThat(other.simulator.phones()).isEqualTo(stage.simulator.phones());
            assertThat(other.simulator.screen(BA_CON)).isEqualTo(stage.simulator.screen(BA_CON));
            assertThat(other.simulator.groups()).isEqualTo(stage.simulator.groups());
            assertThat(other.simulator.clock().instant())
                    .isEqualTo(stage.simulator.clock().instant());
            assertThat(other.send(other.request("/media/" + image)).body()).hasSize(3);
            assertThat(other.text(BA_CON, "x").path("error").asInt()).isZero();
        }
    }

    @Test
    void aFileThatIsNoSceneChangesNothing() {
        for (String bad : new String[] {"", "{", "[]", "{\"world\":{}}", "{\"world\":{},\"files\":{}}"}) {
            assertThat(raw("/simulator/scene", bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(stage.simulator.phones()).hasSize(3);
    }

    @Test
    void aSurgeAsksFromManyPhonesWithinTwentySeconds() {
        stage.post("/simulator/surge", "{\"people\":2,\"text\":\"mất điện\"}");
        stage.simulator.advance(Duration.ofSeconds(20));
        Awaitility.await().untilAsserted(() -> assertThat(stage.events())
                .filteredOn("user_send_text"::equals)
                .hasSize(2));
        assertThat(stage.simulator.screen(BA_CON).get(0).text()).isEqualTo("mất điện");
        assertThat(stage.simulator.screen(KHACH)).as("not a follower").isEmpty();
    }

    @Test
    void aPictureGoesIntoAGroupFromThePhoneThatShowsIt() {
        String id = group();
        assertThat(attach(id).statusCode()).as("on nobody's phone").isEqualTo(400);
        stage.post("/simulator/groups/" + id + "/show", "{\"user\":\"" + BA_CON + "\"}");
        assertThat(attach(id).statusCode()).isEqualTo(200);
        assertThat(stage.simulator.groupScreen(id))
                .extracting(m -> m.author() + ' ' + m.kind())
                .containsExactly(BA_CON + " IMAGE");
        Awaitility.await().untilAsserted(() -> assertThat(stage.events()).contains("user_send_group_image"));
    }

    @Test
    void thePageShowsWhoIsInAGroupAndTheLogAsCurl() {
        String id = group();
        stage.post(
                "/v3.0/oa/group/addadmins",
                "{\"group_id\":\"" + id + "\",\"member_user_ids\":[\"" + CHI_HOI_TRUONG + "\"]}");
        stage.post("/simulator/groups/" + id + "/show", "{\"user\":\"" + BA_CON + "\"}");
        stage.text(BA_CON, "it's");
        String page = stage.send(stage.request("/")).body();
        assertThat(page)
                .contains("Chi hội trưởng <span class=\"soft\">Phó nhóm</span>")
                .contains("Trưởng nhóm")
                .contains("it&#39;\\&#39;&#39;s")
                .contains("$ACCESS_TOKEN")
                .contains("Bài tập cho cán bộ")
                .doesNotContain("simulated-access-token");
    }

    @Test
    void rareSwitchesAreOnThePageAndTakenAwayTogether() {
        stage.post("/simulator/account/package_expired", "{\"on\":true}");
        String page = stage.send(stage.request("/simulator/page/knobs")).body();
        assertThat(page).contains("đang bật 1");
        stage.post("/simulator/faults/clear", "{}");
        assertThat(stage.send(stage.request("/simulator/page/knobs")).body()).doesNotContain("đang bật");
        assertThat(raw("/simulator/account/nothing", "{\"on\":true}").statusCode())
                .isEqualTo(400);
    }

    private String group() {
        JsonNode made = stage.post(
                "/v3.0/oa/group/creategroupwithoa",
                "{\"group_name\":\"Thôn 7\",\"asset_id\":\"as-free\",\"member_user_ids\":[\"" + BA_CON + "\",\""
                        + CHI_HOI_TRUONG + "\"]}");
        return made.path("data").path("group_id").asText();
    }

    private HttpResponse<String> attach(String groupId) {
        return stage.send(stage.request("/simulator/groups/" + groupId + "/attach")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\""
                        + "\r\nContent-Type: image/png\r\n\r\nPNG\r\n--b--\r\n")));
    }

    private HttpResponse<String> raw(String path, String json) {
        return stage.send(
                stage.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }
}
