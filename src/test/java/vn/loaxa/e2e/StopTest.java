package vn.loaxa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directive that is stopped stays stopped: within what is on its way at that moment, and also after the process was killed. */
class StopTest {
    private static final SmallCommune COMMUNE = new SmallCommune(300);
    private static final String MARK = "Chằng chống nhà cửa trước 15h00";
    /** What outbox.in-flight says: a stop cannot reach what has left already. */
    private static final int ON_THEIR_WAY = 8;

    @TempDir
    Path folder;

    @Test
    void nobodyGetsItAfterTheStopAlsoWhenTheProcessIsKilledAndStartsAgain() {
        try (Installation here = Installation.of(COMMUNE, folder)) {
            here.zalo.answerAfter(Duration.ofMillis(150));
            long atTheStop;
            try (ServerProcess server = here.serve("--set", "outbox.in-flight=" + ON_THEIR_WAY)) {
                Webhook webhook = new Webhook(server.address());
                webhook.say(SmallCommune.OFFICIAL, "gửi hội nông dân: " + MARK);
                here.awaitSaid(SmallCommune.OFFICIAL, "300");
                webhook.say(SmallCommune.OFFICIAL, "ĐỒNG Ý");
                await("it is on its way")
                        .atMost(Installation.PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> copies(here) >= 20);
                webhook.say(SmallCommune.OFFICIAL, "dừng 1");
                here.awaitSaid(SmallCommune.OFFICIAL, "Dừng gửi thông báo 1");
                webhook.say(SmallCommune.OFFICIAL, "ĐỒNG Ý");
                here.awaitSaid(SmallCommune.OFFICIAL, "Đã dừng thông báo 1");
                atTheStop = copies(here);
                server.kill();
            }
            assertThat(atTheStop).as("stopped in the middle").isLessThan(250);
            try (ServerProcess server = here.serve()) {
                Webhook webhook = new Webhook(server.address());
                webhook.say(SmallCommune.user(1), "lam giay khai sinh can gi");
                here.awaitSaid(SmallCommune.user(1), "giấy chứng sinh");
                await("nothing of it is on its way any more")
                        .atMost(Installation.PATIENCE)
                        .until(() -> here.count("SELECT COUNT(*) FROM outbox_message"
                                        + " WHERE batch <> '' AND state IN ('PENDING', 'SENDING', 'UNKNOWN')")
                                == 0);
                assertThat(copies(here)).isLessThanOrEqualTo(atTheStop + ON_THEIR_WAY);
                assertThat(here.count("SELECT COUNT(*) FROM delivery WHERE status <= 1"))
                        .as("nobody waits for it")
                        .isZero();
                assertThat(here.count("SELECT COUNT(*) FROM delivery WHERE reason = 'STOPPED'"))
                        .isBetween(300L - copies(here) - ON_THEIR_WAY, 300L - copies(here));
            }
        }
    }

    private static long copies(Installation here) {
        return here.zalo.delivered().stream()
                .filter(message -> message.text().contains(MARK))
                .filter(message -> !message.recipient().equals(SmallCommune.OFFICIAL))
                .count();
    }
}
