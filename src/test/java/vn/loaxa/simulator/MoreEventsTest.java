package vn.loaxa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.loaxa.simulator.Stage.BA_CON;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.simulator.world.TrafficLog.Entry;

/** Events beyond the chat, and what the sender does besides telling once (zalo-openapi §6). */
class MoreEventsTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void labelsAreTold() {
        stage.post("/v2.0/oa/tag/tagfollower", "{\"user_id\":" + BA_CON + ",\"tag_name\":\"thôn 7\"}");
        stage.post("/v2.0/oa/tag/rmtag", "{\"tag_name\":\"thôn 7\"}");
        JsonNode added = told("add_user_to_tag");
        assertThat(added.path("tag").path("user_ids").path(0).asText()).isEqualTo(BA_CON);
        assertThat(added.path("tag").path("name").asText()).isEqualTo("thôn 7");
        assertThat(told("remove_tag").path("oa_id").asText()).isEqualTo("7001");
    }

    @Test
    void aVisitorWithoutZaloWritesAndIsAnswered() {
        stage.post("/simulator/visitors/an-1/say", "{\"text\":\"Xã làm việc mấy giờ?\"}");
        JsonNode asked = told("anonymous_send_text");
        String conversation = asked.path("message").path("conversation_id").asText();
        JsonNode answer = stage.post(
                "/v2.0/oa/message",
                "{\"recipient\":{\"anonymous_id\":\"an-1\",\"conversation_id\":\"" + conversation
                        + "\"},\"message\":{\"text\":\"Từ 7 giờ\"}}");
        assertThat(answer.path("data").path("conversation_id").asText()).isEqualTo(conversation);
        assertThat(told("oa_send_anonymous_text").path("recipient").path("id").asText())
                .isEqualTo("an-1");
        assertThat(stage.post(
                                "/v2.0/oa/message",
                                "{\"recipient\":{\"anonymous_id\":\"an-1\",\"conversation_id\":\"cv-9\"},"
                                        + "\"message\":{\"text\":\"x\"}}")
                        .path("error")
                        .asInt())
                .isEqualTo(-201);
    }

    @Test
    void aTemplateIsReceivedRatedAndListedWithAHeaderOfItsOwn() {
        String id = stage.post(
                        "/message/template",
                        "{\"phone\":\"84900000001\",\"template_id\":\"31001\",\"template_data\":{\"so\":\"12\"},"
                                + "\"tracking_id\":\"cv-12\"}")
                .path("data")
                .path("msg_id")
                .asText();
        JsonNode received = told("user_received_message");
        assertThat(received.path("recipient").path("id").asText()).isEqualTo("84900000001");
        assertThat(stage.told.get(0).header("X-zevent-server")).isEqualTo("ZNS");
        assertThat(stage.get("/message/status?message_id=" + id)
                        .path("data")
                        .path("status")
                        .asInt())
                .isEqualTo(1);

        stage.post("/simulator/messages/" + id + "/rate", "{\"stars\":4,\"note\":\"nhanh\"}");
        JsonNode feedback = told("user_feedback").path("message");
        assertThat(feedback.path("rate").isNumber()).isTrue();
        assertThat(feedback.path("tracking_id").asText()).isEqualTo("cv-12");
        JsonNode ratings = stage.get("/rating/get?template_id=31001&from_time=0&to_time=9999999999999&offset=0&limit=9")
                .path("data");
        assertThat(ratings.path("data").path(0).path("note").asText()).isEqualTo("nhanh");
    }

    @Test
    void aNewTemplateIsApprovedAfterAnHour() {
        String id = stage.post(
                        "/template/create",
                        "{\"template_name\":\"Mẫu thông báo họp\",\"tag\":\"1\",\"layout\":{\"body\":{}},"
                                + "\"params\":[{\"name\":\"ngay\",\"sample_value\":\"1/12\"}]}")
                .path("data")
                .path("template_id")
                .asText();
        assertThat(stage.get("/template/info/v2?template_id=" + id)
                        .path("data")
                        .path("status")
                        .asText())
                .isEqualTo("PENDING_REVIEW");
        stage.simulator.advance(Duration.ofHours(1));
        assertThat(told("change_template_status")
                        .path("status")
                        .path("new_status")
                        .asText())
                .isEqualTo("ENABLE");
    }

    @Test
    void anythingElseThatZaloMayTellIsToldOnRequest() {
        stage.post(
                "/simulator/events",
                "{\"name\":\"user_call_oa\",\"fields\":{\"user_id\":\"" + BA_CON + "\",\"call_id\":\"c-1\"}}");
        JsonNode call = told("user_call_oa");
        assertThat(call.path("call_id").asText()).isEqualTo("c-1");
        assertThat(call.path("app_id").asText()).isEqualTo("9001");
        assertThat(call.path("timestamp").isTextual()).isTrue();
    }

    @Test
    void anEventOfTheLogIsReplayedWithTheSameBytesAndMac() {
        stage.simulator.say(BA_CON, "xin chào \uD83D\uDE42");
        told("user_send_text");
        Entry entry = stage.simulator.traffic().latest(1).get(0);
        stage.post("/simulator/traffic/" + entry.number() + "/replay", "{}");
        Awaitility.await().untilAsserted(() -> assertThat(stage.told).hasSize(2));
        assertThat(stage.told.get(1).body()).isEqualTo(stage.told.get(0).body());
        assertThat(stage.told.get(1).header("X-zevent-signature"))
                .isEqualTo(stage.told.get(0).header("X-zevent-signature"));
    }

    @Test
    void groupEventsHaveOtherNamesOnRequest() {
        String id = stage.post(
                        "/v3.0/oa/group/creategroupwithoa",
                        "{\"group_name\":\"Thôn 7\",\"asset_id\":\"as-free\",\"member_user_ids\":[\"" + BA_CON + "\",\""
                                + Stage.CHI_HOI_TRUONG + "\"]}")
                .path("data")
                .path("group_id")
                .asText();
        stage.post("/simulator/webhook/mode/other_group_names", "{\"on\":true}");
        stage.post(
                "/v3.0/oa/group/removemembers",
                "{\"group_id\":\"" + id + "\",\"member_user_ids\":[\"" + BA_CON + "\"]}");
        stage.post("/v3.0/oa/group/delete", "{\"group_id\":\"" + id + "\"}");
        assertThat(told("user_leave_group").path("users").path(0).path("id").asText())
                .isEqualTo(BA_CON);
        assertThat(told("disperse_group").path("group_id").asText()).isEqualTo(id);
    }

    @Test
    void anAnswerAfterTwoSecondsCountsAsNone() {
        stage.delayMillis = 2_600;
        stage.simulator.say(BA_CON, "chậm");
        Awaitility.await()
                .until(() -> stage.simulator.traffic().latest(9).stream().anyMatch(Entry::fault));
        stage.delayMillis = 0;
        stage.simulator.advance(Duration.ofSeconds(30));
        Awaitility.await().untilAsserted(() -> assertThat(stage.told)
                .extracting(told -> told.header("Num_retry"))
                .isEqualTo(List.of("", "1")));
    }

    private JsonNode told(String event) {
        Awaitility.await().untilAsserted(() -> assertThat(stage.events()).contains(event));
        return stage.told.stream()
                .filter(told -> told.event().equals(event))
                .findFirst()
                .orElseThrow()
                .json();
    }
}
