package vn.loaxa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.loaxa.simulator.Stage.BA_CON;
import static vn.loaxa.simulator.Stage.CHI_HOI_TRUONG;
import static vn.loaxa.simulator.Stage.KHACH;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.World;

class GroupCallsTest {
    private static final String G = "/v3.0/oa/group/";

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aGroupIsMadeWithTheVendorsMixOfTypes() {
        JsonNode made = create("as-free").path("data");
        assertThat(made.path("total_member").isInt()).isTrue();
        assertThat(made.path("total_member").asInt()).as("with the OA").isEqualTo(3);

        JsonNode whole = stage.get(
                        G + "getgroup?group_id=" + made.path("group_id").asText())
                .path("data");
        assertThat(whole.path("group_info").path("max_member").isTextual()).isTrue();
        assertThat(whole.path("asset_info").path("auto_renew").isTextual()).isTrue();
        assertThat(whole.path("group_setting").path("join_appr").isBoolean()).isTrue();
        awaitEvent("create_group");
    }

    @Test
    void aPlaceCarriesOneGroup() {
        create("as-free");
        create("as-bought");
        assertThat(error(create("as-free"))).as("part of the package").isEqualTo(-241);
        assertThat(error(create("as-bought"))).as("bought").isEqualTo(-238);
        assertThat(error(create("as-nowhere"))).isEqualTo(-238);

        JsonNode places = stage.post("/v3.0/oa/quota/group", "{\"quota_owner\":\"OA\",\"product_type\":\"gmf100\"}")
                .path("data");
        assertThat(places).hasSize(1);
        assertThat(places.path(0).path("status").asText()).isEqualTo("used");
        assertThat(places.path(0).path("auto_renew").isBoolean()).isTrue();
        assertThat(places.path(0).path("used_id").asText()).isNotEmpty();
    }

    @Test
    void aGroupNeedsAnAdministratorAndPeopleWhoMayBeInvited() {
        assertThat(error(create("as-free", BA_CON)))
                .as("no administrator of the OA")
                .isEqualTo(-201);
        assertThat(error(create("as-free", CHI_HOI_TRUONG, KHACH))).isEqualTo(-213);
        assertThat(error(create("as-free", CHI_HOI_TRUONG, "404"))).isEqualTo(-201);
        String body = "{\"group_name\":\"" + "d".repeat(31) + "\",\"asset_id\":\"as-free\",\"member_user_ids\":[\""
                + CHI_HOI_TRUONG + "\"]}";
        assertThat(error(stage.post(G + "creategroupwithoa", body))).isEqualTo(-210);
    }

    @Test
    void whoAsksFirstIsPendingUntilTheyTap() {
        String group = id(create("as-free", CHI_HOI_TRUONG));
        World world = stage.simulator.world();
        world.locked(() -> world.put(world.phone(BA_CON).with(Trait.ASKS_BEFORE_JOINING)));

        assertThat(error(members("invite", group, BA_CON))).isZero();
        JsonNode pending = stage.get(G + "listpendinginvite?group_id=" + group).path("data");
        assertThat(pending.path("total").asInt()).isEqualTo(1);
        assertThat(pending.path("members").path(0).path("user_id").asText()).isEqualTo(BA_CON);

        stage.post("/simulator/groups/" + group + "/join", "{\"user\":\"" + BA_CON + "\"}");
        assertThat(stage.get(G + "listpendinginvite?group_id=" + group)
                        .path("data")
                        .path("total")
                        .asInt())
                .isZero();
        JsonNode members = stage.get(G + "listmember?group_id=" + group + "&offset=0&count=50")
                .path("data");
        assertThat(members.path("members").path(0).path("oa_id").asText()).isEqualTo("7001");
        assertThat(members.path("member_count").asInt()).isEqualTo(3);
        awaitEvent("user_join_group");
    }

    @Test
    void anOfflinePhoneJoinsWhenItIsBack() {
        String group = id(create("as-free", CHI_HOI_TRUONG));
        stage.simulator.offline(BA_CON);
        members("invite", group, BA_CON);
        assertThat(stage.simulator.groups().get(0).pending()).containsExactly(BA_CON);
        stage.simulator.online(BA_CON);
        assertThat(stage.simulator.groups().get(0).members()).contains(BA_CON);
    }

    @Test
    void joinRequestsAreAcceptedOrRejected() {
        String group = id(create("as-free", CHI_HOI_TRUONG));
        stage.post(G + "updateinfo", "{\"group_id\":\"" + group + "\",\"join_appr\":true,\"group_name\":\"Mới\"}");
        stage.post("/simulator/groups/" + group + "/join", "{\"user\":\"" + BA_CON + "\"}");
        stage.post("/simulator/groups/" + group + "/join", "{\"user\":\"" + KHACH + "\"}");
        awaitEvent("user_request_join_group");

        assertThat(error(members("acceptpendinginvite", group, BA_CON))).isZero();
        assertThat(error(members("rejectpendinginvite", group, KHACH))).isZero();
        assertThat(error(members("acceptpendinginvite", group, KHACH))).isEqualTo(-201);
        assertThat(stage.simulator.groups().get(0).members()).containsExactly(CHI_HOI_TRUONG, BA_CON);
        assertThat(stage.simulator.groups().get(0).name()).isEqualTo("Mới");
        awaitEvent("reject_request_join_group");
    }

