package vn.loaxa.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.audit.Actor;
import vn.loaxa.simulator.Simulator;
import vn.loaxa.simulator.SimulatorSettings;
import vn.loaxa.simulator.world.Asset;
import vn.loaxa.simulator.world.Faults.Fault;
import vn.loaxa.simulator.world.Faults.Kind;
import vn.loaxa.simulator.world.Oa;
import vn.loaxa.simulator.world.Scene;
import vn.loaxa.zalo.ZaloClient;
import vn.loaxa.zalo.auth.AccessTokens;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloTransport;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The pages about a body's group chat; packages come from the offline Zalo. */
class ChatPagesTest {
    private static final String ADMINISTRATOR = "0900000001";
    private static final String LEADER_ONE = "0900000004";
    private static final String CHAT = "/hoi-vien/HND-T1/nhom-chat";

    @TempDir
    Path folder;

    private ConsoleRig rig;
    private Simulator zalo;
    private ZaloTransport transport;

    @BeforeEach
    void open() throws IOException {
        rig = new ConsoleRig(folder);
        LocalDate end = LocalDate.of(2027, 6, 30);
        Scene scene = Scene.of(Oa.of("7001", "UBND xã").administeredBy(Set.of("9100000000000001")))
                .withAssets(List.of(
                        new Asset("as-1", "gmf100", end, true),
                        new Asset("as-2", "gmf10", LocalDate.of(2026, 1, 1), false)));
        zalo = Simulator.start(SimulatorSettings.defaults(), scene, rig.clock);
        transport = new ZaloTransport(ZaloEndpoints.allAt(URI.create(zalo.url())), HttpSettings.defaults());
        var client = new ZaloClient(transport, AccessTokens.fixed(SimulatorSettings.ACCESS_TOKEN));
        rig.packages = commune -> client.groups().assets(null);
        follows("9100000000000001");
        follows("9100000000000004");
    }

    @AfterEach
    void close() {
        transport.close();
        zalo.close();
        rig.close();
    }

    @Test
    void anAdministratorChoosesAmongWhatIsFreeAndSeesWhoWillBeInvited() {
        var administrator = rig.signedIn(ADMINISTRATOR);
        assertThat(administrator.get("/hoi-vien/HND-T1").body()).contains("Chưa có nhóm chat", CHAT + "\"");
        String form = administrator.get(CHAT).body();
        assertThat(form)
                .contains("Gói 100 người, dùng đến hết", "30/6/2027", "Quản trị hệ thống", "Hội viên không Zalo")
                .contains("value=\"Chi hội Nông dân thôn 1\"")
                .doesNotContain("as-2");

        assertThat(administrator
                        .post(CHAT, "ten", "Nhóm", "goi", "as-2", "giu", admin())
                        .statusCode())
                .isEqualTo(422);
        String noKeeper = administrator
                .post(CHAT, "ten", "Nhóm", "goi", "as-1", "giu", "")
                .body();
        assertThat(noKeeper).contains("Chưa chọn quản trị viên OA", "value=\"Nhóm\"");
        assertThat(rig.text("SELECT COUNT(*) FROM chat_creation")).isEqualTo("0");

        assertThat(administrator
                        .post(CHAT, "ten", "Nhóm thôn 1", "goi", "as-1", "giu", admin(), "moi", "on")
                        .statusCode())
                .isEqualTo(302);
        assertThat(rig.text("SELECT name || '/' || most_members || '/' || keeper_user FROM chat_creation"))
                .isEqualTo("Nhóm thôn 1/100/9100000000000001");
        assertThat(administrator.get(CHAT + "/tinh-hinh").body())
                .contains("Đang lập nhóm chat", "every 3s")
                .doesNotContain("<html");
        assertThat(administrator
                        .post(CHAT, "ten", "Nhóm", "goi", "as-1", "giu", admin())
                        .body())
                .contains("Đang lập một nhóm");
    }

