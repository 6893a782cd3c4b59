package vn.loaxa.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.loaxa.testing.TestPaper;
import vn.loaxa.testing.TestSigner;

/**
 * The process that reads a PDF starts and answers where everything lies in one jar. The jar is made here, as the shade plugin makes
 * the real one: Maven does that only after the tests.
 */
class PaperJarTest {
    @TempDir
    Path folder;

    @Test
    void aSignedPaperIsReadFromTheOneJar() throws Exception {
        Path jar = jar();
        TestSigner root = TestSigner.authority("Cơ quan chứng thực thử nghiệm");
        root.trustedIn(folder.resolve("trusted"));
        byte[] file = root.signer("CN=Nguyễn Văn Ánh", "2024-01-01T00:00:00Z", "2029-01-01T00:00:00Z")
                .sign(TestPaper.telegram().bytes(), "2026-09-27T06:50:00Z");
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);

        // Its own classes, not those of this test: where they lie is what the process is started with.
        try (var alone = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> settings = alone.loadClass(PaperSettings.class.getName());
            Class<?> intake = alone.loadClass(PaperIntake.class.getName());
            Object set = settings.getConstructors()[0].newInstance(
                    Optional.of(folder.resolve("trusted")), 20_000_000, Duration.ofSeconds(60), 20_000_000, 1_000_000);
            Object reader = intake.getConstructor(settings, Clock.class).newInstance(set, clock);
            Object answer = intake.getMethod("read", byte[].class).invoke(reader, (Object) file);

            assertThat(answer.getClass().getSimpleName()).as(answer.toString()).isEqualTo("Read");
            Object paper = answer.getClass().getMethod("paper").invoke(answer);
            assertThat(paper.getClass().getMethod("verdict").invoke(paper)).hasToString("GOOD");
        }
    }

    private Path jar() throws IOException, URISyntaxException, ClassNotFoundException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        List<Class<?>> parts = new ArrayList<>(List.of(PaperIntake.class, LoggerFactory.class));
        for (String needed : PaperIntake.NEEDED) {
            parts.add(Class.forName(needed));
        }
        for (Class<?> part : parts) {
            Path place = Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                ours(place, all);
            } else {
                library(place, all);
            }
        }
        Path jar = folder.resolve("loaxa.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> entry : all.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    private static void ours(Path classes, Map<String, byte[]> all) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (name.startsWith("vn/loaxa/paper/")
                        || name.startsWith("vn/loaxa/text/")
                        || !name.startsWith("vn/")) {
                    all.putIfAbsent(name, Files.readAllBytes(file));
                }
            }
        }
    }

    /** Without the seals of the single jars, and with the services of all of them. */
    private static void library(Path jar, Map<String, byte[]> all) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(one -> !one.isDirectory()).toList()) {
                String name = entry.getName();
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (name.startsWith("META-INF/services/")) {
                    all.merge(name, bytes, PaperJarTest::both);
                } else if (!name.matches(
                        "META-INF/(.*\\.(SF|RSA|DSA|EC)|MANIFEST\\.MF|versions/.*)|module-info\\.class")) {
                    all.putIfAbsent(name, bytes);
                }
            }
        }
    }

    private static byte[] both(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + 1 + other.length);
        both[one.length] = '\n';
        System.arraycopy(other, 0, both, one.length + 1, other.length);
        return both;
    }
}
