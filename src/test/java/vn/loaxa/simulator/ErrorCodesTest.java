package vn.loaxa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.loaxa.simulator.Stage.BA_CON;
import static vn.loaxa.simulator.Stage.CHI_HOI_TRUONG;
import static vn.loaxa.simulator.Stage.KHACH;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.loaxa.zalo.wire.ErrorCodes;
import vn.loaxa.zalo.wire.ErrorFamily;

/** Each error number of zalo-openapi §9 that a state can produce is produced by that state; the others are asked for. */
class ErrorCodesTest {
    private static final String OA = "/v2.0/oa/getoa";
    private static final String CS = "/v3.0/oa/message/cs";
    private static final String ARTICLE = "{\"recipient\":{\"target\":{}},\"message\":{\"attachment\":{\"type\":"
            + "\"template\",\"payload\":{\"template_type\":\"media\",\"elements\":[{\"media_type\":\"article\","
            + "\"attachment_id\":\"a1\"}]}}}}";

    private static final Map<Integer, Function<Stage, JsonNode>> API = new TreeMap<>(Map.ofEntries(
            Map.entry(-32, stage -> {
                Stage narrow = new Stage(settings -> settings.limitedTo(0), scene -> scene);
                try (narrow) {
                    return narrow.get(OA);
                }
            }),
            Map.entry(-100, stage -> {
                String image = stage.upload("image", "a.png", new byte[9])
                        .path("data")
                        .path("attachment_id")
                        .asText();
                stage.pass(Duration.ofDays(8));
                stage.simulator.say(BA_CON, "x");
                return stage.cs(
                        BA_CON,
                        "{\"attachment\":{\"type\":\"template\",\"payload\":{\"template_type\":\"media\",\"elements\":"
                                + "[{\"media_type\":\"image\",\"attachment_id\":\"" + image + "\"}]}}}");
            }),
            Map.entry(-201, stage -> stage.text("404", "x")),
            Map.entry(-204, stage -> account(stage, "oa_disabled")),
            Map.entry(-209, stage -> account(stage, "app_not_active")),
            Map.entry(-210, stage -> stage.text(BA_CON, "x".repeat(2001))),
            Map.entry(-211, stage -> {
                stage.post("/simulator/quotas/articles_a_month", "{\"limit\":1}");
                stage.post("/v2.0/oa/message", ARTICLE);
                return stage.post("/v2.0/oa/message", ARTICLE);
            }),
            Map.entry(-213, stage -> stage.text(KHACH, "x")),
            Map.entry(-216, stage -> {
                stage.post("/simulator/token/forget", "{}");
                return stage.get(OA);
            }),
            Map.entry(-217, stage -> {
                act(stage, BA_CON, "block");
                return group(stage, "as-free", BA_CON);
            }),
            Map.entry(-219, stage -> account(stage, "app_removed")),
            Map.entry(-220, stage -> {
                stage.simulator.advance(Duration.ofHours(25));
                return stage.get(OA);
            }),
            Map.entry(-221, stage -> account(stage, "oa_not_verified")),
            Map.entry(-224, stage -> {
                on(stage, "package_expired");
                return stage.post("/v2.0/oa/message", ARTICLE);
            }),
            Map.entry(-227, stage -> {
                act(stage, BA_CON, "lock");
                return stage.text(BA_CON, "x");
            }),
            Map.entry(-230, stage -> {
                act(stage, BA_CON, "silent");
                return stage.text(BA_CON, "x");
            }),
            Map.entry(-232, stage -> {
                stage.simulator.put(stage.simulator.phones().get(0).interacted(null));
                for (int i = 0; i < 3; i++) {
                    stage.text(BA_CON, "chào");
                }
                return stage.text(BA_CON, "x");
            }),
            Map.entry(-233, stage -> stage.cs(BA_CON, "{\"attachment\":{\"type\":\"image\",\"payload\":{}}}")),
            Map.entry(-234, stage -> {
                stage.simulator.advanceTo(LocalTime.of(22, 0));
                return stage.post("/v2.0/oa/message", ARTICLE);
            }),
            Map.entry(-237, stage -> {
                String id = group(stage, "as-free", BA_CON)
                        .path("data")
                        .path("group_id")
                        .asText();
                on(stage, "package_expired");
                return stage.post(
                        "/v3.0/oa/group/message",
                        "{\"recipient\":{\"group_id\":\"" + id + "\"},\"message\":{\"text\":\"x\"}}");
            }),
            Map.entry(-238, stage -> group(stage, "as-nowhere", BA_CON)),
            Map.entry(
                    -240,
                    stage -> stage.post(
                            "/v2.0/oa/message",
                            "{\"recipient\":{\"user_id\":\"" + BA_CON + "\"},\"message\":{\"text\":\"x\"}}")),
            Map.entry(-241, stage -> {
                group(stage, "as-free", BA_CON);
                return group(stage, "as-free", BA_CON);
            }),
            Map.entry(-242, stage -> account(stage, "proof_demanded")),
            Map.entry(-244, stage -> {
                act(stage, BA_CON, "block");
                return stage.text(BA_CON, "x");
            }),
            Map.entry(-249, stage -> byUser(stage, "31002")),
            Map.entry(-305, stage -> {
                String said = stage.simulator.say(BA_CON, "hỏi").id();
                stage.pass(Duration.ofHours(49));
                return reply(stage, said);
            }),
            Map.entry(-311, stage -> {
                String said = stage.simulator.say(BA_CON, "hỏi").id();
                Collections.nCopies(8, said).forEach(id -> reply(stage, id));
                return reply(stage, said);
            }),
            Map.entry(-320, stage -> charged(stage, "none")),
            Map.entry(-321, stage -> charged(stage, "54")),
            Map.entry(-403, stage -> stage.get("/v3.0/oa/group/getgroup?group_id=1")),
            Map.entry(-501, stage -> {
                on(stage, "abroad");
                return stage.get("/v3.0/oa/user/detail", "{\"user_id\":\"" + BA_CON + "\"}");
            }),
            Map.entry(112, stage -> account(stage, "not_linked"))));

