package vn.loaxa.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vn.loaxa.text.Messages;

/** Unpacks a {@link Backup}: all of it is checked beside the target first, then it is moved into place. */
final class Restore {
    private final DataPlaces places;
    private final boolean force;
    private final Messages messages = new Messages("commands");

    Restore(DataPlaces places, boolean force) {
        this.places = places;
        this.force = force;
    }

    /** The files that were put into place. */
    List<Path> read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, String> sums = sums(zip, file);
            Map<String, Path> targets = targets(sums);
            refuseExisting(targets);
            Files.createDirectories(places.dataDir());
            Path work = Files.createTempDirectory(places.dataDir().toAbsolutePath(), ".loaxa-restore");
            try {
                unpack(zip, sums, work);
                refuseDamaged(work);
                return place(work, targets);
            } finally {
                Folders.delete(work);
            }
        } catch (IOException | SQLException e) {
            throw new Failure(messages.text("restore.failed", Map.of("file", file, "why", e)));
        }
    }

    private Map<String, String> sums(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw new Failure(messages.text("restore.no-manifest", Map.of("file", file)));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            JsonNode manifest = new ObjectMapper().readTree(in);
            if (manifest.path("format").asInt() != Backup.FORMAT) {
                throw new Failure(messages.text("restore.other-format", Map.of("file", file)));
            }
            Map<String, String> sums = new LinkedHashMap<>();
            manifest.path("sha256")
                    .properties()
                    .forEach(sum -> sums.put(sum.getKey(), sum.getValue().asText()));
            return sums;
        }
    }

    private Map<String, Path> targets(Map<String, String> sums) {
        Map<String, Path> targets = new LinkedHashMap<>();
        for (String part : sums.keySet()) {
            targets.put(part, target(part));
        }
        return targets;
    }

    private Path target(String part) {
        Failure notHere = new Failure(messages.text("restore.not-sqlite"));
        return switch (part) {
            case Backup.DATABASE -> places.sqlite().orElseThrow(() -> notHere).toAbsolutePath();
            case Backup.QUARTZ -> places.quartz().orElseThrow(() -> notHere);
            case Backup.KEY -> places.key();
            default -> {
                Path target = places.dataDir().resolve(part.substring(Math.min(part.length(), Backup.DATA.length())));
                // A name like data/../../etc must not lead out of the folder.
                if (!part.startsWith(Backup.DATA)
                        || !target.normalize().startsWith(places.dataDir().normalize())
                        || part.contains("..")) {
                    throw new Failure(messages.text("restore.bad-name", Map.of("name", part)));
                }
                yield target;
            }
        };
    }

    private void refuseExisting(Map<String, Path> targets) {
        List<String> existing = targets.values().stream()
                .filter(Files::exists)
                .map(Path::toString)
                .toList();
        if (!force && !existing.isEmpty()) {
            throw new Failure(messages.text("restore.exists", Map.of("files", String.join(", ", existing))));
        }
    }

    private void unpack(ZipFile zip, Map<String, String> sums, Path work) throws IOException {
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            ZipEntry entry = zip.getEntry(sum.getKey());
            Path unpacked = work.resolve(sum.getKey());
            Files.createDirectories(unpacked.getParent());
            String found = "";
            if (entry != null) {
                try (InputStream in = zip.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(unpacked)) {
                    found = Sha256.copy(in, out);
                }
            }
            if (!found.equals(sum.getValue())) {
                throw new Failure(messages.text("restore.bad-sum", Map.of("name", sum.getKey())));
            }
        }
    }

    private void refuseDamaged(Path work) throws SQLException {
        Path database = work.resolve(Backup.DATABASE);
        if (Files.exists(database) && !BackupStore.damages(database).isEmpty()) {
            throw new Failure(messages.text("restore.bad-sum", Map.of("name", Backup.DATABASE)));
        }
    }

    /**
     * Old files step aside and come back if anything fails half way; the log of an old database goes with it, or SQLite would
     * play it into the new one.
     */
    private List<Path> place(Path work, Map<String, Path> targets) throws IOException {
        List<Path[]> aside = new ArrayList<>();
        List<Path> placed = new ArrayList<>();
        try {
            for (Map.Entry<String, Path> entry : targets.entrySet()) {
                Path target = entry.getValue();
                Files.createDirectories(target.toAbsolutePath().getParent());
                for (String tail : List.of("", "-wal", "-shm")) {
                    stepAside(target.resolveSibling(target.getFileName() + tail), aside);
                }
                Files.move(work.resolve(entry.getKey()), target);
                placed.add(target);
                if (entry.getKey().equals(Backup.KEY)) {
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
                }
            }
        } catch (IOException | RuntimeException e) {
            for (Path target : placed) {
                Files.deleteIfExists(target);
            }
            for (Path[] moved : aside) {
                Files.move(moved[1], moved[0], StandardCopyOption.REPLACE_EXISTING);
            }
            throw e;
        }
        for (Path[] moved : aside) {
            Files.deleteIfExists(moved[1]);
        }
        return placed;
    }

    private static void stepAside(Path file, List<Path[]> aside) throws IOException {
        if (Files.exists(file)) {
            Path away = file.resolveSibling(file.getFileName() + ".before-restore");
            Files.move(file, away, StandardCopyOption.REPLACE_EXISTING);
            aside.add(new Path[] {file, away});
        }
    }
}
