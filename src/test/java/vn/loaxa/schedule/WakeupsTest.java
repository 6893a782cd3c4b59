package vn.loaxa.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.testing.MovableClock;

class WakeupsTest extends DatabaseContract {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    private Wakeups wakeups(String node) {
        return new Wakeups(url, node, Clock.systemUTC());
    }

    @Test
    void handlerIsCalledAtTheStartAndThenAtItsInterval() {
        var calls = new AtomicInteger();
        try (var wakeups = wakeups("one")) {
            wakeups.every("tick", SHORT, calls::incrementAndGet);
            wakeups.start();
            await().until(() -> calls.get() >= 3);
        }
    }

    @Test
    void whatAProcessHoldsInMemoryIsLookedAfterOnEveryNode() {
        var one = new AtomicInteger();
        var other = new AtomicInteger();
        try (var first = wakeups("one");
                var second = wakeups("two")) {
            first.everyHere("memory", SHORT, () -> {
                one.incrementAndGet();
                throw new IllegalStateException("planted");
            });
            second.everyHere("memory", SHORT, other::incrementAndGet);
            assertThat(one).hasValue(0);
            first.start();
            second.start();
            await().until(() -> one.get() >= 2 && other.get() >= 2);
        }
    }

    @Test
    void nothingIsCalledBeforeTheStart() {
        var calls = new AtomicInteger();
        try (var wakeups = wakeups("one")) {
            wakeups.every("tick", SHORT, calls::incrementAndGet);
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void handlerThatFailsIsCalledAgain() {
        var calls = new AtomicInteger();
        try (var wakeups = wakeups("one")) {
            wakeups.every("tick", SHORT, () -> {
                calls.incrementAndGet();
                throw new IllegalStateException("planted");
            });
            wakeups.start();
            await().until(() -> calls.get() >= 2);
        }
    }

    @Test
    void handlerWokenAtATimeIsCalledOnceAndTheLastTimeAskedForCounts() {
        var calls = new AtomicInteger();
        try (var wakeups = wakeups("one")) {
            wakeups.on("next", calls::incrementAndGet);
            wakeups.start();
            wakeups.at("next", Instant.now().plus(LONG));
            wakeups.at("next", Instant.now().plusMillis(50));
            await().until(() -> calls.get() == 1);
            await().during(SHORT).until(() -> calls.get() == 1);
        }
    }

    @Test
    void timesAreReckonedByTheClockOfTheProgramAndNotOfTheMachine() {
        var calls = new AtomicInteger();
        var clock = MovableClock.at("2031-01-31T23:00:00Z");
        try (var wakeups = new Wakeups(url, "one", clock)) {
            wakeups.on("next", calls::incrementAndGet);
            wakeups.start();
            wakeups.at("next", clock.instant().plusMillis(100));
            await().until(() -> calls.get() == 1);
        }
    }

    @Test
    void wakeUpAskedForBeforeARestartComesAfterIt() {
        try (var before = wakeups("one")) {
            before.on("next", () -> {});
            before.start();
            before.at("next", Instant.now().plusMillis(500));
        }
        var calls = new AtomicInteger();
        try (var after = wakeups("one")) {
            after.on("next", calls::incrementAndGet);
            after.start();
            await().until(() -> calls.get() == 1);
        }
    }

    @Test
    void handlerIsNeverCalledTwiceAtTheSameTime() throws InterruptedException {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var wakeups = wakeups("one")) {
            wakeups.every("tick", Duration.ofMillis(50), () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                entered.countDown();
                try {
                    leave.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                inside.decrementAndGet();
            });
            wakeups.start();
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            wakeups.at("tick", Instant.now());
            await().during(SHORT).until(() -> inside.get() == 1);
            leave.countDown();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void startsQuickly() {
        var begin = Instant.now();
        try (var wakeups = wakeups("one")) {
            wakeups.every("tick", LONG, () -> {});
            wakeups.start();
            // The goal is 400 ms for the class loading of the first start on a free machine; this only guards against
            // seconds.
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(3));
        }
    }
}
