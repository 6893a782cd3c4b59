package vn.loaxa.zalo.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.message.HistoryMessage;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.message.Picture;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.user.QuotaAsset;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloDialect;
import vn.loaxa.zalo.wire.ZaloError;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

class GroupApiTest {
    private static final ZaloGroupId GROUP = new ZaloGroupId("g-1");
    private static final List<ZaloUserId> TWO = List.of(new ZaloUserId("8101"), new ZaloUserId("8102"));
    private static final String DETAIL =
            "{\"error\":0,\"data\":{\"group_info\":{\"group_id\":\"g-1\",\"group_link\":\"https://zalo.example/g/1\","
                    + "\"name\":\"Nông dân thôn 3\",\"group_description\":\"\",\"avatar\":\"\",\"status\":\"enabled\","
                    + "\"total_member\":42,\"max_member\":\"100\",\"auto_delete_date\":\"14/02/2027\"},"
                    + "\"asset_info\":{\"asset_type\":\"gmf100\",\"asset_id\":\"as-1\",\"valid_through\":\"31/12/2026\",\"auto_renew\":\"true\"},"
                    + "\"group_setting\":{\"lock_send_msg\":false,\"join_appr\":\"true\",\"enable_msg_history\":1,\"enable_link_join\":true}}}";
    private static final GroupDetail DETAILED = new GroupDetail(
            new GroupProfile(GROUP, "Nông dân thôn 3", "", null, "https://zalo.example/g/1", 42, "enabled"),
            100,
            "14/02/2027",
            new GroupDetail.Asset("as-1", "gmf100", LocalDate.of(2026, 12, 31), true),
            new GroupSettings(false, true, true, true));

    private final ScriptedZalo zalo = new ScriptedZalo();
    private final GroupApi groups = zalo.client().groups();

    @AfterEach
    void stop() {
        zalo.close();
    }

