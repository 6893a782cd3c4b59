package vn.loaxa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the start of the process to {@code /ready}, and the memory after work, with a heap of 256 MB. Runs on the Java that
 * runs the bench and on others: {@code -Dbench.java=HOME}, else whatever lies in {@code /usr/lib/jvm}.
 */
@Tag("bench")
class StartBench {
    private static final int STARTS = 3;
    private static final int EVENTS = 10_000;
    private static final Path JAR = Path.of("target", "loaxa.jar");
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    @TempDir
    Path folder;

    @Test
    void startToReadyAndResidentMemory() {
        BenchCommune commune = BenchCommune.in(folder, 100);
        var table = new Table(
                "Start to ready (goal 2.5 s) and resident memory after 10,000 webhooks (goal 384 MB), -Xmx256m, "
                        + (Files.isReadable(JAR) ? "loaxa.jar" : "classes"));
        Set<Path> homes = javaHomes();
        try (ZaloStub zalo = new ZaloStub(20, 0)) {
            int run = 0;
            for (Path home : homes) {
                double best = Double.MAX_VALUE;
                long resident = 0;
                for (int start = 1; start <= STARTS; start++) {
                    int port = JavaProcess.freePort();
                    try (JavaProcess server = start(commune, home, port, zalo)) {
                        best = Math.min(best, server.awaitOk(port, "/ready"));
                        if (start == STARTS) {
                            List<byte[]> events = BenchCommune.reactions("start" + run++, EVENTS);
                            assertThat(Load.asFastAsPossible(port, events).good())
                                    .isEqualTo(EVENTS);
                            resident = server.residentMegabytes();
                        }
                    }
                }
                table.line(home.toString(), "best of %d: %.2f s   %d MB", STARTS, best, resident);
            }
        }
        if (homes.size() == 1) {
            table.line("skipped: no other Java here; -Dbench.java=HOME names one", "");
        }
        table.print();
    }

    private JavaProcess start(BenchCommune commune, Path home, int port, ZaloStub zalo) {
        List<String> arguments = new ArrayList<>(List.of("-Xmx256m"));
        if (Files.isReadable(JAR)) {
            arguments.addAll(List.of("-jar", JAR.toString()));
        } else {
            arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "vn.loaxa.app.Main"));
        }
        arguments.addAll(commune.serve(port, zalo.url().toString(), 30_000));
        return JavaProcess.start(home, folder, arguments);
    }

    /** Each once, whatever links point at it; the one we run on first. */
    private static Set<Path> javaHomes() {
        Set<Path> homes = new LinkedHashSet<>();
        try {
            homes.add(Path.of(System.getProperty("java.home")).toRealPath());
            String named = System.getProperty("bench.java", "");
            if (!named.isEmpty()) {
                homes.add(Path.of(named).toRealPath());
            } else if (Files.isDirectory(INSTALLED)) {
                try (Stream<Path> found = Files.list(INSTALLED)) {
                    for (Path home : found.sorted().toList()) {
                        if (Files.isExecutable(home.resolve("bin").resolve("java"))) {
                            homes.add(home.toRealPath());
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return homes;
    }
}
