package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.simulator.Simulator;
import vn.loaxa.simulator.SimulatorSettings;

/** {@code doctor}: each fault that it looks for, planted. */
class DoctorTest {
    @TempDir
    private Path folder;

    private Installation filled() {
        Installation installation = Installation.sqlite(folder.resolve("data"));
        installation.fill();
        return installation;
    }

    @Test
    void beforeTheFirstStartThereIsNothingToMend() {
        Ran ran = Installation.sqlite(folder.resolve("none")).run("doctor");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("✓ Java", "! Tệp khóa", "! Cơ sở dữ liệu", "✓ Kịch bản", "Bảng ngày nghỉ", "0 chỗ phải sửa");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aGoodInstallationIsGood() {
        Ran ran = filled().run("doctor");
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out())
                .contains(
                        "loaxa.db: nguyên vẹn",
                        "✓ Xã Đông Mẫu: Zalo OA 7001",
                        "✓ Xã Đông Mẫu: mã truy cập đổi cách đây 0 giờ")
                .doesNotContain("Zalo trả lời");
    }

    @Test
    void everyFaultOfTheSettingsHasItsLine() {
        Ran ran = Ran.of("doctor", "--set", "http.port=x", "--set", "outbox.in-flight=0");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("✗ Cài đặt: http.port (--set)", "✗ Cài đặt: outbox.in-flight (--set)");
    }

    @Test
    void aKeyThatOthersReadOrThatIsNotTheRightOneIsBad() throws IOException {
        Installation installation = filled();
        Path key = installation.data().resolve("secret.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(installation.run("doctor").out()).contains("✗ Tệp khóa", "chmod 600");
        Files.write(key, new byte[32]);
        Ran other = installation.run("doctor");
        assertThat(other.out()).contains("không mở được bí mật");
        assertThat(other.code()).isEqualTo(1);
        Files.delete(key);
        assertThat(installation.run("doctor").out()).contains("mà cơ sở dữ liệu đã có dữ liệu");
        assertThat(key).doesNotExist();
    }

    @Test
    void aDamagedDatabaseIsBad() throws IOException {
        Installation installation = filled();
        try (RandomAccessFile file =
                new RandomAccessFile(installation.data().resolve("loaxa.db").toFile(), "rw")) {
            for (long page = 20; page < file.length() / 4096; page++) {
                file.seek(page * 4096);
                file.write(new byte[512]);
            }
        }
        Ran ran = installation.run("doctor");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("✗ Cơ sở dữ liệu");
    }

    @Test
    void aTakenPortAndBrokenScriptsAreBad() throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("scripts/flows"));
        Files.writeString(scripts.resolve("a.yml"), "id: a\n");
        try (ServerSocket other = new ServerSocket(0)) {
            Ran ran = Ran.of(
                    "doctor",
                    "--set",
                    "data.dir=" + folder,
                    "--set",
                    "database.url=jdbc:sqlite:" + folder.resolve("a.db"),
                    "--set",
                    "simulator.port=0",
                    "--set",
                    "scripts.dir=" + scripts.getParent(),
                    "--set",
                    "http.port=" + other.getLocalPort());
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out())
                    .contains("chương trình khác đang dùng", "✗ Kịch bản: flows/a.yml:1:1: Thiếu mục “title”.");
        }
    }

    @Test
    void timeMakesTokensAndRulesOld() {
        Installation installation = filled();
        String nearly = Clock.systemUTC().instant().plus(Duration.ofDays(80)).toString();
        assertThat(installation.run("doctor", "--set", "clock=" + nearly).out())
                .contains("! Xã Đông Mẫu: mã làm mới đã 80");
        Ran late = installation.run("doctor", "--set", "clock=2028-01-01T00:00:00Z");
        assertThat(late.out()).contains("✗ Xã Đông Mẫu: mã làm mới", "! Bảng quy định của Zalo");
    }

    @Test
    void onlineAsksZaloAndTellsWhatItsRefusalMeans() {
        SimulatorSettings settings = SimulatorSettings.defaults().onPort(0);
        try (Simulator zalo = Simulator.start(settings, Clock.systemUTC())) {
            Installation plain = filled();
            Installation online = new Installation(
                    plain.data(),
                    plain.url(),
                    Map.of("zalo.api-url", zalo.url(), "zalo.business-url", zalo.url(), "zalo.oauth-url", zalo.url()));
            Ran ran = online.run("doctor", "--online");
            assertThat(ran.out()).containsPattern("✗ Zalo (từ chối: .*\\(mã -2\\d\\d\\)|không trả lời)");
            assertThat(ran.code()).isEqualTo(1);
        }
    }
}