    @Test
    void deputiesAndMembersComeAndGo() {
        String group = id(create("as-free", CHI_HOI_TRUONG, BA_CON));
        assertThat(error(members("addadmins", group, BA_CON))).isZero();
        assertThat(stage.simulator.groups().get(0).admins()).containsExactly(BA_CON);
        assertThat(error(members("removeadmins", group, BA_CON))).isZero();
        assertThat(error(members("removemembers", group, BA_CON))).isZero();
        assertThat(error(members("removemembers", group, BA_CON)))
                .as("is not in it any more")
                .isEqualTo(-201);
        awaitEvent("user_out_group");
        assertThat(stage.get(G + "getgroupsofoa?offset=0&count=50").path("data").path("groups"))
                .hasSize(1);
        assertThat(error(stage.post(G + "delete", "{\"group_id\":\"" + group + "\"}")))
                .isZero();
        assertThat(error(stage.get(G + "getgroup?group_id=" + group))).isEqualTo(-403);
        awaitEvent("delete_group");
    }

    @Test
    void messagesReachTheGroupInBothDirections() {
        String group = id(create("as-free", CHI_HOI_TRUONG, BA_CON));
        JsonNode sent = message(group, "{\"text\":\"Mời họp [@" + group + "]\"}");
        assertThat(sent.path("data").path("group_id").asText()).isEqualTo(group);
        stage.simulator.sayInGroup(group, BA_CON, "đã nhận");

        JsonNode rows = stage.get(G + "conversation?group_id=" + group + "&offset=0&count=10")
                .path("data");
        assertThat(rows).hasSize(2);
        assertThat(rows.path(0).path("from_id").asText()).isEqualTo(BA_CON);
        assertThat(rows.path(0).path("src").asInt()).isEqualTo(1);
        assertThat(rows.path(1).path("message_id").asText())
                .isEqualTo(sent.path("data").path("message_id").asText());
        awaitEvent("oa_send_group_text");
        awaitEvent("user_send_group_text");
        assertThat(stage.get(G + "listrecentchat?offset=0&count=5").path("data"))
                .hasSize(1);
        assertThat(error(message(
                        group,
                        "{\"text\":\"x\",\"attachment\":{\"type\":\"template\",\"payload\":{\"buttons\":"
                                + "[{\"title\":\"t\",\"type\":\"oa.query.show\",\"payload\":\"p\"}]}}}")))
                .as("groups have no buttons")
                .isEqualTo(-233);
    }

    @Test
    void aWordInTheGroupOpensTheWindowOfThatPerson() {
        String group = id(create("as-free", CHI_HOI_TRUONG, BA_CON));
        stage.pass(Duration.ofDays(8));
        assertThat(error(stage.text(BA_CON, "x"))).isEqualTo(-230);
        stage.simulator.sayInGroup(group, BA_CON, "có mặt");
        assertThat(error(stage.text(BA_CON, "x"))).isZero();
    }

    @Test
    void anExpiredGroupIsDeadAndAfter45DaysGone() {
        String group = id(create("as-free", CHI_HOI_TRUONG));
        stage.pass(Duration.ofDays(39));
        assertThat(error(message(group, "{\"text\":\"x\"}"))).isEqualTo(-237);
        assertThat(stage.get(G + "getgroup?group_id=" + group)
                        .path("data")
                        .path("group_info")
                        .path("auto_delete_date")
                        .asText())
                .isEqualTo("14/02/2027");
        stage.pass(Duration.ofDays(45));
        assertThat(error(message(group, "{\"text\":\"x\"}"))).isEqualTo(-403);
    }

    @Test
    void aGroupMovesToAnotherPlace() {
        String group = id(create("as-free", CHI_HOI_TRUONG));
        JsonNode moved = stage.post(G + "updateasset", "{\"group_id\":\"" + group + "\",\"asset_id\":\"as-spare\"}");
        assertThat(moved.path("data").path("group_info").path("max_member").asText())
                .isEqualTo("50");
    }

    private JsonNode create(String asset) {
        return create(asset, BA_CON, CHI_HOI_TRUONG);
    }

    private JsonNode create(String asset, String... members) {
        return stage.post(
                G + "creategroupwithoa",
                "{\"group_name\":\"Nhóm thôn 3\",\"group_description\":\"\",\"asset_id\":\"" + asset
                        + "\",\"member_user_ids\":[\"" + String.join("\",\"", members) + "\"]}");
    }

    private JsonNode members(String call, String group, String user) {
        return stage.post(G + call, "{\"group_id\":\"" + group + "\",\"member_user_ids\":[\"" + user + "\"]}");
    }

    private JsonNode message(String group, String message) {
        return stage.post(
                G + "message", "{\"recipient\":{\"group_id\":\"" + group + "\"},\"message\":" + message + "}");
    }

    private void awaitEvent(String name) {
        Awaitility.await().untilAsserted(() -> assertThat(stage.events()).contains(name));
    }

    private static String id(JsonNode answer) {
        return answer.path("data").path("group_id").asText();
    }

    private static int error(JsonNode answer) {
        return answer.path("error").asInt(999);
    }
}