    static Stream<Arguments> changes() {
        String two = "{\"group_id\":\"g-1\",\"member_user_ids\":[\"8101\",\"8102\"]}";
        return Stream.of(
                change("invite", groups -> groups.invite(GROUP, TWO), two),
                change("acceptpendinginvite", groups -> groups.acceptPending(GROUP, TWO), two),
                change("rejectpendinginvite", groups -> groups.rejectPending(GROUP, TWO), two),
                change("addadmins", groups -> groups.addAdmins(GROUP, TWO), two),
                change("removeadmins", groups -> groups.removeAdmins(GROUP, TWO), two),
                change("removemembers", groups -> groups.removeMembers(GROUP, TWO), two),
                change("delete", groups -> groups.delete(GROUP), "{\"group_id\":\"g-1\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeIsDoneOrRefusedOrUnknown(String path, Function<GroupApi, SendOutcome> call, String body) {
        zalo.answers("{\"error\":0,\"message\":\"Success\"}")
                .answers("{\"error\":-237,\"message\":\"expired\"}")
                .answers(504, "");

        assertThat(call.apply(groups)).isEqualTo(SendOutcome.Sent.DONE);
        assertThat(call.apply(groups))
                .isEqualTo(new SendOutcome.Rejected(new ZaloError(-237, "expired", Handling.HUMAN)));
        assertThat(call.apply(groups)).isEqualTo(new SendOutcome.Unknown("HTTP 504"));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v3.0/oa/group/" + path);
        assertThat(taken.body()).isEqualTo(body);
    }

    static Stream<Arguments> details() {
        var settings = new GroupSettings(true, false, true, false);
        return Stream.of(
                detail("GET /v3.0/oa/group/getgroup?group_id=g-1", groups -> groups.detail(GROUP), ""),
                detail(
                        "POST /v3.0/oa/group/updateasset",
                        groups -> groups.updateAsset(GROUP, "as-2"),
                        "{\"group_id\":\"g-1\",\"asset_id\":\"as-2\"}"),
                detail(
                        "POST /v3.0/oa/group/updateinfo",
                        groups -> groups.update(GROUP, GroupUpdate.rename("Nông dân")),
                        "{\"group_id\":\"g-1\",\"group_name\":\"Nông dân\"}"),
                detail(
                        "POST /v3.0/oa/group/updateinfo",
                        groups -> groups.update(GROUP, GroupUpdate.settings(settings)),
                        "{\"group_id\":\"g-1\",\"lock_send_msg\":true,\"join_appr\":false,"
                                + "\"enable_msg_history\":true,\"enable_link_join\":false}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("details")
    void aGroupIsReadWhateverTheTypesOfItsFields(String line, Function<GroupApi, GroupDetail> call, String body) {
        zalo.answers(DETAIL);

        assertThat(call.apply(groups)).isEqualTo(DETAILED);
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo(line);
        assertThat(taken.body()).isEqualTo(body);
    }

    @Test
    void aGroupIsMadeOnAnAsset() {
        zalo.answers(
                "{\"error\":0,\"data\":{\"name\":\"Nông dân\",\"group_id\":5001,\"total_member\":3,\"status\":\"enabled\"}}");

        assertThat(groups.create(new NewGroup("Nông dân", "Chi hội thôn 3", "as-1", TWO)))
                .isEqualTo(new GroupProfile(new ZaloGroupId("5001"), "Nông dân", "", null, null, 3, "enabled"));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v3.0/oa/group/creategroupwithoa");
        assertThat(taken.body())
                .isEqualTo(
                        "{\"group_name\":\"Nông dân\",\"group_description\":\"Chi hội thôn 3\",\"asset_id\":\"as-1\","
                                + "\"member_user_ids\":[\"8101\",\"8102\"]}");
    }

    @Test
    void aGroupWithoutAnIdInTheAnswerMayExistAllTheSame() {
        zalo.answers("{\"error\":0}");

        assertThatThrownBy(() -> groups.create(new NewGroup("Nông dân", "", "as-1", TWO)))
                .isInstanceOfSatisfying(ZaloException.class, e -> assertThat(e.mayHaveHappened())
                        .isTrue());
    }

    @Test
    void aNewGroupBeyondTheLimitsNamesTheField() {
        assertThatThrownBy(() -> groups.create(new NewGroup("x".repeat(31), "", "as-1", TWO)))
                .isInstanceOf(LimitException.class)
                .hasMessage("name: 31 characters, at most 30 are allowed");
        assertThatThrownBy(() -> groups.update(GROUP, GroupUpdate.rename("x".repeat(31))))
                .hasMessageStartingWith("name: 31");
        assertThatThrownBy(() -> new NewGroup("x", "", "", TWO)).hasMessageStartingWith("assetId:");
        assertThatThrownBy(() -> new NewGroup("x", "", "as-1", List.of())).hasMessageStartingWith("members:");
        assertThatThrownBy(() -> GroupUpdate.rename("")).hasMessageStartingWith("name:");
        assertThatThrownBy(() -> groups.invite(GROUP, List.of())).hasMessageStartingWith("users:");
        assertThatThrownBy(() -> groups.invite(GROUP, Collections.nCopies(100, new ZaloUserId("8101"))))
                .hasMessage("users: 100 users, from 1 to 99 are allowed");
        assertThat(zalo.server().getRequestCount()).isZero();
    }

    @Test
    void aMessageInAGroupIsNeverCharged() {
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"m-9\",\"group_id\":\"g-1\"}}");

        assertThat(groups.send(GROUP, OutgoingMessage.Text.of("Mời họp")))
                .isEqualTo(new SendOutcome.Sent("m-9", null, false));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v3.0/oa/group/message");
        assertThat(taken.body()).isEqualTo("{\"recipient\":{\"group_id\":\"g-1\"},\"message\":{\"text\":\"Mời họp\"}}");
    }

    static Stream<OutgoingMessage> notForGroups() {
        return Stream.of(
                new OutgoingMessage.InfoRequest("Xin thông tin", "Để gửi thông báo", "https://xa.example/a.png"),
                new OutgoingMessage.Listing(List.of(new OutgoingMessage.Entry("a", "b", null, null)), List.of()),
                new OutgoingMessage.Image("", new Picture.Linked("https://xa.example/a.png")));
    }

    @ParameterizedTest
    @MethodSource("notForGroups")
    void whatGroupsDoNotTakeIsNotSent(OutgoingMessage message) {
        assertThatThrownBy(() -> groups.send(GROUP, message)).isInstanceOf(LimitException.class);
        assertThat(zalo.server().getRequestCount()).isZero();
    }

    @Test
    void theLimitsOfGroupsAreSettings() {
        var dialect = ZaloDialect.standard().with(new ZaloDialect.Groups(10, 40, 1, true));
        var others = zalo.client(dialect).groups();
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"m-1\"}}");

        assertThatThrownBy(() -> others.send(GROUP, OutgoingMessage.Text.of("x".repeat(11))))
                .hasMessage("text: 11 characters, at most 10 are allowed");
        assertThatThrownBy(() -> others.invite(GROUP, TWO)).hasMessageStartingWith("users: 2");
        assertThat(others.send(GROUP, new OutgoingMessage.Image("", new Picture.Linked("https://xa.example/a.png"))))
                .isInstanceOf(SendOutcome.Sent.class);
    }

    @Test
    void membersAreListedWithTheOaAmongThem() {
        zalo.answers(
                "{\"error\":0,\"data\":{\"offset\":0,\"count\":50,\"total\":\"3\",\"member_count\":2,"
                        + "\"members\":[{\"oa_id\":\"7001\",\"name\":\"UBND xã\"},{\"user_id\":8101,\"name\":\"Mẫu\",\"avatar\":\"https://f.example/a\"},{}]}}");

        GroupPage<GroupMember> page = groups.members(GROUP, 0, 50);

        assertThat(page.items())
                .containsExactly(
                        new GroupMember(null, "UBND xã", null),
                        new GroupMember(new ZaloUserId("8101"), "Mẫu", "https://f.example/a"));
        assertThat(page.isLast()).isFalse();
        assertThat(zalo.taken().path()).isEqualTo("GET /v3.0/oa/group/listmember");
    }

    @Test
    void pendingInvitationsAndGroupsAreListedByPage() {
        zalo.answers(
                        "{\"error\":0,\"data\":{\"offset\":0,\"total\":1,\"members\":[{\"user_id\":\"8101\",\"name\":\"Mẫu\"}]}}")
                .answers(
                        "{\"error\":0,\"data\":{\"offset\":0,\"total\":1,\"groups\":[{\"group_id\":\"g-1\",\"name\":\"Nông dân\"}]}}");

        assertThat(groups.pending(GROUP, 0, 5).items()).hasSize(1);
        assertThat(groups.ofAccount(0, 50).isLast()).isTrue();
        var pending = zalo.taken();
        assertThat(pending.path()).isEqualTo("GET /v3.0/oa/group/listpendinginvite");
        assertThat(pending.query("group_id") + pending.query("offset") + pending.query("count"))
                .isEqualTo("g-105");
        assertThat(zalo.taken().path()).isEqualTo("GET /v3.0/oa/group/getgroupsofoa");
    }

    @Test
    void assetsSayWhichGroupUsesThem() {
        zalo.answers(
                        "{\"error\":0,\"data\":[{\"product_type\":\"gmf100\",\"quota_type\":\"sub_quota\",\"asset_id\":\"as-1\","
                                + "\"valid_through\":\"31/12/2026\",\"auto_renew\":true,\"status\":\"used\",\"used_id\":\"g-1\"},"
                                + "{\"asset_id\":\"as-2\",\"status\":\"available\"}]}")
                .answers("{\"error\":0,\"data\":[]}");

        List<QuotaAsset> assets = groups.assets("gmf100");

        assertThat(assets).extracting(QuotaAsset::usedId).containsExactly("g-1", null);
        assertThat(assets).extracting(QuotaAsset::available).containsExactly(false, true);
        assertThat(groups.assets(null)).isEmpty();
        assertThat(zalo.taken().body())
                .isEqualTo("{\"quota_owner\":\"OA\",\"product_type\":\"gmf100\",\"quota_type\":\"sub_quota\"}");
        assertThat(zalo.taken().body()).isEqualTo("{\"quota_owner\":\"OA\"}");
    }

    @Test
    void theConversationOfAGroupIsRead() {
        zalo.answers(
                        "{\"error\":0,\"data\":[{\"src\":1,\"time\":1767000000123,\"type\":\"text\",\"message\":\"Đã nhận\","
                                + "\"message_id\":\"m1\",\"from_id\":\"8101\",\"from_display_name\":\"Mẫu\",\"group_id\":\"g-1\"}]}")
                .answers("{\"error\":0,\"data\":[]}");

        assertThat(groups.conversation(GROUP, 0, 10))
                .containsExactly(new HistoryMessage(
                        false,
                        Instant.ofEpochMilli(1_767_000_000_123L),
                        "text",
                        "Đã nhận",
                        "m1",
                        "8101",
                        null,
                        "Mẫu",
                        "g-1",
                        null,
                        HistoryMessage.Extras.NONE));
        assertThat(groups.recentChats(0, 5)).isEmpty();
        assertThat(zalo.taken().path()).isEqualTo("GET /v3.0/oa/group/conversation");
        assertThat(zalo.taken().path()).isEqualTo("GET /v3.0/oa/group/listrecentchat");
    }

    @Test
    void nobodyRingsTheWholeGroupByTypingAMark() {
        assertThat(Mentions.strip("[@5001] họp [@ 8101 ]")).isEqualTo("@5001 họp @8101");
        assertThat(Mentions.everyone(GROUP) + Mentions.of(new ZaloUserId("8101")))
                .isEqualTo("[@g-1][@8101]");
    }

    private static Arguments change(String path, Function<GroupApi, SendOutcome> call, String body) {
        return Arguments.of(path, call, body);
    }

    private static Arguments detail(String line, Function<GroupApi, GroupDetail> call, String body) {
        return Arguments.of(line, call, body);
    }
}
