package vn.loaxa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.loaxa.simulator.Stage.BA_CON;
import static vn.loaxa.simulator.Stage.CHI_HOI_TRUONG;
import static vn.loaxa.simulator.Stage.KHACH;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.loaxa.simulator.world.Message.Kind;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;

class MessageCallsTest {
    private static final String BUTTONS =
            "{\"text\":\"Công điện\",\"attachment\":{\"type\":\"template\",\"payload\":{\"buttons\":[%s]}}}";
    private static final String SAY = "{\"title\":\"Đã nhận\",\"type\":\"oa.query.show\",\"payload\":\"đã nhận 12\"}";

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void textInTheWindowIsAnsweredWithStringsAndAQuotaWithoutFigures() {
        JsonNode answer = stage.text(BA_CON, "Kính gửi bà con");

        assertThat(error(answer)).isZero();
        JsonNode data = answer.path("data");
        assertThat(data.path("message_id").isTextual()).isTrue();
        assertThat(data.path("user_id").asText()).isEqualTo(BA_CON);
        assertThat(data.path("sent_time").asText()).isEqualTo("1795395600000");
        assertThat(data.path("quota").path("quota_type").asText()).isEqualTo("reply");
        assertThat(data.path("quota").has("remain"))
                .as("no longer told after 2026-03-01")
                .isFalse();
        assertThat(stage.simulator.screen(BA_CON)).extracting(m -> m.text()).containsExactly("Kính gửi bà con");
    }

    @Test
    void twoThousandCharactersPassAndOneMoreIsTooLong() {
        assertThat(error(stage.text(BA_CON, "ế".repeat(2000)))).isZero();
        assertThat(error(stage.text(BA_CON, "ế".repeat(2001)))).isEqualTo(-210);
    }

