package vn.loaxa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.db.Database;
import vn.loaxa.inbox.Inbox;
import vn.loaxa.outbox.Outbox;

/**
 * How fast signed events of 600 bytes are stored and answered. Servers run in processes of their own; the load comes from
 * here, over 32 keep-alive connections and ready-made bytes.
 */
@Tag("bench")
class WebhookBench {
    private static final int WARM = 20_000;
    private static final int MEASURED = 15_000;
    private static final int ROUNDS = 3;
    private static final int PACE = 500;
    private static final int PACED = 5_000;
    private static final int BROADCAST = 40_000;
    private static final List<String> HEAP = List.of("-Xmx256m", "-Dlogback.configurationFile=config/logback.xml");

    @TempDir
    Path folder;

    private int stored;

    @Test
    void throughputAgainstAHandlerThatStoresNothing() {
        BenchCommune commune = BenchCommune.in(folder, 0);
        int barePort = JavaProcess.freePort();
        int ourPort = JavaProcess.freePort();
        var table =
                new Table("Webhooks: 600 bytes, 32 connections, signed; stored on SQLite (WAL, FULL) before the 200");
        try (JavaProcess bare = JavaProcess.start(
                        folder, HEAP, BenchServer.class.getName(), "bare", Integer.toString(barePort));
                JavaProcess ours = JavaProcess.start(
                        folder,
                        HEAP,
                        BenchServer.class.getName(),
                        "ours",
                        Integer.toString(ourPort),
                        folder.toString())) {
            bare.awaitOk(barePort, "/ready");
            ours.awaitOk(ourPort, "/ready");
            run(barePort, "warm", WARM);
            stored += run(ourPort, "warm", WARM).good();
            double best = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                double bareCpu = bare.cpuMillis();
                Load.Result without = run(barePort, "r" + round, MEASURED);
                bareCpu = bare.cpuMillis() - bareCpu;
                double ourCpu = ours.cpuMillis();
                Load.Result with = run(ourPort, "r" + round, MEASURED);
                ourCpu = ours.cpuMillis() - ourCpu;
                stored += with.good();
                double ratio = with.perSecond() / without.perSecond();
                best = Math.max(best, ratio);
                table.line(
                        "round " + round + ": bare, ours, ratio; processor time each",
                        "%,8.0f /s %,8.0f /s   %.2f;  %.0f µs %.0f µs",
                        without.perSecond(),
                        with.perSecond(),
                        ratio,
                        1e3 * bareCpu / MEASURED,
                        1e3 * ourCpu / MEASURED);
            }
            table.line("best ratio (goal 0.40, later 0.70)", "%.2f", best).print();
        }
        try (Database database = commune.open()) {
            assertThat(database.read(new Inbox(database, Clock.systemUTC())::waiting))
                    .isEqualTo(stored)
                    .isEqualTo(WARM + ROUNDS * MEASURED);
        }
    }

    private static Load.Result run(int port, String run, int count) {
        return Load.asFastAsPossible(port, BenchCommune.events(run, count));
    }

    /** The whole server here: what is stored is also handled, and answers go out to the stub. */
    @Test
    void waitsAtAFixedPaceAloneAndDuringABroadcast() {
        BenchCommune commune = BenchCommune.in(folder, 1_000);
        var table =
                new Table("Waits at 500 webhooks a second, counted from when each was due; the whole server behind it");
        try (ZaloStub zalo = new ZaloStub(20, 0)) {
            int port = JavaProcess.freePort();
            String[] arguments =
                    commune.serve(port, zalo.url().toString(), 30_000).toArray(String[]::new);
            try (JavaProcess server = JavaProcess.start(folder, HEAP, "vn.loaxa.app.Main", arguments)) {
                server.awaitOk(port, "/ready");
                warmUp(port, "warm", 3);
                pace(port, "alone1", table);
                pace(port, "alone2", table);
            }
            try (Database database = commune.open()) {
                commune.enqueueBulk(database, new Outbox(Clock.systemUTC()), "broadcast", BROADCAST);
            }
            zalo.forget();
            try (JavaProcess server = JavaProcess.start(folder, HEAP, "vn.loaxa.app.Main", arguments)) {
                server.awaitOk(port, "/ready");
                warmUp(port, "hot", 2);
                int before = zalo.delivered();
                pace(port, "broadcast1", table);
                pace(port, "broadcast2", table);
                table.line("sends of the broadcast meanwhile", "%,d", zalo.delivered() - before);
            }
        }
        table.print();
    }

    /** A server runs for weeks; what its first half minute costs is the compiler's. */
    private static void warmUp(int port, String run, int rounds) {
        for (int i = 0; i < rounds; i++) {
            pace(port, run + i, null);
        }
    }

    private static void pace(int port, String run, @Nullable Table table) {
        var good = new AtomicInteger();
        long[] waits = Load.atPace(port, BenchCommune.reactions(run, PACED), PACE, good);
        assertThat(good.get()).isEqualTo(PACED);
        if (table != null) {
            table.line(
                    run + ": p50, p99, p99.9, longest (goal p99 5 ms)",
                    "%.2f  %.2f  %.2f  %.2f ms",
                    Table.millis(waits, 0.5),
                    Table.millis(waits, 0.99),
                    Table.millis(waits, 0.999),
                    Table.millis(waits, 1));
        }
    }
}
