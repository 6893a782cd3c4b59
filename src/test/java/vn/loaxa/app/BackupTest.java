package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.account.KeyFile;
import vn.loaxa.db.Database;

/** {@code backup} and {@code restore}: there and back, and nothing half done. */
class BackupTest {
    @TempDir
    private Path folder;

    private Installation here;
    private Installation there;
    private Path zip;

    @BeforeEach
    void fill() throws IOException {
        here = Installation.sqlite(folder.resolve("here"));
        there = Installation.sqlite(folder.resolve("there"));
        zip = folder.resolve("saved.zip");
        here.fill();
        Files.createDirectories(here.data().resolve("tep"));
        Files.writeString(here.data().resolve("tep/van-ban.txt"), "02/CĐ");
    }

    @Test
    void whatWasBackedUpWhileTheServerRanComesBack() throws IOException {
        try (Database running = Database.open(here.url())) {
            int bodies = running.read(handle -> 1) + here.bodies() - 1;
            Ran backup = here.run("backup", zip.toString());
            assertThat(backup.code()).as(backup.err()).isZero();
            assertThat(backup.out()).contains("database.db", "secret.key", "data/tep/van-ban.txt", "Đã sao lưu 3 phần");
            Ran restore = there.run("restore", zip.toString());
            assertThat(restore.code()).as(restore.err()).isZero();
            assertThat(there.bodies()).isEqualTo(bodies).isPositive();
        }
        assertThat(there.data().resolve("tep/van-ban.txt")).hasContent("02/CĐ");
        assertThat(Files.getPosixFilePermissions(there.data().resolve("secret.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(names(folder)).containsExactly("here", "saved.zip", "there");
    }

    @Test
    void theManifestTellsVersionTimeAndSums() throws IOException {
        here.run("backup", zip.toString());
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream in = file.getInputStream(file.getEntry("manifest.json"))) {
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"version\" : \"" + Main.VERSION + "\"", "\"time\" : \"20")
                    .contains("\"secret.key\" : \"" + Sha256.of(here.data().resolve("secret.key")) + "\"");
        }
    }

    @Test
    void whatExistsIsOnlyReplacedByForce() {
        assertThat(here.run("backup", zip.toString()).code()).isZero();
        assertThat(here.run("backup", zip.toString()).err()).contains("đã có");
        KeyFile.openOrCreate(there.data().resolve("secret.key"));
        Ran refused = there.run("restore", zip.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("secret.key", "--force");
        assertThat(there.data().resolve("loaxa.db")).doesNotExist();
        assertThat(there.run("restore", zip.toString(), "--force").code()).isZero();
        assertThat(there.bodies()).isPositive();
    }

    @Test
    void theLogOfTheOldDatabaseIsNotPlayedIntoTheNewOne() throws IOException {
        here.run("backup", zip.toString());
        there.fill();
        Path log = there.data().resolve("loaxa.db-wal");
        Files.writeString(log, "of the old one");
        assertThat(there.run("restore", zip.toString(), "--force").code()).isZero();
        assertThat(log).doesNotExist();
        assertThat(names(there.data())).containsExactly("loaxa.db", "secret.key", "tep");
    }

    @Test
    void aDamagedBackupChangesNothing() throws IOException {
        here.run("backup", zip.toString());
        Path damaged = folder.resolve("damaged.zip");
        copyDamaging(zip, damaged, "secret.key");
        Ran ran = there.run("restore", damaged.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("“secret.key” trong bản sao lưu bị hỏng");
        assertThat(names(there.data())).isEmpty();
    }

    @Test
    void namesThatLeadOutOfTheFolderAreRefused() throws IOException {
        Path evil = folder.resolve("evil.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(evil))) {
            out.putNextEntry(new ZipEntry("manifest.json"));
            out.write("{\"format\":1,\"sha256\":{\"data/../../out\":\"\"}}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Ran ran = there.run("restore", evil.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("tên tệp lạ");
    }

    @Test
    void ofPostgresqlOnlyTheKeyIsPacked() {
        Installation hosted = new Installation(here.data(), "jdbc:postgresql://nowhere/none", Map.of());
        Ran ran = hosted.run("backup", zip.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("pg_dump").doesNotContain("database.db");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(there.run("backup", zip.toString()).err()).contains("Không có cơ sở dữ liệu ở");
        assertThat(zip).doesNotExist();
        assertThat(there.run("restore", zip.toString()).err()).contains("Không đọc được tệp");
        assertThat(there.run("backup").code()).isEqualTo(2);
        assertThat(there.run("backup", "--help").out()).contains("Sao lưu cơ sở dữ liệu");
    }

    private static java.util.List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void copyDamaging(Path from, Path to, String part) throws IOException {
        try (ZipFile in = new ZipFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : in.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(part)) {
                    bytes[0] ^= 1;
                }
                out.write(bytes);
                out.closeEntry();
            }
        }
    }
}
