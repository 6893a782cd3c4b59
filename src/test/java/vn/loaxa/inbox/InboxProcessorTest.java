package vn.loaxa.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.account.Alert;
import vn.loaxa.account.Alerts;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.db.Dialect;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.testing.SignedWebhook;
import vn.loaxa.zalo.webhook.WebhookEvent.UserMessage;

class InboxProcessorTest extends DatabaseContract {
    private static final CommuneId HERE = new CommuneId(1);
    private final MovableClock clock = MovableClock.at("2026-11-23T03:00:00Z");
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private Inbox inbox;

    @BeforeEach
    void makeTable() {
        inbox = new Inbox(database, clock);
        database.write(handle -> handle.execute("CREATE TABLE effect (message TEXT PRIMARY KEY)"));
    }

    @Test
    void eachEventIsHandledOnceInOrderAndWhatItCausesIsOneTransactionWithIt() {
        accept("a", "m1");
        accept("b", "m2");
        accept("a", "m3");
        InboxProcessor processor = processor(database, InboxProcessorTest::remember);
        assertThat(processor.runDue()).isEqualTo(3);
        assertThat(processor.runDue()).isZero();
        assertThat(seen).containsExactlyInAnyOrder("m1", "m2", "m3");
        assertThat(seen.indexOf("m1")).isLessThan(seen.indexOf("m3"));
        assertThat(effects()).hasSize(3);
    }

    @Test
    void theHandlersGetTheEventAsParsedWithItsCommuneAndTime() {
        accept("a", "m1");
        List<ReceivedEvent> received = new ArrayList<>();
        processor(database, (handle, event) -> received.add(event)).runDue();
        assertThat(received).singleElement().satisfies(event -> {
            assertThat(event.commune()).isEqualTo(HERE);
            assertThat(event.receivedAt()).isEqualTo(clock.instant());
            assertThat(event.event()).isInstanceOfSatisfying(UserMessage.class, message -> assertThat(message.text())
                    .isEqualTo("Xin chào"));
        });
    }

    @Test
    void aDuplicateIsNotStoredTwice() {
        assertThat(accept("a", "m1")).isTrue();
        assertThat(accept("a", "m1")).isFalse();
        assertThat(processor(database, InboxProcessorTest::remember).runDue()).isEqualTo(1);
    }

    @Test
    void aHandlerThatFailsLeavesNothingAndIsTriedAgainAfterItsWaitWhileOthersGoOn() {
        accept("a", "m1");
        accept("a", "m2");
        accept("b", "m3");
        var broken = new AtomicBoolean(true);
        InboxProcessor processor = processor(database, (handle, event) -> {
            remember(handle, event);
            if (broken.get() && message(event).equals("m1")) {
                throw new IllegalStateException("the answer of the handler");
            }
        });
        processor.runDue();
        assertThat(effects()).containsExactly("m3");
        broken.set(false);
        assertThat(processor.runDue()).as("not before its time").isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(processor.runDue()).isEqualTo(2);
        assertThat(effects()).containsExactlyInAnyOrder("m1", "m2", "m3");
        assertThat(seen.subList(seen.size() - 2, seen.size())).containsExactly("m1", "m2");
    }

    @Test
    void anEventThatFailsForGoodIsSetAsideListedAlertedAndLaterEventsOfThatPersonGoOn() {
        accept("a", "bad");
        accept("a", "good");
        InboxProcessor processor = processor(database, (handle, event) -> {
            if (message(event).equals("bad")) {
                throw new IllegalStateException("words that a person wrote");
            }
            remember(handle, event);
        });
        for (int i = 0; i < 10; i++) {
            processor.runDue();
            clock.advance(Duration.ofMinutes(10));
        }
        assertThat(effects()).containsExactly("good");
        assertThat(failed()).singleElement().satisfies(event -> {
            assertThat(event.attempts()).isEqualTo(6);
            assertThat(event.name()).isEqualTo("user_send_text");
            assertThat(event.error()).contains("IllegalStateException").doesNotContain("words that a person wrote");
        });
        assertThat(database.<List<Alert>>read(handle -> new Alerts(clock).open(handle, HERE)))
                .extracting(Alert::kind)
                .containsExactly("inbox");
    }

