package vn.loaxa.zalo.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.ZaloClient;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloUserId;

/** What the OA notes about people: details, tags, fields of its own; and the older quota calls. */
class UserChangesTest {
    private static final ZaloUserId USER = new ZaloUserId("8101");

    private final ScriptedZalo zalo = new ScriptedZalo();

    @AfterEach
    void stop() {
        zalo.close();
    }

    static Stream<Arguments> changes() {
        var shared = new UserUpdate.Shared("Mẫu", "84900000001", "Thôn 3", 30, 7, LocalDate.of(1990, 2, 1));
        return Stream.of(
                change(
                        "/v3.0/oa/user/update",
                        client -> client.users().update(USER, new UserUpdate("Bác Mẫu", "HD-7", shared)),
                        "{\"user_id\":\"8101\",\"shared_info\":{\"name\":\"Mẫu\",\"phone\":\"84900000001\",\"address\":\"Thôn 3\","
                                + "\"city_id\":30,\"district_id\":7,\"user_dob\":\"01/02/1990\"},"
                                + "\"user_alias\":\"Bác Mẫu\",\"user_external_id\":\"HD-7\"}"),
                change(
                        "/v3.0/oa/user/update",
                        client -> client.users().update(USER, UserUpdate.alias("Bác Mẫu")),
                        "{\"user_id\":\"8101\",\"user_alias\":\"Bác Mẫu\"}"),
                change(
                        "/v2.0/oa/deletefollowerinfo",
                        client -> client.users().deleteInfo(USER),
                        "{\"user_id\":\"8101\"}"),
                change(
                        "/v2.0/oa/tag/tagfollower",
                        client -> client.tags().add(USER, "Thôn 3"),
                        "{\"tag_name\":\"Thôn 3\",\"user_id\":\"8101\"}"),
                change(
                        "/v2.0/oa/tag/rmfollowerfromtag",
                        client -> client.tags().remove(USER, "Thôn 3"),
                        "{\"tag_name\":\"Thôn 3\",\"user_id\":\"8101\"}"),
                change("/v2.0/oa/tag/rmtag", client -> client.tags().delete("Thôn 3"), "{\"tag_name\":\"Thôn 3\"}"),
                change(
                        "/v3.0/oa/userfield/create",
                        client -> client.customFields().create(CustomField.of("thon", "Thôn", "text")),
                        "{\"key\":\"thon\",\"name\":\"Thôn\",\"data_type\":\"text\"}"),
                change(
                        "/v3.0/oa/userfield/update",
                        client -> client.customFields()
                                .update(new CustomField(
                                        "ngay", "Ngày", "datetime", true, Map.of("format", "dd/MM/yyyy"))),
                        "{\"key\":\"ngay\",\"name\":\"Ngày\",\"data_type\":\"datetime\",\"format\":\"dd/MM/yyyy\"}"),
                change(
                        "/v3.0/oa/userfield/delete",
                        client -> client.customFields().delete("thon"),
                        "{\"key\":\"thon\"}"),
                change(
                        "/v3.0/oa/user/update/custominfo",
                        client -> client.customFields().write(USER, Map.of("thon", "3")),
                        "{\"user_id\":\"8101\",\"custom_info\":{\"thon\":\"3\"}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeIsDoneOrRefusedOrUnknown(String path, Function<ZaloClient, SendOutcome> call, String body) {
        zalo.answers("{\"error\":0,\"message\":\"Success\"}")
                .answers("{\"error\":-213,\"message\":\"no\"}")
                .answers(504, "");

        assertThat(call.apply(zalo.client())).isEqualTo(SendOutcome.Sent.DONE);
        assertThat(call.apply(zalo.client()))
                .isEqualTo(new SendOutcome.Rejected(new ZaloError(-213, "no", Handling.RECIPIENT)));
        assertThat(call.apply(zalo.client())).isEqualTo(new SendOutcome.Unknown("HTTP 504"));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST " + path);
        assertThat(taken.body()).isEqualTo(body);
    }

    private static Arguments change(String path, Function<ZaloClient, SendOutcome> call, String body) {
        return Arguments.of(path, call, body);
    }

    @Test
    void theTagsAreAFlatArray() {
        zalo.answers("{\"error\":0,\"data\":[\"Thôn 3\",\"Hội nông dân\"]}");

        assertThat(zalo.client().tags().all()).containsExactly("Thôn 3", "Hội nông dân");
        assertThat(zalo.taken().line()).isEqualTo("GET /v2.0/oa/tag/gettagsofoa");
        assertThatThrownBy(() -> zalo.client().tags().delete(" ")).hasMessageStartingWith("tag: must not be empty");
    }

    @Test
    void fieldsAreListedInBothForms() {
        String field =
                "{\"key\":\"thon\",\"name\":\"Thôn\",\"data_type\":\"text\",\"field_type\":\"oa_custom\",\"max\":255}";
        zalo.answers("{\"error\":0,\"data\":[" + field + ",{}]}")
                .answers("{\"error\":0,\"data\":{\"fields\":[" + field + "]}}");
        var expected = new CustomField("thon", "Thôn", "text", true, Map.of("max", "255"));

        assertThat(zalo.client().customFields().fields(true)).containsExactly(expected);
        assertThat(zalo.client().customFields().fields(false)).containsExactly(expected);
        assertThat(zalo.taken().line()).isEqualTo("GET /v3.0/oa/userfield/get?field_type=oa_custom");
        assertThat(zalo.taken().line()).isEqualTo("GET /v3.0/oa/userfield/get");
    }

    @Test
    void theValuesOfAPersonAreRead() {
        zalo.answers(
                "{\"error\":0,\"data\":{\"name\":\"Mẫu\",\"gender\":\"Nam\",\"full_address\":{\"user_city\":\"Hải Dương\"},"
                        + "\"custom_info\":{\"thon\":\"3\",\"ho\":{\"so\":\"12\"},\"none\":null}}}");

        assertThat(zalo.client().customFields().of(USER, List.of("thon", "ho")))
                .isEqualTo(new CustomInfo(
                        Map.of("name", "Mẫu", "gender", "Nam", "full_address.user_city", "Hải Dương"),
                        Map.of("thon", "3", "ho.so", "12")));
        var taken = zalo.taken();
        assertThat(taken.path()).isEqualTo("GET /v3.0/oa/user/detail/custominfo");
        assertThat(taken.query("data")).isEqualTo("{\"user_id\":\"8101\",\"fields_to_export\":[\"thon\",\"ho\"]}");
    }

    @Test
    void aBirthdayBefore1970IsNotTaken() {
        assertThatThrownBy(() -> new UserUpdate.Shared(null, null, null, null, null, LocalDate.of(1969, 12, 31)))
                .isInstanceOf(LimitException.class)
                .hasMessageStartingWith("birthday:");
    }

    @Test
    void theOlderQuotaCallHasThreeForms() {
        String quota = "{\"error\":0,\"data\":{\"type\":\"reply\",\"remain\":\"7\",\"total\":8}}";
        zalo.answers(quota).answers(quota).answers("{\"error\":0}");
        var reply = new TypedAllowance("reply", new Allowance(7, 8));

        assertThat(zalo.client().quotas().ofAccount()).isEqualTo(reply);
        assertThat(zalo.client().quotas().ofMessage("m-1")).isEqualTo(reply);
        assertThat(zalo.client().quotas().ofPromotion(USER))
                .isEqualTo(new TypedAllowance("", new Allowance(null, null)));
        assertThat(zalo.taken().body()).isEqualTo("{}");
        assertThat(zalo.taken().body()).isEqualTo("{\"message_id\":\"m-1\"}");
        var promotion = zalo.taken();
        assertThat(promotion.line()).isEqualTo("POST /v2.0/oa/quota/message");
        assertThat(promotion.body()).isEqualTo("{\"user_id\":\"8101\",\"type\":\"promotion\"}");
    }
}
