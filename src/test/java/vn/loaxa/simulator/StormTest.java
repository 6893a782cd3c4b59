package vn.loaxa.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.simulator.world.Faults.Webhook;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;

/** The storm as another program meets it: over HTTP. */
class StormTest {
    private static final int PEOPLE = 40;

    private Stage stage;

    @BeforeEach
    void openStage() {
        stage = new Stage(settings -> settings, scene -> {
            List<Phone> phones = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                phones.add(Phone.of(user(i), "Nhà số " + i));
            }
            return scene.withPhones(phones);
        });
    }

    @AfterEach
    void closeStage() {
        stage.close();
    }

    @Test
    void everyHouseReportsWhileEventsComeTwiceAndCallsAreFew() {
        stage.post("/simulator/storm", "{\"people\":" + PEOPLE + "}");
        assertThat(offline()).as("every fifth is out of the net").isEqualTo(PEOPLE / 5);
        assertThat(stage.simulator.faults().webhook(Webhook.DUPLICATE)).isTrue();
        assertThat(scenario()).contains("Bão").contains("40 người đã nhắn").contains("8 máy còn mất mạng");

        for (int seconds = 0; seconds < 120; seconds += 10) {
            stage.simulator.advance(Duration.ofSeconds(10));
        }
        List<String> said = saidTexts();
        assertThat(said.stream().filter("nhà tôi an toàn"::equals)).hasSize(PEOPLE * 8 / 10);
        assertThat(said.stream().filter("cần giúp"::equals)).hasSize(PEOPLE * 2 / 10);
        assertThat(said.stream().filter(text -> text.contains("cần thuyền"))).hasSize(PEOPLE * 2 / 10);
        assertThat(said.stream().filter(text -> text.contains("bão số mấy") || text.contains("sơ tán")))
                .isNotEmpty();
        assertThat(offline()).isZero();

        stage.simulator.advance(Duration.ofSeconds(20));
        assertThat(stage.simulator.faults().webhook(Webhook.DUPLICATE))
                .as("as before")
                .isFalse();
        assertThat(stage.simulator.faults().webhook(Webhook.DISORDER)).isFalse();
        Awaitility.await().untilAsserted(() -> assertThat(heard()).isEqualTo(said.size()));
        assertThat(stage.events().stream().filter("user_send_text"::equals))
                .as("the same event came more than once")
                .hasSizeGreaterThan(said.size());
    }

    @Test
    void theRateIsLowWhileItLastsAndTheFiguresFollowTheAnswers() {
        stage.post("/simulator/storm", "{\"people\":5}");
        stage.simulator.advance(Duration.ofSeconds(90));
        assertThat(stage.text(user(1), "Đã ghi").path("error").asInt()).isZero();
        assertThat(scenario())
                .contains("5 trên 5 người đã nhắn, 1 người đã được đáp")
                .contains("đang diễn");
        int refused = 0;
        for (int i = 0; i < 130; i++) {
            refused += stage.text(user(2), "Đã ghi " + i).path("error").asInt() == -32 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(11); // 120 a minute, one was used above
        assertThat(scenario()).contains("11 lần Zalo bảo gọi chậm lại");
        stage.post("/simulator/scenario/stop", "{}");
        assertThat(stage.text(user(2), "Đã ghi").path("error").asInt()).isZero();
        assertThat(scenario()).doesNotContain("Bão");
    }

    @Test
    void aStoppedStormSaysNothingMore() {
        stage.post("/simulator/storm", "{\"people\":20}");
        stage.simulator.advance(Duration.ofSeconds(10));
        int before = saidTexts().size();
        stage.post("/simulator/scenario/stop", "{}");
        stage.simulator.advance(Duration.ofMinutes(5));
        assertThat(before).isPositive();
        assertThat(saidTexts()).hasSize(before);
        assertThat(offline()).isZero();
        assertThat(stage.send(stage.request("/simulator/storm")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"people\":0}")))
                        .statusCode())
                .isEqualTo(400);
    }

    private static String user(int number) {
        return "82000000000000" + (1000 + number);
    }

    private String scenario() {
        return stage.send(stage.request("/simulator/page/scenario")).body();
    }

    private long offline() {
        return stage.simulator.phones().stream()
                .filter(phone -> phone.is(Trait.OFFLINE))
                .count();
    }

    private List<String> saidTexts() {
        return stage.simulator.phones().stream()
                .flatMap(phone -> stage.simulator.screen(phone.userId()).stream())
                .filter(message -> !message.fromOa())
                .map(message -> message.text())
                .toList();
    }

    /** How many different messages of persons the app was told of. */
    private int heard() {
        Map<String, Long> byId = stage.told.stream()
                .filter(told -> told.event().equals("user_send_text"))
                .collect(Collectors.groupingBy(
                        told -> told.json().path("message").path("msg_id").asText(), Collectors.counting()));
        return byId.size();
    }
}
