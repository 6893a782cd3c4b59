package vn.loaxa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.loaxa.text.Messages;

/**
 * Packs an installation into one zip: {@code database.db}, {@code quartz.db}, {@code secret.key}, everything else of the data
 * folder under {@code data/}, and {@code manifest.json} with the checksum of each. The server may run meanwhile.
 */
final class Backup {
    static final String MANIFEST = "manifest.json";
    static final String DATABASE = "database.db";
    static final String QUARTZ = "quartz.db";
    static final String KEY = "secret.key";
    static final String DATA = "data/";
    static final int FORMAT = 1;

    private final DataPlaces places;
    private final Instant now;
    private final Messages messages = new Messages("commands");

    Backup(DataPlaces places, Instant now) {
        this.places = places;
        this.now = now;
    }

    /** The parts that are packed, with their checksums. Written beside and renamed: never half a backup under its name. */
    Map<String, String> write(Path file) {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            Path work = Files.createTempDirectory(target.getParent(), ".loaxa-backup");
            try {
                Map<String, String> sums = pack(draft, parts(work));
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                return sums;
            } finally {
                Folders.delete(work);
                Files.deleteIfExists(draft);
            }
        } catch (IOException | SQLException e) {
            throw new Failure(messages.text("backup.failed", Map.of("file", file, "why", e)));
        }
    }

    /** Names in the zip, and the files to pack: databases as copies that hold still. */
    private Map<String, Path> parts(Path work) throws IOException, SQLException {
        Map<String, Path> parts = new LinkedHashMap<>();
        Optional<Path> database = places.sqlite();
        if (database.isPresent()) {
            if (!Files.isRegularFile(database.get())) {
                throw new Failure(messages.text("backup.no-database", Map.of("file", database.get())));
            }
            parts.put(DATABASE, still(database.get(), work.resolve(DATABASE)));
        }
        Path quartz = places.quartz().orElse(work.resolve("none"));
        if (Files.isRegularFile(quartz)) {
            parts.put(QUARTZ, still(quartz, work.resolve(QUARTZ)));
        }
        if (!Files.isRegularFile(places.key())) {
            throw new Failure(messages.text("backup.no-key", Map.of("file", places.key())));
        }
        parts.put(KEY, places.key());
        others().forEach(parts::put);
        return parts;
    }

    private static Path still(Path database, Path copy) throws SQLException {
        BackupStore.copy(database, copy);
        return copy;
    }

    /** Attachments and whatever else lies in the data folder, but no database, log of one, or key. */
    private Map<String, Path> others() throws IOException {
        Map<String, Path> others = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(places.dataDir())) {
            walk.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.getFileName().toString().matches(".*\\.(db|db-wal|db-shm|db-journal|zip|part|new)"))
                    .filter(file ->
                            !file.equals(places.key()) && !file.toString().contains(".loaxa-"))
                    .forEach(file -> others.put(
                            DATA + places.dataDir().relativize(file).toString().replace('\\', '/'), file));
        }
        return others;
    }

    private Map<String, String> pack(Path draft, Map<String, Path> parts) throws IOException {
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Map<String, String> sums = new LinkedHashMap<>();
        try (OutputStream out = Files.newOutputStream(draft);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, Path> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                try (InputStream in = Files.newInputStream(part.getValue())) {
                    sums.put(part.getKey(), Sha256.copy(in, zip));
                } catch (NoSuchFileException gone) {
                    // A file that was deleted since the walk is no part of the installation any more; its entry stays
                    // empty.
                    sums.put(part.getKey(), Sha256.copy(InputStream.nullInputStream(), zip));
                }
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(manifest(sums));
            zip.closeEntry();
        }
        return sums;
    }

    private byte[] manifest(Map<String, String> sums) throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", FORMAT);
        manifest.put("version", Main.VERSION);
        manifest.put("time", now.toString());
        manifest.put("database", places.sqlite().isPresent() ? "sqlite" : "postgresql");
        manifest.put("sha256", sums);
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    }
}