    private static final Map<Integer, Function<Stage, JsonNode>> TEMPLATE = new TreeMap<>(Map.ofEntries(
            Map.entry(-102, stage -> business(stage, "app_removed")),
            Map.entry(-103, stage -> business(stage, "app_not_active")),
            Map.entry(-105, stage -> business(stage, "not_linked")),
            Map.entry(-107, stage -> stage.get("/message/status")),
            Map.entry(-108, stage -> stage.post("/message/template", body("0900000001", "31001", "{}"))),
            Map.entry(-109, stage -> template(stage, "odd", "{}")),
            Map.entry(
                    -111,
                    stage -> stage.post(
                            "/message/template",
                            "{\"phone\":\"84900000001\"," + "\"template_id\":\"31001\",\"tracking_id\":\"t\"}")),
            Map.entry(-1121, stage -> template(stage, "31002", "{\"ten\":\"" + "x".repeat(31) + "\",\"so\":\"1\"}")),
            Map.entry(-1122, stage -> template(stage, "31002", "{\"ten\":\"Mẫu\"}")),
            Map.entry(-1123, stage -> template(stage, "31001", "[]")),
            Map.entry(-114, stage -> {
                act(stage, BA_CON, "lock");
                return template(stage, "31001", "{}");
            }),
            Map.entry(-115, stage -> {
                wallet(stage, "119");
                return template(stage, "31001", "{}");
            }),
            Map.entry(-118, stage -> stage.post("/message/template", body("84999999999", "31001", "{}"))),
            Map.entry(
                    -121,
                    stage -> stage.post("/template/create", "{\"template_name\":\"Mẫu thông báo\",\"tag\":\"1\"}")),
            Map.entry(-122, stage -> stage.post("/message/template", "not json")),
            Map.entry(-123, stage -> {
                stage.get("/simulator/keys");
                return stage.post("/rsa/message/template", "{\"rsa_phone\":\"AAAA\"}");
            }),
            Map.entry(-124, stage -> stage.post("/message/template", body("84900000001", "31001", "{}"), "bad")),
            Map.entry(-1241, stage -> business(stage, "proof_demanded")),
            Map.entry(
                    -127,
                    stage -> stage.post(
                            "/message/template",
                            "{\"mode\":\"development\","
                                    + body("84900000001", "31001", "{}").substring(1))),
            Map.entry(-131, stage -> template(stage, "31003", "{}")),
            Map.entry(
                    -132,
                    stage -> stage.post(
                            "/message/template",
                            body("84900000001", "31001", "{}").replace("\"t-1\"", "\"" + "t".repeat(49) + "\""))),
            Map.entry(-133, stage -> {
                stage.simulator.advanceTo(LocalTime.of(5, 59));
                stage.refresh();
                return template(stage, "31001", "{}");
            }),
            Map.entry(-135, stage -> business(stage, "oa_not_verified")),
            Map.entry(-1351, stage -> business(stage, "oa_disabled")),
            Map.entry(-136, stage -> {
                wallet(stage, "none");
                return template(stage, "31001", "{}");
            }),
            Map.entry(-140, stage -> {
                act(stage, BA_CON, "block");
                return template(stage, "31001", "{}");
            }),
            Map.entry(-142, stage -> stage.post("/rsa/message/template", "{\"rsa_phone\":\"AAAA\"}")),
            Map.entry(-144, stage -> {
                stage.post("/simulator/quotas/templates_a_day", "{\"limit\":0}");
                return template(stage, "31001", "{}");
            }),
            Map.entry(-146, stage -> template(stage, "31004", "{}")),
            Map.entry(-147, stage -> {
                stage.post("/simulator/quotas/one_template_a_day", "{\"limit\":1}");
                template(stage, "31001", "{}");
                return template(stage, "31001", "{}");
            })));

