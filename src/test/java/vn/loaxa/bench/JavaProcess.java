package vn.loaxa.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program of this build in a Java process of its own, so that what measures and what is measured share no heap. */
final class JavaProcess implements AutoCloseable {
    private static final long LOOK_AGAIN_NANOS = 5_000_000;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final Process process;
    private final Path log;
    private final long startedAt = System.nanoTime();

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** With the Java that runs the bench, and this classpath. */
    static JavaProcess start(Path folder, List<String> options, String mainClass, String... arguments) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        all.addAll(List.of(arguments));
        return start(Path.of(System.getProperty("java.home")), folder, all);
    }

    static JavaProcess start(Path javaHome, Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(arguments);
        Path log = folder.resolve("server-" + System.nanoTime() + ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new JavaProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the seconds from the start until the path answers 200. */
    double awaitOk(int port, String path) {
        URI url = URI.create("http://127.0.0.1:" + port + path);
        while (!answersOk(url)) {
            if (!process.isAlive() || System.nanoTime() - startedAt > PATIENCE_NANOS) {
                throw new IllegalStateException("The server did not come up: " + logged());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return (System.nanoTime() - startedAt) / 1e9;
    }

    private static boolean answersOk(URI url) {
        try {
            var connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            boolean ok = connection.getResponseCode() == 200;
            connection.disconnect();
            return ok;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Processor time so far, in milliseconds: unlike the clock, hardly touched by what else the machine does. */
    double cpuMillis() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
    }

    /** Resident memory in MB, as the kernel counts it; 0 where there is no /proc. */
    long residentMegabytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return !Files.isReadable(status)
                    ? 0
                    : Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                            .findFirst()
                            .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String logged() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
