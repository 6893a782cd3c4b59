package vn.loaxa.e2e;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The program in a process of its own, as a person starts it; nothing of the test's own classes is in it. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("chạy cho .*: (http://localhost:\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ServerProcess(Process process) {
        this.process = process;
        reader = new Thread(this::read, "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Runs a command in this folder; {@code before} is what the shell does first, such as setting a limit. */
    static ServerProcess start(Path folder, Map<String, String> environment, String before, String... arguments) {
        List<String> command = new ArrayList<>();
        if (!before.isEmpty()) {
            command.addAll(List.of("bash", "-c", before + "; exec \"$@\"", "bash"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath(),
                "vn.loaxa.app.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LOAXA_"));
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the jar holds: everything but the tests. */
    private static String classPath() {
        String tests = File.separator + "test-classes";
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(tests) && !entry.endsWith(tests + File.separator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (BufferedReader output = process.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("(the output ended: " + e.getMessage() + ")");
        }
    }

    /** Everything that it has printed. */
    String output() {
        return String.join("\n", lines);
    }

    /** Where it listens, as soon as it says so. */
    URI address() {
        await("the server starts")
                .atMost(PATIENCE)
                .until(() -> !process.isAlive() || ADDRESS.matcher(output()).find());
        Matcher found = ADDRESS.matcher(output());
        if (!found.find()) {
            throw new AssertionError("The server did not start:\n" + output());
        }
        return URI.create(found.group(1));
    }

    boolean runs() {
        return process.isAlive();
    }

    /** SIGKILL: no hook runs, no buffer is flushed. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM, and waits for the orderly end. */
    void stop() {
        process.destroy();
        exitCode();
    }

    /** Waits for the end. */
    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The process does not end:\n" + output());
            }
            reader.join(PATIENCE.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
