package vn.loaxa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.loaxa.simulator.Stage.BA_CON;
import static vn.loaxa.simulator.Stage.KHACH;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.simulator.world.Crowd;
import vn.loaxa.simulator.world.Group;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Phone;

/** What phones do, by hand over HTTP, by themselves, and over a restart. */
class PhonesTest {
    private static final String ASKING =
            "{\"text\":\"Công điện\",\"attachment\":{\"type\":\"template\",\"payload\":{\"buttons\":["
                    + "{\"title\":\"Đã nhận\",\"type\":\"oa.query.show\",\"payload\":\"đã nhận 12\"}]}}}";

    private Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aHandTypesAndTapsByHttp() {
        stage.cs(BA_CON, ASKING);
        String path = "/simulator/phones/" + BA_CON;
        String message = stage.get(path).path("messages").path(0).path("id").asText();
        stage.post(path + "/tap", "{\"message\":\"" + message + "\",\"choice\":0}");
        stage.post(path + "/say", "{\"text\":\"cảm ơn\"}");
        stage.post(path + "/say", "{\"place\":\"19.8,105.7\"}");

        List<Message> screen = stage.simulator.screen(BA_CON);
        assertThat(screen).extracting(Message::text).containsExactly("Công điện", "đã nhận 12", "cảm ơn", "");
        assertThat(screen.get(0).seenAt()).as("who taps has read").isNotNull();
        Awaitility.await().untilAsserted(() -> assertThat(stage.events()).contains("user_send_location"));
        JsonNode place =
                stage.told.get(stage.events().indexOf("user_send_location")).json();
        assertThat(place.path("message")
                        .path("attachments")
                        .path(0)
                        .path("payload")
                        .path("coordinates"))
                .hasToString("{\"latitude\":\"19.8\",\"longitude\":\"105.7\"}");
    }

    @Test
    void wrongRequestsOfHandsAreToldWhatIsWrong() {
        assertThat(stage.post("/simulator/phones/404/say", "{\"text\":\"x\"}")
                        .path("detail")
                        .asText())
                .contains("404");
        assertThat(stage.post("/simulator/phones/" + BA_CON + "/say", "{}")
                        .path("detail")
                        .asText())
                .contains("text");
        assertThat(stage.post("/simulator/clock", "{\"advance\":\"-PT1H\"}")
                        .path("detail")
                        .asText())
                .contains("forward");
    }

    @Test
    void usersAreListedAndDescribed() {
        JsonNode detail = stage.get("/v3.0/oa/user/detail", "{\"user_id\":\"" + BA_CON + "\"}")
                .path("data");
        assertThat(detail.path("display_name").asText()).isEqualTo("Bà con thôn 7");
        assertThat(detail.path("user_last_interaction_date").asText()).isEqualTo("23/11/2026");
        assertThat(detail.has("shared_info")).isFalse();
        stage.post("/simulator/phones/" + BA_CON + "/do/share", "{}");
        assertThat(stage.get("/v3.0/oa/user/detail", "{\"user_id\":\"" + BA_CON + "\"}")
                        .path("data")
                        .path("shared_info")
                        .path("phone")
                        .asText())
                .isEqualTo("84900000001");

        JsonNode list = stage.get("/v3.0/oa/user/getlist", "{\"offset\":0,\"count\":50,\"is_follower\":\"true\"}")
                .path("data");
        assertThat(list.path("total").asInt()).isEqualTo(2);
        assertThat(stage.get("/v3.0/oa/user/getlist", "{\"offset\":0,\"count\":50,\"last_interaction_period\":\"L7D\"}")
                        .path("data")
                        .path("users"))
                .hasSize(2);
        assertThat(stage.get("/v3.0/oa/user/getlist", "{\"offset\":9952}")
                        .path("error")
                        .asInt())
                .isEqualTo(-210);
        assertThat(stage.get("/v2.0/oa/getoa").path("data").path("num_follower").asInt())
                .isEqualTo(2);
    }

    @Test
    void tagsAreSetAndTakenAway() {
        stage.post("/v2.0/oa/tag/tagfollower", "{\"user_id\":" + BA_CON + ",\"tag_name\":\"thôn 7\"}");
        assertThat(stage.get("/v2.0/oa/tag/gettagsofoa").path("data")).hasToString("[\"thôn 7\"]");
        stage.post("/v2.0/oa/tag/rmtag", "{\"tag_name\":\"thôn 7\"}");
        assertThat(stage.get("/v2.0/oa/tag/gettagsofoa").path("data")).isEmpty();
    }

