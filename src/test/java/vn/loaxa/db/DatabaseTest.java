package vn.loaxa.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest extends DatabaseContract {

    @BeforeEach
    void makeTable() {
        database.write(handle -> handle.execute("CREATE TABLE note (word TEXT PRIMARY KEY)"));
    }

    @Test
    void whatIsWrittenIsReadByAnotherProcess() {
        database.write(handle -> insert(handle, "a"));
        try (Database other = openAgain()) {
            assertThat(words(other)).containsExactly("a");
        }
    }

    @Test
    void aFailingWorkTakesOnlyItselfBack() {
        var fault = new IllegalArgumentException("no");
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            all.add(database.writeSoon(handle -> {
                insert(handle, "w" + number);
                if (number % 5 == 0) {
                    throw fault;
                }
                return number;
            }));
        }
        assertThatThrownBy(() -> all.get(5).get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCause(fault);
        assertThat(all.get(6)).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(6);
        await().until(() -> all.stream().allMatch(CompletableFuture::isDone));
        assertThat(words(database)).hasSize(16).doesNotContain("w0", "w5", "w10", "w15");
    }

    @Test
    void whatTheWorkThrowsIsThrownToTheCaller() {
        var fault = new IllegalArgumentException("no");
        assertThatThrownBy(() -> database.write(handle -> {
                    insert(handle, "a");
                    throw fault;
                }))
                .isSameAs(fault);
        assertThat(words(database)).isEmpty();
    }

    @Test
    void aBrokenStatementLeavesTheNeighboursWhole() {
        CompletableFuture<Integer> good = database.writeSoon(handle -> insert(handle, "good"));
        CompletableFuture<Integer> twice = database.writeSoon(handle -> {
            insert(handle, "twin");
            return insert(handle, "twin");
        });
        CompletableFuture<Integer> after = database.writeSoon(handle -> insert(handle, "after"));
        assertThat(good).succeedsWithin(Duration.ofSeconds(10));
        assertThat(twice).failsWithin(Duration.ofSeconds(10));
        assertThat(after).succeedsWithin(Duration.ofSeconds(10));
        assertThat(words(database)).containsExactlyInAnyOrder("good", "after");
    }

    @Test
    void aWorkThatCallsTheDatabaseAgainIsRefused() {
        assertThatThrownBy(() -> database.write(handle -> database.write(inner -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("handle it was given");
        assertThatThrownBy(() -> database.write(handle -> database.read(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.read(handle -> database.write(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.write(handle -> database.writeSoon(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReadSeesOneMomentOnly() {
        database.write(handle -> insert(handle, "first"));
        var between = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        var seen = new AtomicReference<List<Integer>>();
        Thread reader = new Thread(() -> seen.set(database.read(handle -> {
            int before = count(handle);
            between.countDown();
            awaitLatch(written);
            return List.of(before, count(handle));
        })));
        reader.start();
        awaitLatch(between);
        database.write(handle -> insert(handle, "second"));
        written.countDown();
        await().until(() -> !reader.isAlive());
        assertThat(seen.get()).containsExactly(1, 1);
        assertThat(words(database)).hasSize(2);
    }

    @Test
    void aReadCannotWrite() {
        assertThatThrownBy(() -> database.read(handle -> insert(handle, "x"))).isInstanceOf(RuntimeException.class);
        assertThat(words(database)).isEmpty();
    }

    @Test
    void theQueueIsBoundedAndTurnsLateCallersAway() {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        CompletableFuture<Integer> first = database.writeSoon(handle -> {
            started.countDown();
            awaitLatch(go);
            return 0;
        });
        awaitLatch(started);
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            waiting.add(database.writeSoon(handle -> 1));
        }
        CompletableFuture<Integer> late = database.writeSoon(handle -> 1);
        assertThat(late).isCompletedExceptionally();
        assertThatThrownBy(late::join).hasCauseInstanceOf(BusyException.class);
        go.countDown();
        assertThat(first).succeedsWithin(Duration.ofSeconds(10));
        assertThat(CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void urgentWritesGoFirstAndTheOthersStillGetTheirTurn() {
        for (int i = 0; i < 200; i++) {
            int number = i;
            var unused = database.writeSoon(handle -> insert(handle, "soon" + number));
        }
        database.write(handle -> insert(handle, "normal"));
        assertThat(words(database)).contains("normal");
    }

    @Test
    void closingFinishesWhatIsWaiting() {
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            all.add(database.writeSoon(handle -> insert(handle, "w" + number)));
        }
        database.close();
        assertThat(all).allSatisfy(future -> assertThat(future).isCompletedWithValue(1));
        assertThatThrownBy(() -> database.writeSoon(handle -> 1)).hasMessageContaining("closed");
        database = openAgain();
        assertThat(words(database)).hasSize(100);
    }

    @Test
    void faultsDoNotRepeatTheValues() {
        database.write(handle -> insert(handle, "0912345678"));
        assertThatThrownBy(() -> database.write(handle -> insert(handle, "0912345678")))
                .satisfies(fault -> assertThat(stack(fault)).doesNotContain("0912345678"));
    }

    private static String stack(Throwable fault) {
        var text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** That others with the same tables were opened before saves reading the files again, not looking at this one's record. */
    @Test
    void aDatabaseWhoseRecordIsNotOursIsRefused() {
        openAgain().close();
        shiftFirstChecksum(1);
        try {
            assertThatThrownBy(this::openAgain).isInstanceOf(RuntimeException.class);
        } finally {
            shiftFirstChecksum(-1);
        }
        openAgain().close();
    }

    private void shiftFirstChecksum(int by) {
        database.write(handle -> handle.execute(
                "UPDATE flyway_schema_history SET checksum = checksum + ? WHERE installed_rank = 1", by));
    }

    @Test
    void itAnswers() {
        assertThat(database.answers(Duration.ofSeconds(5))).isTrue();
        assertThat(database.dialect()).isEqualTo(dialect);
    }

    private static int insert(Handle handle, String word) {
        return handle.execute("INSERT INTO note (word) VALUES (?)", word);
    }

    private static int count(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM note")
                .mapTo(Integer.class)
                .one();
    }

    private static List<String> words(Database database) {
        return database.read(handle ->
                handle.createQuery("SELECT word FROM note").mapTo(String.class).list());
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