    @Test
    void aFailedEventCanBeTriedAgainByHand() {
        accept("a", "m1");
        var broken = new AtomicBoolean(true);
        InboxProcessor processor = processor(database, (handle, event) -> {
            if (broken.get()) {
                throw new IllegalStateException();
            }
            remember(handle, event);
        });
        for (int i = 0; i < 10; i++) {
            processor.runDue();
            clock.advance(Duration.ofMinutes(10));
        }
        broken.set(false);
        long id = failed().get(0).inboxId();
        assertThat(database.<Boolean>write(handle -> inbox.retry(handle, id))).isTrue();
        assertThat(processor.runDue()).isEqualTo(1);
        assertThat(effects()).containsExactly("m1");
        assertThat(failed()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSetAsideAtOnce() {
        inbox.accept(HERE, "k", "a", "?", "no json".getBytes(StandardCharsets.UTF_8))
                .join();
        assertThat(processor(database, InboxProcessorTest::remember).runDue()).isEqualTo(1);
        assertThat(failed()).hasSize(1);
    }

    @Test
    void onThreadsOnePersonsEventsStayInOrderAndPeopleAreServedSideBySide() {
        Map<String, List<String>> byPerson = new ConcurrentHashMap<>();
        Set<String> inside = ConcurrentHashMap.newKeySet();
        var overlaps = new AtomicInteger();
        try (InboxProcessor processor = processor(database, (handle, event) -> {
            String person = ((UserMessage) event.event()).user().value();
            if (!inside.add(person)) {
                overlaps.incrementAndGet();
            }
            byPerson.computeIfAbsent(person, unused -> Collections.synchronizedList(new ArrayList<>()))
                    .add(message(event));
            inside.remove(person);
        })) {
            processor.start();
            Map<String, List<String>> expected = new HashMap<>();
            for (int i = 0; i < 200; i++) {
                String person = "p" + i % 7;
                accept(person, "m" + i);
                expected.computeIfAbsent(person, unused -> new ArrayList<>()).add("m" + i);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
            assertThat(byPerson).isEqualTo(expected);
            assertThat(overlaps).hasValue(0);
        }
    }

    @Test
    void onSeveralNodesNothingIsHandledTwiceAndTheOrderHolds() {
        if (dialect == Dialect.SQLITE) {
            return; // one process by design
        }
        try (Database second = openAgain()) {
            InboxProcessor one = processor(database, InboxProcessorTest::remember);
            InboxProcessor two = processor(second, InboxProcessorTest::remember);
            try (one;
                    two) {
                one.start();
                two.start();
                for (int i = 0; i < 200; i++) {
                    accept("p" + i % 9, "m" + i);
                }
                await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
            }
        }
        assertThat(effects()).hasSize(200);
    }

    @Test
    void peopleDoNotWaitForEachOther() throws InterruptedException {
        if (dialect == Dialect.SQLITE) {
            return; // one writer: handlers take turns there
        }
        var slowIsIn = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (InboxProcessor processor = processor(database, (handle, event) -> {
            if (message(event).equals("slow")) {
                slowIsIn.countDown();
                waitFor(go);
            }
            remember(handle, event);
        })) {
            processor.start();
            accept("a", "slow");
            assertThat(slowIsIn.await(20, TimeUnit.SECONDS)).isTrue();
            accept("b", "quick");
            await().until(() -> effects().contains("quick"));
            go.countDown();
            await().until(() -> effects().contains("slow"));
        }
    }

    @Test
    void whatADeadNodeHeldIsTakenOverWhenItsHoldEnds() {
        accept("a", "m1");
        long now = clock.millis();
        database.write(handle -> inbox.store().hold(handle, "dead", now, now + 120_000, 10));
        InboxProcessor processor = processor(database, InboxProcessorTest::remember);
        if (dialect == Dialect.POSTGRESQL) {
            assertThat(processor.runDue()).isZero();
            clock.advance(Duration.ofMinutes(2));
        }
        assertThat(processor.runDue()).isEqualTo(1);
        assertThat(effects()).containsExactly("m1");
    }

    @Test
    void rawBytesAreForgottenAfterTheirTimeAndTheKeyStillKnowsADuplicate() {
        accept("a", "m1");
        processor(database, InboxProcessorTest::remember).runDue();
        clock.advance(Duration.ofDays(31));
        assertThat(database.<Integer>write(handle ->
                        inbox.blankHandledBefore(handle, clock.instant().minus(Duration.ofDays(30)))))
                .isEqualTo(1);
        assertThat(accept("a", "m1")).isFalse();
    }

    private InboxProcessor processor(Database node, Handling handling) {
        Inbox nodeInbox = node == database ? inbox : new Inbox(node, clock);
        return new InboxProcessor(
                node,
                nodeInbox,
                clock,
                InboxSettings.defaults(),
                List.of((handle, event) -> seen.add(message(event)), (handle, event) -> handling.handle(handle, event)),
                new SimpleMeterRegistry());
    }

    private interface Handling {
        void handle(Handle handle, ReceivedEvent event);
    }

    private static void remember(Handle handle, ReceivedEvent event) {
        handle.execute("INSERT INTO effect (message) VALUES (?)", message(event));
    }

    private static String message(ReceivedEvent event) {
        return ((UserMessage) event.event()).messageId();
    }

    private boolean accept(String person, String messageId) {
        String body = SignedWebhook.text("9001", "7001", person, messageId, "Xin chào", 5);
        return inbox.accept(HERE, messageId, person, "user_send_text", body.getBytes(StandardCharsets.UTF_8))
                .join();
    }

    private long waiting() {
        return database.read(inbox::waiting);
    }

    private List<FailedEvent> failed() {
        return database.read(handle -> inbox.failed(handle, HERE, 10));
    }

    private List<String> effects() {
        return database.read(handle -> handle.createQuery("SELECT message FROM effect")
                .mapTo(String.class)
                .list());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
