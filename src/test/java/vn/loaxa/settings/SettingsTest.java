package vn.loaxa.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.yaml.Yaml;

class SettingsTest {
    private final Settings settings = new Settings(Yaml.read("""
            http:
              port: 7070
            zalo:
              app-secret: ""
              reject-bad-signature: false
            """, "server.yml"));

    @Test
    void laterPlacesWin() {
        settings.file(Yaml.read("http: {port: 1}", "mine.yml"), "mine.yml")
                .environment(Map.of("LOAXA_HTTP_PORT", "2", "PATH", "/bin"))
                .overrides(Map.of("http.port", "3"));
        assertThat(settings.integer("http.port", 0, 65535)).isEqualTo(3);
        settings.throwIfFaulty();
    }

    @Test
    void aSecretMayComeFromAFileAndNeverPrints(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");
        settings.environment(Map.of("LOAXA_ZALO_APP_SECRET_FILE", file.toString()));
        assertThat(settings.secret("zalo.app-secret").reveal()).isEqualTo("s3cret");
        assertThat(settings.secret("zalo.app-secret")).hasToString("[redacted]");
    }

    @Test
    void allFaultsAreToldAtOnceEachWithItsPlace() {
        settings.file(Yaml.read("http:\n  prot: 80\n", "mine.yml"), "mine.yml")
                .environment(Map.of("LOAXA_HTTP_PORT", "http", "LOAXA_ZALO_REJECT_BAD_SIGNATURE", "maybe"));
        settings.integer("http.port", 0, 65535);
        settings.flag("zalo.reject-bad-signature");
        assertThatThrownBy(settings::throwIfFaulty)
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        e -> assertThat(e.faults())
                                .containsExactly(
                                        "mine.yml:2: không có cài đặt “http.prot”; có phải là “http.port” không.",
                                        "http.port (biến môi trường LOAXA_HTTP_PORT): “http” phải là số nguyên từ 0 đến 65535.",
                                        "zalo.reject-bad-signature (biến môi trường LOAXA_ZALO_REJECT_BAD_SIGNATURE): “maybe” phải là true hoặc false."));
    }
}
