package vn.loaxa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.loaxa.simulator.Stage.BA_CON;
import static vn.loaxa.simulator.Stage.CHI_HOI_TRUONG;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.simulator.world.Faults.Webhook;

class WebhookTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aTextIsToldInZalosShapeAndSigned() throws Exception {
        stage.simulator.say(BA_CON, "đã nhận 12");
        awaitTold(1);

        Stage.Told told = stage.told.get(0);
        String body = new String(told.body(), StandardCharsets.UTF_8);
        assertThat(body)
                .isEqualTo("{\"app_id\":\"9001\",\"sender\":{\"id\":\"8100000000000000001\"},"
                        + "\"user_id_by_app\":\"5100000000000000001\",\"recipient\":{\"id\":\"7001\"},"
                        + "\"event_name\":\"user_send_text\",\"message\":{\"text\":\"đã nhận 12\",\"msg_id\":\""
                        + told.json().path("message").path("msg_id").asText()
                        + "\"},\"timestamp\":\"1795395600000\"}");
        assertThat(told.header("X-zevent-signature")).isEqualTo("mac=" + mac(told, "1795395600000"));
        assertThat(told.header("User-agent")).isEqualTo("ZaloWebhook");
        assertThat(told.headers()).doesNotContainKey("Num_retry");
        assertThat(told.path()).isEqualTo("/webhook/zalo?from=zalo");
    }

    @Test
    void aMessageOfTheOaIsEchoedReceivedAndSeen() {
        String id =
                stage.text(BA_CON, "Kính gửi").path("data").path("message_id").asText();
        stage.simulator.see(BA_CON);
        awaitTold(3);

        assertThat(stage.events()).containsExactly("oa_send_text", "user_received_message", "user_seen_message");
        assertThat(stage.told.get(0).json().path("message").path("msg_id").asText())
                .isEqualTo(id);
        assertThat(stage.told.get(0).json().path("sender").path("id").asText()).isEqualTo("7001");
        assertThat(stage.told.get(1).json().path("message").path("msg_id").asText())
                .isEqualTo(id);
        assertThat(stage.told
                        .get(2)
                        .json()
                        .path("message")
                        .path("msg_ids")
                        .path(0)
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void anOfflinePhoneGetsItsMessagesWhenItIsBack() {
        stage.simulator.offline(BA_CON);
        stage.text(BA_CON, "một");
        stage.text(BA_CON, "hai");
        awaitTold(2);
        assertThat(stage.events()).containsOnly("oa_send_text");
        stage.simulator.online(BA_CON);
        awaitTold(4);
        assertThat(stage.events().subList(2, 4)).containsOnly("user_received_message");
    }

    @Test
    void followingAndSharingAreTold() {
        stage.simulator.unfollow(BA_CON);
        stage.simulator.follow(BA_CON);
        act("share");
        act("open");
        act("withdraw");
        awaitTold(5);
        assertThat(stage.events())
                .containsExactly("unfollow", "follow", "user_submit_info", "user_click_chatnow", "user_withdraw");
        JsonNode follow = stage.told.get(1).json();
        assertThat(follow.path("follower").path("id").asText()).isEqualTo(BA_CON);
        assertThat(follow.path("oa_id").asText()).isEqualTo("7001");
        assertThat(follow.has("sender")).isFalse();
        assertThat(stage.told.get(2).json().path("info").path("phone").asText()).isEqualTo("84900000001");
        assertThat(stage.told.stream().map(t -> t.json().path("timestamp").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnansweredEventComesAgainFiveTimesAndThenTheWebhookIsOff() {
        stage.answer = 503;
        stage.simulator.say(BA_CON, "a");
        awaitTold(1);
        int told = 1;
        for (String wait : List.of("PT30S", "PT5M", "PT15M", "PT30M", "PT1H")) {
            awaitIdle();
            stage.simulator.advance(Duration.parse(wait).minusMillis(1));
            assertThat(stage.told).as("not before " + wait).hasSize(told);
            stage.simulator.advance(Duration.ofMillis(1));
            awaitTold(++told);
            assertThat(stage.told.get(told - 1).header("Num_retry")).isEqualTo(Integer.toString(told - 1));
        }
        assertThat(stage.told.stream().map(t -> t.header("X-zevent-signature")).distinct())
                .as("the same event each time")
                .hasSize(1);
        Awaitility.await().until(() -> !stage.simulator.webhookIsOn());

        stage.answer = 200;
        stage.simulator.say(BA_CON, "lost for good");
        awaitIdle();
        assertThat(stage.told).hasSize(told);
        stage.simulator.webhook(true);
        stage.simulator.say(BA_CON, "b");
        awaitTold(told + 1);
    }

    @Test
    void aFailedEventDoesNotHoldUpTheNext() {
        stage.answer = 500;
        stage.simulator.say(BA_CON, "a");
        awaitTold(1);
        awaitIdle();
        stage.answer = 200;
        stage.simulator.say(BA_CON, "b");
        awaitTold(2);
        assertThat(texts()).containsExactly("a", "b");
        stage.simulator.advance(Duration.ofSeconds(30));
        awaitTold(3);
        assertThat(texts()).containsExactly("a", "b", "a");
    }

    @Test
    void onePersonsEventsComeInOrderAlsoInABurst() {
        List<String> said = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
        said.forEach(text -> {
            stage.simulator.say(BA_CON, text);
            stage.simulator.say(CHI_HOI_TRUONG, text);
        });
        awaitTold(600);
        assertThat(stage.told.stream()
                        .map(Stage.Told::json)
                        .filter(e -> e.path("sender").path("id").asText().equals(BA_CON))
                        .map(e -> e.path("message").path("text").asText()))
                .containsExactlyElementsOf(said);
    }

    @Test
    void duplicatesAndDisorderCanBeSwitchedOn() {
        stage.simulator.faults().webhook(Webhook.DUPLICATE, true);
        stage.simulator.say(BA_CON, "hai lần");
        awaitTold(2);
        assertThat(stage.told.get(0).body()).isEqualTo(stage.told.get(1).body());
        stage.simulator.faults().webhook(Webhook.DUPLICATE, false);

        stage.simulator.faults().webhook(Webhook.DISORDER, true);
        stage.simulator.say(BA_CON, "một");
        stage.simulator.say(BA_CON, "hai");
        awaitTold(4);
        assertThat(texts().subList(2, 4)).containsExactly("hai", "một");
        stage.simulator.say(BA_CON, "một mình");
        stage.simulator.advance(Duration.ofSeconds(1));
        awaitTold(5);
    }

    @Test
    void otherShapesSeenInTheWildCanBeSwitchedOn() throws Exception {
        stage.simulator.faults().webhook(Webhook.NO_USER_ID_BY_APP, true);
        stage.simulator.faults().webhook(Webhook.NUMERIC_TIMESTAMP, true);
        stage.simulator.say(BA_CON, "x");
        awaitTold(1);
        Stage.Told told = stage.told.get(0);
        assertThat(told.json().has("user_id_by_app")).isFalse();
        assertThat(told.json().path("timestamp").isNumber()).isTrue();
        assertThat(told.header("X-zevent-signature")).isEqualTo("mac=" + mac(told, "1795395600000"));
    }

    @Test
    void theConsolesProbeNamesNoOaOfOurs() {
        stage.simulator.probe();
        awaitTold(1);
        assertThat(stage.told.get(0).event()).isEqualTo("user_send_text");
        assertThat(stage.told.get(0).json().path("recipient").path("id").asText())
                .isNotEqualTo("7001");
    }

    /** Written anew from the formula, not by the code under test. */
    private static String mac(Stage.Told told, String timestamp) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("9001".getBytes(StandardCharsets.UTF_8));
        all.writeBytes(told.body());
        all.writeBytes((timestamp + "simulated-oa-secret").getBytes(StandardCharsets.UTF_8));
        return String.format(
                "%064x", new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(all.toByteArray())));
    }

    private List<String> texts() {
        return stage.told.stream()
                .map(t -> t.json().path("message").path("text").asText())
                .toList();
    }

    private void act(String action) {
        stage.post("/simulator/phones/" + BA_CON + "/do/" + action, "{}");
    }

    private void awaitTold(int count) {
        Awaitility.await().untilAsserted(() -> assertThat(stage.told).hasSize(count));
    }

    private void awaitIdle() {
        Awaitility.await().until(stage.simulator::isIdle);
    }
}
