package vn.loaxa.zalo.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloUserId;

class UserApiTest {
    private static final ZaloUserId USER = new ZaloUserId("8101");

    private final ScriptedZalo zalo = new ScriptedZalo();

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void aPersonIsReadWithAllThereIs() {
        zalo.answers(
                "{\"error\":0,\"data\":{\"user_id\":8101,\"user_id_by_app\":\"5501\",\"user_external_id\":\"\","
                        + "\"display_name\":\"Người dân mẫu\",\"user_alias\":\"Bác Mẫu\",\"is_sensitive\":false,"
                        + "\"user_last_interaction_date\":\"20/11/2026\",\"user_is_follower\":\"true\",\"avatar\":\"https://f.example/a\","
                        + "\"avatars\":{\"120\":\"https://f.example/a120\"},\"dynamic_param\":\"qr-thon-3\","
                        + "\"tags_and_notes_info\":{\"notes\":[\"hay hỏi\"],\"tag_names\":[\"Thôn 3\"]},"
                        + "\"shared_info\":{\"address\":\"Thôn 3\",\"city\":\"Hải Dương\",\"district\":\"\",\"phone\":84900000001,\"name\":\"Mẫu\"}}}");

        assertThat(zalo.client().users().detail(USER))
                .isEqualTo(new UserDetail(
                        USER,
                        "5501",
                        null,
                        "Người dân mẫu",
                        "Bác Mẫu",
                        false,
                        true,
                        LocalDate.of(2026, 11, 20),
                        "https://f.example/a",
                        Map.of("120", "https://f.example/a120"),
                        "qr-thon-3",
                        List.of("Thôn 3"),
                        List.of("hay hỏi"),
                        new UserDetail.Shared("Mẫu", "84900000001", "Thôn 3", null, "Hải Dương")));
        var taken = zalo.taken();
        assertThat(taken.path()).isEqualTo("GET /v3.0/oa/user/detail");
        assertThat(taken.query("data")).isEqualTo("{\"user_id\":\"8101\"}");
    }

    @Test
    void aPersonIsReadWithAlmostNothing() {
        zalo.answers("{\"error\":0,\"data\":{\"display_name\":\"Mẫu\"}}");

        UserDetail detail = zalo.client().users().detail(USER);

        assertThat(detail.id()).isEqualTo(USER);
        assertThat(detail.follower()).isFalse();
        assertThat(detail.tags()).isEmpty();
        assertThat(detail.shared().phone()).isNull();
    }

    @Test
    void aStrangerIsARefusal() {
        zalo.answers("{\"error\":-213,\"message\":\"not follow\"}");

        assertThatThrownBy(() -> zalo.client().users().detail(USER)).isInstanceOf(ZaloException.class);
    }

    @Test
    void personsAreListedByPage() {
        zalo.answers("{\"error\":0,\"data\":{\"total\":\"120\",\"count\":2,\"offset\":50,"
                + "\"users\":[{\"user_id\":\"8101\"},{\"user_id\":8102},{}]}}");

        assertThat(zalo.client().users().list(new UserQuery(50, 50, true, "L7D", "Thôn 3")))
                .isEqualTo(new UserPage(120, 50, List.of(USER, new ZaloUserId("8102"))));
        var taken = zalo.taken();
        assertThat(taken.path()).isEqualTo("GET /v3.0/oa/user/getlist");
        assertThat(taken.query("data"))
                .isEqualTo(
                        "{\"offset\":50,\"count\":50,\"is_follower\":\"true\",\"last_interaction_period\":\"L7D\",\"tag_name\":\"Thôn 3\"}");
    }

    @Test
    void aQueryBeyondTheLimitsNamesTheField() {
        assertThatThrownBy(() -> UserQuery.everyone(9952)).hasMessageStartingWith("offset:");
        assertThatThrownBy(() -> new UserQuery(0, 51, null, null, null)).hasMessageStartingWith("count:");
        assertThatThrownBy(() -> new UserQuery(0, 50, null, "LAST_YEAR", null)).hasMessageStartingWith("period:");
        assertThat(new UserQuery(0, 50, null, "2026_01_01:2026_01_31", null).period())
                .isNotNull();
    }

    @Test
    void theQuotaOfAPersonIsReadWithOrWithoutItsParts() {
        zalo.answers(
                        "{\"error\":0,\"data\":{\"last_interaction\":\"1767000000123\",\"cs_reply\":{\"remain\":7,\"total\":8},"
                                + "\"promotion\":{\"daily_remain\":\"1\",\"daily_total\":1,\"monthly_remain\":6,\"monthly_total\":6}}}")
                .answers("{\"error\":0,\"data\":{}}");

        assertThat(zalo.client().quotas().ofUser(USER))
                .isEqualTo(new UserQuota(
                        Instant.ofEpochMilli(1_767_000_000_123L),
                        new Allowance(7, 8),
                        new Allowance(1, 1),
                        new Allowance(6, 6)));
        assertThat(zalo.client().quotas().ofUser(USER).consultation()).isEqualTo(new Allowance(null, null));
        assertThat(zalo.taken().body()).isEqualTo("{\"user_id\":\"8101\"}");
    }

    @Test
    void theQuotaOfTheAccountIsAnArray() {
        zalo.answers(
                "{\"error\":0,\"data\":[{\"asset_id\":\"as-1\",\"product_type\":\"cs\",\"quota_type\":\"sub_quota\","
                        + "\"valid_through\":\"31/12/2026\",\"total\":\"500\",\"remain\":499}]}");

        assertThat(zalo.client().quotas().ofAccount("cs", "sub_quota"))
                .containsExactly(new QuotaAsset(
                        "as-1",
                        "cs",
                        "sub_quota",
                        LocalDate.of(2026, 12, 31),
                        new Allowance(499, 500),
                        false,
                        "",
                        null));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v3.0/oa/quota/message");
        assertThat(taken.body())
                .isEqualTo("{\"quota_owner\":\"OA\",\"product_type\":\"cs\",\"quota_type\":\"sub_quota\"}");
    }

    @Test
    void theAccountIsReadUnderBothNamesOfItsId() {
        zalo.answers(
                        "{\"error\":0,\"data\":{\"oaid\":7001000000000000001,\"name\":\"UBND xã Mẫu\",\"is_verified\":true,"
                                + "\"oa_type\":\"4\",\"cate_name\":\"Cơ quan nhà nước\",\"num_follower\":\"1200\",\"package_name\":\"Growth\","
                                + "\"oa_alias\":\"xamau\",\"cover\":\"https://f.example/c\","
                                + "\"package_auto_renew_date\":\"30/12/2026\",\"package_valid_through_date\":\"31/12/2026\",\"linked_ZCA\":\"zca-1\"}}")
                .answers("{\"error\":0,\"data\":{\"oa_id\":\"7001\"}}");

        assertThat(zalo.client().officialAccount().info())
                .isEqualTo(new OfficialAccountInfo(
                        "7001000000000000001",
                        "UBND xã Mẫu",
                        "",
                        true,
                        4,
                        "Cơ quan nhà nước",
                        1200,
                        null,
                        "xamau",
                        "https://f.example/c",
                        "Growth",
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2026, 12, 30),
                        true));
        assertThat(zalo.client().officialAccount().info().id()).isEqualTo("7001");
        assertThat(zalo.taken().line()).isEqualTo("GET /v2.0/oa/getoa");
    }
}
