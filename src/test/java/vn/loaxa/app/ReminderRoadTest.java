package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole road over HTTP: signed webhook, moved clock, message on the simulated phone, answer. */
class ReminderRoadTest {
    private static final Instant SUNDAY = Instant.parse("2026-09-27T07:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void reminderIsSetComesIsPutOffComesAgainAndIsDone() {
        try (var demo = TestDemo.start(folder, WorldClock.of(Optional.of(SUNDAY)))) {
            String resident = SampleRoster.of(Demo.organisation()).stream()
                    .filter(SampleRoster.Resident::hasZalo)
                    .findFirst()
                    .orElseThrow()
                    .zaloUserId();
            say(demo, resident, "nhắc tôi 7h sáng mai nộp hồ sơ đến khi xong");
            hears(demo, resident, "07h00 thứ Hai 28/9/2026", 1);

            demo.simulator.advanceTo(LocalTime.of(7, 1));
            demo.application.reminderTick.runDue();
            hears(demo, resident, "Lời nhắc: nộp hồ sơ", 1);
            say(demo, resident, "nhắc lại sau 30 phút");
            hears(demo, resident, "Đã đặt lời nhắc 2", 1);
            demo.simulator.advance(Duration.ofMinutes(31));
            demo.application.reminderTick.runDue();
            hears(demo, resident, "Lời nhắc: nộp hồ sơ", 2);

            say(demo, resident, "xong 1");
            hears(demo, resident, "Đã ghi nhận xong: nộp hồ sơ", 1);
            demo.simulator.advance(Duration.ofDays(1));
            demo.application.reminderTick.runDue();
            say(demo, resident, "lịch nhắc");
            hears(demo, resident, "chưa đặt lời nhắc nào", 1);
            assertThat(heard(demo, resident, "Lời nhắc: nộp hồ sơ")).hasSize(2);
        }
    }

    private static void say(Demo demo, String user, String text) {
        demo.simulator.say(user, text);
    }

    private static void hears(Demo demo, String user, String words, int times) {
        await(words).atMost(PATIENCE).until(() -> heard(demo, user, words).size() == times);
    }

    private static List<String> heard(Demo demo, String user, String words) {
        return demo.simulator.screen(user).stream()
                .filter(message -> message.fromOa())
                .map(message -> message.draft().text())
                .filter(text -> text.contains(words))
                .toList();
    }
}