    @Test
    void charactersOutsideTheFirstPlaneCountOnce() {
        assertThat(error(stage.text(BA_CON, "🔴".repeat(2000)))).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text":""}                                                                                       | -201
            {"attachment":{"type":"image","payload":{"attachment_id":"x"}}}                                   | -233
            {"attachment":{"type":"template","payload":{"template_type":"promotion"}}}                        | -233
            {"attachment":{"type":"file","payload":{"token":"nobody"}}}                                       | -201
            {"attachment":{"type":"file","payload":{}}}                                                       | -201
            {"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image"}]}}} | -201
            {"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","attachment_id":"no"}]}}} | -201
            {"text":"x","attachment":{"type":"template","payload":{"buttons":[]}}}                            | -201
            {"text":"x","attachment":{"type":"template","payload":{"buttons":[{"title":"t","type":"oa.odd","payload":"p"}]}}} | -201
            {"text":"x","attachment":{"type":"template","payload":{"buttons":[{"title":"t","type":"oa.open.url","payload":"p"}]}}} | -201
            """)
    void messagesThatZaloDoesNotTakeAreRefused(String message, int code) {
        assertThat(error(stage.cs(BA_CON, message))).isEqualTo(code);
        assertThat(stage.simulator.screen(BA_CON)).isEmpty();
    }

    @Test
    void theMessageOfAnInvalidParameterNamesIt() {
        assertThat(stage.cs("404", "{\"text\":\"x\"}").path("message").asText()).contains("user_id");
        assertThat(error(stage.post("/v3.0/oa/message/cs", "not json"))).isEqualTo(-201);
    }

    @Test
    void fiveButtonsPassAndSixAreTooMany() {
        assertThat(error(stage.cs(BA_CON, BUTTONS.formatted(String.join(",", Collections.nCopies(5, SAY))))))
                .isZero();
        assertThat(error(stage.cs(BA_CON, BUTTONS.formatted(String.join(",", Collections.nCopies(6, SAY))))))
                .isEqualTo(-210);
    }

    @Test
    void imageAndFileGoByTheirUploads() {
        String image = stage.upload("image", "loa.png", new byte[10])
                .path("data")
                .path("attachment_id")
                .asText();
        String token = stage.upload("file", "03-CĐ.pdf", new byte[20])
                .path("data")
                .path("token")
                .asText();

        assertThat(error(stage.cs(BA_CON, media("image", image)))).isZero();
        assertThat(error(stage.cs(
                        BA_CON, "{\"attachment\":{\"type\":\"file\",\"payload\":{\"token\":\"" + token + "\"}}}")))
                .isZero();

        assertThat(stage.simulator.screen(BA_CON)).extracting(m -> m.kind()).containsExactly(Kind.IMAGE, Kind.FILE);
        assertThat(stage.send(stage.request("/media/" + image)).statusCode()).isEqualTo(200);
    }

    @Test
    void uploadsHaveTheirTypesAndSizes() {
        assertThat(error(stage.upload("image", "loa.gif", new byte[10]))).isEqualTo(-201);
        assertThat(error(stage.upload("file", "bang.xlsx", new byte[10]))).isEqualTo(-201);
        assertThat(error(stage.upload("image", "loa.png", new byte[(1 << 20) + 1])))
                .isEqualTo(-210);
        assertThat(error(stage.upload("gif", "loa.gif", new byte[10]))).isZero();
    }

    @Test
    void anUploadIsGoneAfterSevenDays() {
        String image = stage.upload("image", "loa.png", new byte[10])
                .path("data")
                .path("attachment_id")
                .asText();
        stage.pass(Duration.ofDays(7).plusSeconds(1));
        stage.simulator.say(BA_CON, "tôi đây");

        assertThat(error(stage.cs(BA_CON, media("image", image)))).isEqualTo(-100);
    }

    @Test
    void theWindowsCloseAfterExactly48And168Hours() {
        stage.pass(Duration.ofHours(48));
        assertThat(stage.text(BA_CON, "1").path("data").has("quota")).isTrue();

        stage.pass(Duration.ofMillis(1));
        JsonNode charged = stage.text(BA_CON, "2");
        assertThat(error(charged)).isZero();
        assertThat(charged.path("data").has("quota"))
                .as("absent quota means charged")
                .isFalse();

        stage.pass(Duration.ofHours(120).minusMillis(1));
        assertThat(error(stage.text(BA_CON, "3"))).isZero();

        stage.pass(Duration.ofMillis(1));
        assertThat(error(stage.text(BA_CON, "4"))).isEqualTo(-230);

        stage.simulator.say(BA_CON, "tôi đây");
        assertThat(error(stage.text(BA_CON, "5"))).isZero();
    }

    @Test
    void aChargedMessageNeedsAWalletWithMoney() {
        stage.pass(Duration.ofHours(50));
        stage.simulator.world().locked(() -> stage.simulator
                .world()
                .oa(stage.simulator.world().oa().holding(54L)));
        assertThat(error(stage.text(BA_CON, "x"))).isEqualTo(-321);
        stage.simulator.world().locked(() -> stage.simulator
                .world()
                .oa(stage.simulator.world().oa().holding(null)));
        assertThat(error(stage.text(BA_CON, "x"))).isEqualTo(-320);
    }

    @Test
    void whoMayNotBeWrittenToIsToldByItsNumber() {
        assertThat(error(stage.text(KHACH, "x"))).as("never met").isEqualTo(-213);
        change(KHACH, phone -> phone.with(Trait.FOLLOWER));
        for (int i = 0; i < 3; i++) {
            JsonNode welcome = stage.text(KHACH, "chào");
            assertThat(welcome.path("data").path("quota").path("quota_type").asText())
                    .isEqualTo("welcome_msg");
        }
        assertThat(error(stage.text(KHACH, "x"))).as("greeted three times").isEqualTo(-232);
        change(BA_CON, phone -> phone.with(Trait.BLOCKED));
        assertThat(error(stage.text(BA_CON, "x"))).isEqualTo(-244);
        change(CHI_HOI_TRUONG, phone -> phone.with(Trait.LOCKED));
        assertThat(error(stage.text(CHI_HOI_TRUONG, "x"))).isEqualTo(-227);
    }

    @Test
    void oldAndWithdrawnCallsSaySo() {
        String body = "{\"recipient\":{\"user_id\":\"" + BA_CON + "\"},\"message\":{\"text\":\"x\"}}";
        assertThat(error(stage.post("/v2.0/oa/message", body))).isEqualTo(-240);
        assertThat(error(stage.post("/v3.0/oa/message/transaction", body))).isEqualTo(-233);
        String template = "{\"user_id\":\"" + BA_CON
                + "\",\"template_id\":\"31002\",\"template_data\":{\"ten\":\"Mẫu\",\"so\":\"1\"}}";
        assertThat(error(stage.post("/v3.0/oa/message/template", template))).isEqualTo(-249);
        assertThat(stage.send(stage.request("/v3.0/oa/nothing")).statusCode()).isEqualTo(404);
    }

    @Test
    void articlesGoToFollowersButNotAtNight() {
        String body = "{\"recipient\":{\"target\":{}},\"message\":{\"attachment\":{\"type\":\"template\",\"payload\":"
                + "{\"template_type\":\"media\",\"elements\":[{\"media_type\":\"article\",\"attachment_id\":\"a1\"}]}}}}";
        assertThat(error(stage.post("/v2.0/oa/message", body))).isZero();
        assertThat(stage.simulator.screen(BA_CON)).hasSize(1);
        assertThat(stage.simulator.screen(KHACH)).isEmpty();

        stage.simulator.advanceTo(LocalTime.of(22, 0));
        assertThat(error(stage.post("/v2.0/oa/message", body))).isEqualTo(-234);
    }

    @Test
    void aTemplateReachesThePhoneWithThatNumber() {
        JsonNode answer = stage.post("/message/template", template("84900000001"));
        assertThat(error(answer)).isZero();
        assertThat(answer.path("data").path("quota").path("dailyQuota").isTextual())
                .isTrue();
        assertThat(stage.simulator.screen(BA_CON).get(0).text())
                .contains("31001")
                .contains("so: 12");

        assertThat(error(stage.post("/message/template", template("84999999999"))))
                .isEqualTo(-118);
        assertThat(error(stage.post("/message/template", template("84900000001"), "bad")))
                .isEqualTo(-124);
        stage.simulator.advanceTo(LocalTime.of(22, 0));
        assertThat(error(stage.post("/message/template", template("84900000001"))))
                .isEqualTo(-133);
    }

    @Test
    void quotaTellsTheLastInteractionAsText() {
        JsonNode data = stage.post("/v3.0/oa/quota/message", "{\"user_id\":\"" + BA_CON + "\"}")
                .path("data");
        assertThat(data.path("last_interaction").asText()).isEqualTo("1795395600000");
        assertThat(data.path("last_interaction").isTextual()).isTrue();
        assertThat(stage.post("/v3.0/oa/quota/message", "{\"quota_owner\":\"OA\",\"product_type\":\"cs\"}")
                        .path("data")
                        .isArray())
                .isTrue();
    }

    private void change(String userId, UnaryOperator<Phone> how) {
        stage.simulator.world().locked(() -> stage.simulator
                .world()
                .put(how.apply(stage.simulator.world().phone(userId))));
    }

    private static String media(String type, String id) {
        return "{\"text\":\"ảnh\",\"attachment\":{\"type\":\"template\",\"payload\":{\"template_type\":\"media\","
                + "\"elements\":[{\"media_type\":\"" + type + "\",\"attachment_id\":\"" + id + "\"}]}}}";
    }

    private static String template(String number) {
        return "{\"phone\":\"" + number + "\",\"template_id\":\"31001\",\"template_data\":{\"so\":\"12\"},"
                + "\"tracking_id\":\"cv-1\",\"sending_mode\":\"1\"}";
    }

    private static int error(JsonNode answer) {
        return answer.path("error").asInt(999);
    }
}
