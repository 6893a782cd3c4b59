package vn.loaxa.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.StatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.testing.MovableClock;

class ArrivalsTest extends DatabaseContract {
    private static final CommuneId HERE = new CommuneId(1);
    private final CountDownLatch diskIsFree = new CountDownLatch(1);
    private final AtomicInteger woken = new AtomicInteger();
    private Inbox inbox;

    @BeforeEach
    void holdTheWriter() {
        inbox = new Inbox(database, MovableClock.at("2026-11-23T03:00:00Z"));
        inbox.whenAccepted(woken::incrementAndGet);
        database.write(
                handle -> handle.execute("CREATE UNIQUE INDEX only_one_bad ON inbox_event (name) WHERE name = 'bad'"));
        var unused = database.writeSoon(handle -> {
            try {
                diskIsFree.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        });
    }

    @Test
    void thoseThatComeTogetherAreStoredTogetherAndEachHearsWhetherItWasNew() {
        List<CompletableFuture<Boolean>> stored = IntStream.range(0, 100)
                .mapToObj(i -> accept("key" + i % 50, "good"))
                .toList();
        assertThat(stored).noneMatch(CompletableFuture::isDone);
        diskIsFree.countDown();
        assertThat(stored.stream().map(CompletableFuture::join).filter(fresh -> fresh))
                .hasSize(50);
        assertThat(database.read(inbox::waiting)).isEqualTo(50);
        assertThat(woken).hasValueLessThan(50).hasPositiveValue();
    }

    @Test
    void oneThatCannotBeStoredDoesNotTakeItsNeighboursWithIt() {
        CompletableFuture<Boolean> before = accept("key1", "good");
        CompletableFuture<Boolean> first = accept("key2", "bad");
        CompletableFuture<Boolean> second = accept("key3", "bad");
        CompletableFuture<Boolean> after = accept("key4", "good");
        diskIsFree.countDown();
        assertThat(List.of(before.join(), first.join(), after.join())).containsOnly(true);
        assertThat(second)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(StatementException.class);
        assertThat(database.read(inbox::waiting)).isEqualTo(3);
    }

    private CompletableFuture<Boolean> accept(String key, String name) {
        return inbox.accept(HERE, key, "person", name, "{}".getBytes(StandardCharsets.UTF_8));
    }
}
