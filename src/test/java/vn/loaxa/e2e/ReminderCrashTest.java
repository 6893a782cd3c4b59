package vn.loaxa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.db.TestPostgres;
import vn.loaxa.testing.ScriptedZalo.Delivered;

/**
 * The process dies while reminders come due; some are due in that moment, others while it is down. Each comes once all the same,
 * after the restart or from the other node.
 */
class ReminderCrashTest {
    private static final int PEOPLE = 100;
    private static final SmallCommune COMMUNE = new SmallCommune(PEOPLE + PEOPLE / 10);
    private static final List<String> USERS = COMMUNE.users().subList(0, PEOPLE);
    private static final List<String> FIRST = USERS.subList(0, PEOPLE / 2);
    private static final List<String> LATER = USERS.subList(PEOPLE / 2, PEOPLE);

    /** A dead node's hold on what it had not sent yet lasts minutes; it seldom has any. */
    private static final Duration LEASES_END = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    void eachReminderComesOnceThoughTheProcessIsKilledWhenTheyAreDue() {
        try (Installation here = filled(Installation.empty(folder))) {
            try (ServerProcess server = here.serve()) {
                Webhook webhook = new Webhook(server.address());
                remind(webhook, FIRST, 5);
                remind(webhook, LATER, 7);
                awaitReminded(here);
                server.kill();
            }
            assertThat(reminded(here)).as("killed in the middle").hasSizeLessThan(PEOPLE);
            try (ServerProcess server = here.serve()) {
                server.address();
                expectEachOnce(here);
            }
        }
    }

    @Test
    void eachReminderComesOnceFromTwoNodesOfWhichOneIsKilled() {
        String url = TestPostgres.freshDatabase();
        try (Installation here = filled(Installation.empty(folder).with("LOAXA_DATABASE_URL", url));
                ServerProcess one = here.serve();
                ServerProcess other = here.serve()) {
            remind(new Webhook(one.address()), FIRST, 5);
            remind(new Webhook(other.address()), LATER, 6);
            awaitReminded(here);
            one.kill();
            assertThat(reminded(here)).as("killed in the middle").hasSizeLessThan(PEOPLE);
            expectEachOnce(here);
            assertThat(other.runs()).isTrue();
        } finally {
            TestPostgres.drop(url);
        }
    }

    private static Installation filled(Installation here) {
        here.bringIn("to-chuc.yaml", COMMUNE.organisation());
        here.zalo.answerAfter(Duration.ofMillis(150));
        return here;
    }

    private static void remind(Webhook webhook, List<String> users, int seconds) {
        List<String> wishes = users.stream()
                .map(user -> Webhook.text(user, "nhắc tôi " + seconds + " giây nữa đóng quỹ thôn"))
                .toList();
        assertThat(webhook.postAll(wishes)).hasSameSizeAs(users);
    }

    private static List<String> reminded(Installation here) {
        return here.zalo.delivered().stream()
                .filter(message -> message.text().startsWith("Lời nhắc: đóng quỹ thôn"))
                .map(Delivered::recipient)
                .toList();
    }

    private static void awaitReminded(Installation here) {
        await("the first are reminded")
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> reminded(here).size() >= 5);
    }

    /** What was on its way at the kill and did arrive is asked about later, which need not be waited for. */
    private static void expectEachOnce(Installation here) {
        await("every reminder is out")
                .atMost(LEASES_END)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> here.count("SELECT COUNT(*) FROM reminder_occurrence WHERE state = 'SENT'") == PEOPLE
                        && here.count("SELECT COUNT(*) FROM outbox_message WHERE state = 'PENDING'") == 0
                        && Set.copyOf(reminded(here)).size() == PEOPLE);
        assertThat(reminded(here)).as("reminders, each to another person").hasSize(PEOPLE);
        assertThat(here.count("SELECT COUNT(*) FROM reminder_occurrence")).isEqualTo(PEOPLE);
    }
}