    private static final String TOKENS = "/v4/oa/access_token";
    private static final String REFRESH = "app_id=9001&grant_type=refresh_token&refresh_token=";
    private static final Map<Integer, Function<Stage, JsonNode>> OAUTH = new TreeMap<>(Map.of(
            -14002, stage -> stage.form(TOKENS, "app_id=1", "simulated-app-secret"),
            -14004, stage -> stage.form(TOKENS, "app_id=9001", "wrong"),
            -14005,
                    stage -> stage.form(
                            TOKENS, "app_id=9001&grant_type=authorization_code&code=x", "simulated-app-secret"),
            -14014, stage -> stage.form(TOKENS, REFRESH + "x", "simulated-app-secret"),
            -14018, stage -> stage.form(TOKENS, "app_id=9001&grant_type=magic", "simulated-app-secret")));

    @TestFactory
    Stream<DynamicTest> statesProduceTheirNumbers() {
        return Stream.of(API, TEMPLATE, OAUTH)
                .flatMap(table -> table.entrySet().stream())
                .map(each -> DynamicTest.dynamicTest("error " + each.getKey(), () -> {
                    try (Stage stage = new Stage()) {
                        assertThat(each.getValue().apply(stage).path("error").asInt())
                                .isEqualTo(each.getKey());
                    }
                }));
    }

    @Test
    void everyOtherNumberOfTheTableComesWhenItIsAskedFor() {
        List<Integer> asked = new ArrayList<>();
        try (Stage stage = new Stage()) {
            for (ErrorFamily family : ErrorFamily.values()) {
                for (int code : ErrorCodes.standard().codes(family)) {
                    String path =
                            switch (family) {
                                case OA -> CS;
                                case TEMPLATE -> "/message/template";
                                case OAUTH -> TOKENS;
                            };
                    int usual = stage.post(path, "{}").path("error").asInt();
                    stage.post(
                            "/simulator/faults",
                            "{\"kind\":\"ERROR\",\"code\":" + code + ",\"path\":\"" + path + "\",\"times\":2}");
                    for (int wanted : List.of(code, code, usual)) {
                        assertThat(stage.post(path, "{}").path("error").asInt()).isEqualTo(wanted);
                    }
                    asked.add(code);
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(120).containsAll(API.keySet()).containsAll(TEMPLATE.keySet());
    }

    private static JsonNode account(Stage stage, String state) {
        on(stage, state);
        return stage.get(OA);
    }

    private static JsonNode business(Stage stage, String state) {
        on(stage, state);
        return stage.get("/quality");
    }

    private static void on(Stage stage, String state) {
        stage.post("/simulator/account/" + state, "{\"on\":true}");
    }

    private static void act(Stage stage, String userId, String action) {
        stage.post("/simulator/phones/" + userId + "/do/" + action, "{}");
    }

    private static void wallet(Stage stage, String dong) {
        stage.post("/simulator/wallet", "{\"dong\":\"" + dong + "\"}");
    }

    private static JsonNode charged(Stage stage, String dong) {
        wallet(stage, dong);
        stage.pass(Duration.ofHours(50));
        return stage.text(BA_CON, "x");
    }

    private static JsonNode reply(Stage stage, String messageId) {
        return stage.post(CS, "{\"recipient\":{\"message_id\":\"" + messageId + "\"},\"message\":{\"text\":\"đáp\"}}");
    }

    private static JsonNode group(Stage stage, String asset, String member) {
        return stage.post(
                "/v3.0/oa/group/creategroupwithoa",
                "{\"group_name\":\"Thôn 7\",\"asset_id\":\"" + asset + "\",\"member_user_ids\":[\"" + member + "\",\""
                        + CHI_HOI_TRUONG + "\"]}");
    }

    private static JsonNode byUser(Stage stage, String template) {
        return stage.post(
                "/v3.0/oa/message/template",
                "{\"user_id\":\"" + BA_CON + "\",\"template_id\":\"" + template
                        + "\",\"template_data\":{\"ten\":\"Mẫu\",\"so\":\"1\"}}");
    }

    private static JsonNode template(Stage stage, String template, String data) {
        return stage.post("/message/template", body("84900000001", template, data));
    }

    private static String body(String phone, String template, String data) {
        return "{\"phone\":\"" + phone + "\",\"template_id\":\"" + template + "\",\"template_data\":" + data
                + ",\"tracking_id\":\"t-1\"}";
    }
}
