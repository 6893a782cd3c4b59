package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.testing.MovableClock;

/** The whole road of a group chat asked for by a word: typed on a phone, agreed to, made at Zalo, told. */
class GroupChatRoadTest {
    private static final String CHAIR = "8100000000000018";
    private static final String LEADER = "8100000000000024";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static Demo demo;

    @BeforeAll
    static void start() {
        demo = TestDemo.start(folder, MovableClock.at("2026-09-27T07:00:00Z"));
        // The packages are read as soon as the server is up: they are the offline Zalo's.
        await("packages")
                .atMost(PATIENCE)
                .until(() -> demo.application.database.<Integer>read(
                                handle -> handle.createQuery("SELECT COUNT(*) FROM chat_packages_read")
                                        .mapTo(Integer.class)
                                        .one())
                        == 1);
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void aChairMakesAChatForABodyBelowAndALeaderMayNot() {
        demo.simulator.say(LEADER, "lap nhom chat chi hoi nong dan thon 2");
        hears(LEADER, "Chỉ chủ tịch hội và quản trị của xã");

        demo.simulator.say(CHAIR, "lập nhóm chi hội nông dân thôn 2");
        String preview = hears(CHAIR, "Lập nhóm chat “");
        assertThat(preview)
                .contains(
                        "Chi hội Nông dân thôn 2?",
                        "Gói 100 người",
                        "Sẽ mời",
                        "người trong danh sách =",
                        "0 đ mỗi tin");
        assertThat(groups()).isEqualTo(6);

        demo.simulator.say(CHAIR, "đồng ý");
        hears(CHAIR, "Máy đang nhờ Zalo lập nhóm");
        hears(CHAIR, "Đã lập nhóm chat “");
        assertThat(groups()).isEqualTo(7);
        await("link")
                .atMost(PATIENCE)
                .until(() -> demo.application.database.<Integer>read(handle -> handle.createQuery(
                                        "SELECT COUNT(*) FROM body WHERE code = 'HND-T2' AND zalo_group_id IS NOT NULL")
                                .mapTo(Integer.class)
                                .one())
                        == 1);

        demo.simulator.say(CHAIR, "lập nhóm chi hội nông dân thôn 2");
        hears(CHAIR, "đã có nhóm chat rồi");
        demo.simulator.say(CHAIR, "lập nhóm chi hội nông dân thôn 4");
        hears(CHAIR, "không còn gói nhóm nào");
    }

    private static int groups() {
        return demo.simulator.groups().size();
    }

    private static String hears(String user, String words) {
        await(words).atMost(PATIENCE).until(() -> heard(user, words) != null);
        return Objects.requireNonNull(heard(user, words));
    }

    private static @Nullable String heard(String user, String words) {
        return demo.simulator.screen(user).stream()
                .filter(message -> message.fromOa() && message.text().contains(words))
                .map(message -> message.text())
                .reduce((one, other) -> other)
                .orElse(null);
    }
}
