package vn.loaxa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.testing.ScriptedZalo.Delivered;
import vn.loaxa.testing.ScriptedZalo.Ending;

/** The process is killed in the middle of a directive for 2,000 people: nobody is left out, nobody gets it twice. */
class CrashTest {
    private static final int PEOPLE = 2_000;
    private static final SmallCommune COMMUNE = new SmallCommune(PEOPLE);
    private static final String MARK = "Chằng chống nhà cửa trước 15h00";
    private static final String QUESTION = "lam giay khai sinh can gi";
    private static final String ANSWER = "giấy chứng sinh";

    @TempDir
    Path folder;

    private Installation here;

    @BeforeEach
    void bringIn() {
        here = Installation.of(COMMUNE, folder);
        here.zalo.answerAfter(Duration.ofMillis(40));
    }

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void everybodyGetsExactlyOneCopyThoughTheProcessIsKilled() {
        Set<String> answered;
        try (ServerProcess server = here.serve()) {
            publish(server);
            var asking = ask(server, COMMUNE.users().subList(0, 60));
            awaitCopies(500);
            server.kill();
            answered = asking.join();
        }
        int atTheKill = copies().size();
        assertThat(atTheKill).as("killed in the middle").isLessThan(PEOPLE);
        try (ServerProcess server = here.serve()) {
            expectAllOnce(server);
            expectAnswers(answered);
        }
    }

    /** Of every 20 people two get the message and the answer is lost, one does not get it and no answer comes. */
    @Test
    void killedTwiceAndLeftWithoutAnswersItIsStillOneCopyForEach() {
        for (int farmer = 1; farmer <= PEOPLE; farmer += 20) {
            here.zalo.plan(SmallCommune.user(farmer), new Ending.DeliverAndHangUp());
            here.zalo.plan(SmallCommune.user(farmer + 7), new Ending.DeliverAndHangUp());
            here.zalo.plan(SmallCommune.user(farmer + 13), new Ending.HangUp());
        }
        try (ServerProcess server = here.serve()) {
            publish(server);
            awaitCopies(400);
            server.kill();
        }
        try (ServerProcess server = here.serve()) {
            server.address();
            awaitCopies(900);
            server.kill();
        }
        assertThat(copies().size()).as("killed in the middle").isLessThan(PEOPLE);
        try (ServerProcess server = here.serve()) {
            expectAllOnce(server);
        }
    }

    private void publish(ServerProcess server) {
        Webhook webhook = new Webhook(server.address());
        webhook.say(SmallCommune.OFFICIAL, "gửi hội nông dân: " + MARK);
        here.awaitSaid(SmallCommune.OFFICIAL, "2.000");
        webhook.say(SmallCommune.OFFICIAL, "ĐỒNG Ý");
    }

    /** Residents ask while the directive goes out; completes with those whose question was answered with 200. */
    private CompletableFuture<Set<String>> ask(ServerProcess server, List<String> users) {
        Webhook webhook = new Webhook(server.address());
        return CompletableFuture.supplyAsync(() -> {
            Map<String, String> questions =
                    users.stream().collect(Collectors.toMap(user -> Webhook.text(user, QUESTION), user -> user));
            return webhook.postAll(List.copyOf(questions.keySet())).stream()
                    .map(questions::get)
                    .collect(Collectors.toSet());
        });
    }

    private List<String> copies() {
        return here.zalo.delivered().stream()
                .filter(message -> message.text().contains(MARK))
                .map(Delivered::recipient)
                .filter(user -> !user.equals(SmallCommune.OFFICIAL))
                .toList();
    }

    private Map<Long, Long> copiesOfEach() {
        Map<String, Long> copies =
                copies().stream().collect(Collectors.groupingBy(user -> user, Collectors.counting()));
        return COMMUNE.users().stream()
                .collect(Collectors.groupingBy(user -> copies.getOrDefault(user, 0L), Collectors.counting()));
    }

    private void awaitCopies(int atLeast) {
        await("the directive is on its way")
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> copies().size() >= atLeast);
    }

    private void expectAllOnce(ServerProcess server) {
        Webhook webhook = new Webhook(server.address());
        await("every delivery is final")
                .atMost(Installation.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> here.count("SELECT COUNT(*) FROM delivery WHERE status <= 1") == 0);
        assertThat(copiesOfEach())
                .as("copies, and how many people have so many")
                .containsExactly(Map.entry(1L, (long) PEOPLE));
        assertThat(here.count("SELECT COUNT(*) FROM outbox_message WHERE batch <> '' AND state <> 'SENT'"))
                .isZero();
        here.awaitInboxDone();
        webhook.say(SmallCommune.OFFICIAL, "báo cáo 1");
        here.awaitSaid(SmallCommune.OFFICIAL, "Đã gửi: 2.000");
        assertThat(here.said(SmallCommune.OFFICIAL))
                .filteredOn(text -> text.contains("Đã gửi: 2.000"))
                .allMatch(text -> text.contains("= 2.000 người"));
    }

    /** What was answered with 200 is handled, once. */
    private void expectAnswers(Set<String> answered) {
        assertThat(answered).as("questions came in before the kill").isNotEmpty();
        for (String user : answered) {
            here.awaitSaid(user, ANSWER);
        }
        Map<String, Long> answers = here.zalo.delivered().stream()
                .filter(message -> message.text().contains(ANSWER))
                .collect(Collectors.groupingBy(Delivered::recipient, Collectors.counting()));
        assertThat(answers.values()).containsOnly(1L);
    }
}
