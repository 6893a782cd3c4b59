package vn.loaxa.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files by which Zalo sees that the domain is ours (zalo-openapi §7); the server gives them out at its root. Thread-safe. */
final class DomainProofs {
    static final int LARGEST = 16 * 1024;
    private static final Pattern NAME = Pattern.compile("zalo_verifier[A-Za-z0-9_-]{1,100}\\.html");

    private final Path dataDir;

    DomainProofs(Path dataDir) {
        this.dataDir = dataDir;
    }

    /** Names of the files that are there. */
    List<String> names() {
        try (Stream<Path> files = Files.list(dataDir)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(DomainProofs::isName)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Looking into " + dataDir, e);
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Keeps it exactly as downloaded; a file of the same name is replaced. */
    void keep(String name, byte[] content) {
        if (!isName(name) || content.length > LARGEST) {
            throw new IllegalArgumentException("Not a proof of the domain: " + name);
        }
        try {
            Path fresh = Files.createTempFile(dataDir, "proof", ".new");
            Files.write(fresh, content);
            Files.move(
                    fresh, dataDir.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Keeping " + name + " in " + dataDir, e);
        }
    }

    /** What the downloaded file holds, for somebody who has only the code. */
    static byte[] made(String code) {
        return ("<!DOCTYPE html><html><head><meta name=\"zalo-platform-site-verification\" content=\"" + code
                        + "\"></head><body></body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