    @Test
    void historyIsNewestFirst() {
        stage.simulator.say(BA_CON, "một");
        stage.clock.advance(Duration.ofSeconds(1));
        stage.text(BA_CON, "hai");
        JsonNode rows = stage.get("/v2.0/oa/conversation", "{\"user_id\":\"" + BA_CON + "\",\"offset\":0,\"count\":10}")
                .path("data");
        assertThat(rows.path(0).path("message").asText()).isEqualTo("hai");
        assertThat(rows.path(0).path("time").isNumber()).isTrue();
        assertThat(rows.path(1).path("src").asInt()).isEqualTo(1);
        assertThat(stage.get("/v2.0/oa/listrecentchat", "{\"offset\":0,\"count\":10}")
                        .path("data"))
                .hasSize(1);
        assertThat(stage.get("/v2.0/oa/conversation", "{\"user_id\":\"" + BA_CON + "\",\"count\":11}")
                        .path("error")
                        .asInt())
                .isEqualTo(-210);
    }

    @Test
    void theCrowdSeesAndAnswersByTheClockTheSameWayEachTime() {
        long first = answersOfACrowd();
        assertThat(first).isBetween(100L, 180L);
        assertThat(answersOfACrowd()).isEqualTo(first);
    }

    /** 200 phones, seven in ten answer. */
    private long answersOfACrowd() {
        stage.close();
        stage = new Stage(
                settings -> settings,
                scene -> scene.withPhones(IntStream.range(0, 200)
                        .mapToObj(i -> Phone.of("82" + String.format("%017d", i), "Hội viên " + i)
                                .interacted(Instant.parse("2026-11-23T01:00:00Z"))
                                .behaving(Crowd.acknowledging(60, 120, 0.7)))
                        .toList()));
        List<Phone> phones = stage.simulator.phones();
        phones.forEach(phone -> stage.cs(phone.userId(), ASKING));
        assertThat(said(phones)).isZero();
        stage.simulator.advance(Duration.ofSeconds(60));
        assertThat(stage.simulator.screen(phones.get(0).userId()).get(0).seenAt())
                .isNotNull();
        stage.simulator.advance(Duration.ofSeconds(60));
        long answers = said(phones);
        stage.simulator.advance(Duration.ofHours(1));
        assertThat(said(phones)).as("once is enough").isEqualTo(answers);
        return answers;
    }

    @Test
    void aMemberOfTheCrowdAnswersInTheGroup() {
        stage.close();
        stage = new Stage(settings -> settings, scene -> scene.withPhones(
                        List.of(Phone.of(BA_CON, "Bà con").behaving(Crowd.acknowledging(1, 2, 1))))
                .withGroups(List.of(Group.of("91", "Nhóm thôn 7", "as-9", List.of(BA_CON)))));
        stage.post(
                "/v3.0/oa/group/message",
                "{\"recipient\":{\"group_id\":\"91\"},\"message\":{\"text\":\"Bà con nhắn “đã nhận 7” giúp xã.\"}}");
        stage.simulator.advance(Duration.ofSeconds(2));
        assertThat(stage.simulator.groupScreen("91"))
                .extracting(Message::text)
                .last()
                .isEqualTo("đã nhận 7");
    }

    @Test
    void aRestartKeepsPhonesChatsTokensAndTime(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("scene.json");
        stage.close();
        stage = new Stage(settings -> settings.savedIn(file), scene -> scene);
        stage.refresh();
        String token = stage.token;
        String image = stage.upload("image", "loa.png", new byte[10])
                .path("data")
                .path("attachment_id")
                .asText();
        stage.simulator.say(KHACH, "xin chào");
        stage.simulator.advance(Duration.ofHours(3));
        stage.close();
        assertThat(Files.exists(file)).isTrue();

        stage = new Stage(settings -> settings.savedIn(file), scene -> scene.withPhones(List.of()));
        assertThat(stage.simulator.screen(KHACH)).extracting(Message::text).containsExactly("xin chào");
        assertThat(stage.simulator.clock().instant()).hasToString("2026-11-23T04:00:00Z");
        assertThat(stage.text(BA_CON, "x").path("error").asInt())
                .as("the first token is used up")
                .isEqualTo(-220);
        stage.token = token;
        assertThat(stage.text(BA_CON, "x").path("error").asInt()).isZero();
        assertThat(stage.send(stage.request("/media/" + image)).statusCode()).isEqualTo(200);
    }

    @Test
    void thePageShowsPhonesWithEverythingEscaped() {
        stage.post("/simulator/phones", "{\"name\":\"<b>Ai</b>\",\"caption\":\"Thôn 9\"}");
        stage.simulator.say(stage.simulator.phones().get(3).userId(), "<script>alert(1)</script>");
        String page = stage.send(stage.request("/")).body();
        assertThat(page).contains("&lt;b>Ai&lt;/b>").contains("Thôn 9").doesNotContain("<script>alert");
        assertThat(stage.send(stage.request("/assets/components.css")).statusCode())
                .isEqualTo(200);
        assertThat(stage.send(stage.request("/simulator/page/chooser?q=ba%20con"))
                        .body())
                .contains("Bà con thôn 7");
    }

    private long said(List<Phone> phones) {
        return phones.stream()
                .filter(phone -> stage.simulator.screen(phone.userId()).stream().anyMatch(m -> !m.fromOa()))
                .count();
    }
}
