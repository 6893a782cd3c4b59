package vn.loaxa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.testing.ScriptedZalo.Delivered;

/** The process is killed while webhooks pour in: what was answered with 200 is there afterwards, once. */
class InboxCrashTest {
    private static final SmallCommune COMMUNE = new SmallCommune(40);
    private static final String QUESTION = "lam giay khai sinh can gi";
    private static final String ANSWER = "giấy chứng sinh";

    @TempDir
    Path folder;

    @Test
    void whatWasAnsweredIsThereOnceAndHandledOnce() {
        try (Installation here = Installation.of(COMMUNE, folder)) {
            List<String> bodies = events();
            long before = here.count("SELECT COUNT(*) FROM inbox_event");
            Set<String> answered;
            try (ServerProcess server = here.serve()) {
                Webhook webhook = new Webhook(server.address());
                CompletableFuture<Set<String>> pouring = CompletableFuture.supplyAsync(() -> webhook.postAll(bodies));
                await("webhooks pour in")
                        .atMost(Installation.PATIENCE)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> here.count("SELECT COUNT(*) FROM inbox_event") > before + 200);
                server.kill();
                answered = pouring.join();
            }
            assertThat(answered).hasSizeBetween(100, bodies.size() - 1);
            assertThat(stored(here)).as("on the disk").containsAll(ids(answered));
            try (ServerProcess server = here.serve()) {
                // Zalo comes again with what got no answer, and, as it happens, with what did.
                Set<String> secondTime = new Webhook(server.address()).postAll(bodies);
                assertThat(secondTime).hasSameSizeAs(bodies);
                here.awaitInboxDone();
                assertThat(stored(here)).doesNotHaveDuplicates().containsAll(ids(bodies));
                expectOneTurnEach(here, bodies.size());
            }
        }
    }

    private static List<String> events() {
        List<String> bodies = new ArrayList<>();
        for (int round = 0; round < 25; round++) {
            COMMUNE.users().forEach(user -> bodies.add(Webhook.text(user, QUESTION)));
        }
        return bodies;
    }

    private static void expectOneTurnEach(Installation here, int turns) {
        await("every turn is answered").atMost(Installation.PATIENCE).untilAsserted(() -> assertThat(
                        here.zalo.delivered())
                .filteredOn(message -> message.text().contains(ANSWER))
                .hasSize(turns));
        Map<Long, Long> answersOfEach = here.zalo.delivered().stream()
                .filter(message -> message.text().contains(ANSWER))
                .collect(Collectors.groupingBy(Delivered::recipient, Collectors.counting()))
                .values()
                .stream()
                .collect(Collectors.groupingBy(count -> count, Collectors.counting()));
        assertThat(answersOfEach).containsExactly(Map.entry(25L, (long) COMMUNE.farmers()));
        // A message is at Zalo a moment before its row says so.
        await("every row says so").atMost(Installation.PATIENCE).untilAsserted(() -> assertThat(
                        here.count("SELECT COUNT(*) FROM outbox_message WHERE state <> 'SENT'"))
                .isZero());
    }

    private static List<String> stored(Installation here) {
        return here.database().withHandle(handle -> handle.createQuery(
                        "SELECT event_key FROM inbox_event WHERE name = 'user_send_text'")
                .mapTo(String.class)
                .list());
    }

    private static List<String> ids(Iterable<String> bodies) {
        List<String> keys = new ArrayList<>();
        bodies.forEach(body -> keys.add("user_send_text:" + body.replaceAll(".*\"msg_id\":\"([^\"]*)\".*", "$1")));
        return keys;
    }
}