    @Test
    void withoutAnAnswerOfZaloThePageSaysWhyAndChangesNothing() {
        rig.packages = commune -> List.of();
        var administrator = rig.signedIn(ADMINISTRATOR);
        assertThat(administrator.get(CHAT).body()).contains("không còn gói nhóm nào chưa dùng");
        var client = new ZaloClient(transport, AccessTokens.fixed(SimulatorSettings.ACCESS_TOKEN));
        rig.packages = commune -> client.groups().assets(null);
        zalo.faults().set(new Fault("f", Kind.SERVER_ERROR, "quota/group", 0, 0, -1));
        assertThat(administrator.get(CHAT).body()).contains("Zalo không trả lời");
    }

    @Test
    void aLeaderInvitesStopsAndSaysWhoseAnAccountIsButMakesNoChat() {
        linked();
        var leader = rig.signedIn(LEADER_ONE);
        assertThat(leader.get(CHAT).statusCode()).isEqualTo(403);
        String page = leader.get("/hoi-vien/HND-T1").body();
        assertThat(page).contains("Mời người chưa vào nhóm", "Xã chưa biết là ai", "ghep-777");

        assertThat(leader.post(CHAT + "/moi").statusCode()).isEqualTo(302);
        String running = leader.get("/hoi-vien/HND-T1?da=invite.STARTED").body();
        assertThat(running).contains("Bắt đầu mời", "Đang mời hội viên vào nhóm", "Dừng mời", "chưa quan tâm OA");
        assertThat(leader.post(CHAT + "/moi").body()).contains("Đang mời rồi");
        assertThat(leader.post(CHAT + "/dung").statusCode()).isEqualTo(302);
        assertThat(leader.get("/hoi-vien/HND-T1").body()).contains("Lần mời gần nhất đã dừng");

        String unlinked = rig.person("0900000007").toString();
        assertThat(leader.post(CHAT + "/ghep", "tai-khoan", "777", "nguoi", "").body())
                .contains("Chưa chọn hội viên");
        assertThat(leader.post(CHAT + "/ghep", "tai-khoan", "777", "nguoi", unlinked)
                        .statusCode())
                .isEqualTo(302);
        assertThat(rig.text("SELECT person_id FROM zalo_account WHERE user_id = '777'"))
                .isEqualTo(unlinked);
        assertThat(leader.post(CHAT + "/them", "tai-khoan", "9100000000000008").statusCode())
                .isEqualTo(302);
        assertThat(leader.get("/hoi-vien/HND-T1").body()).contains("Hội viên 2");
    }

    @Test
    void aRollTooLargeForItsChatIsPartedInNumbers() {
        linked();
        rig.sql("UPDATE chat_roster SET most_members = 3", Map.of());
        assertThat(rig.signedIn(ADMINISTRATOR).get("/hoi-vien/HND-T1").body())
                .contains("Danh sách 3 người, nhóm chỉ chứa 3 kể cả OA", "tổ bằng nhau", "gói 10");
    }

    /** A chat with the leader, a stranger and somebody of another village in it, as the last night found it. */
    private void linked() {
        rig.database.write(handle -> {
            rig.directory.linkGroup(
                    handle, rig.commune, Actor.SYSTEM, rig.body("HND-T1", handle), new ZaloGroupId("g-1"));
            handle.createUpdate(
                            "INSERT INTO chat_roster (commune_id, group_id, compared_at, most_members) VALUES (:c, 'g-1', :at, 100)")
                    .bind("c", rig.commune.value())
                    .bind("at", rig.clock.millis())
                    .execute();
            for (String user : List.of("777", "9100000000000008")) {
                handle.createUpdate(
                                "INSERT INTO chat_member (commune_id, group_id, user_id, name) VALUES (:c, 'g-1', :u, :n)")
                        .bind("c", rig.commune.value())
                        .bind("u", user)
                        .bind("n", "Tên " + user)
                        .execute();
            }
            return true;
        });
    }

    private void follows(String user) {
        rig.database.write(handle -> {
            rig.directory.noteFollow(handle, rig.commune, new ZaloUserId(user), true, rig.clock.instant());
            return true;
        });
    }

    private String admin() {
        return rig.person(ADMINISTRATOR).toString();
    }
}
