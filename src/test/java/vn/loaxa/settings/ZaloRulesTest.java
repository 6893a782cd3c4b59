package vn.loaxa.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.loaxa.settings.ZaloRules.Window;

class ZaloRulesTest {
    private static final Instant NOW = Instant.parse("2026-09-27T07:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theTableThatShipsIsWholeAndEveryValueSaysWhereItWasRead() {
        ZaloRules rules = ZaloRules.bundled();

        assertThat(rules.windows().free()).isEqualTo(Duration.ofHours(48));
        assertThat(rules.windows().max()).isEqualTo(Duration.ofHours(168));
        assertThat(rules.sizes().text()).isEqualTo(2000);
        assertThat(rules.groups().caps()).containsExactly(10, 50, 100, 1000);
        assertThat(rules.retry().webhook()).hasSize(5).startsWith(Duration.ofSeconds(30));
        assertThat(rules.origins()).hasSize(32).allSatisfy((key, origin) -> assertThat(origin.source())
                .matches("[ABC].*"));
    }

    @Test
    void theWindowClosesAfterExactlyTheGivenHours() {
        ZaloRules.Windows windows = ZaloRules.bundled().windows();

        assertThat(windows.at(NOW.minus(Duration.ofHours(48)), NOW)).isEqualTo(Window.FREE);
        assertThat(windows.at(NOW.minus(Duration.ofHours(48)).minusMillis(1), NOW))
                .isEqualTo(Window.CHARGED);
        assertThat(windows.at(NOW.minus(Duration.ofHours(168)), NOW)).isEqualTo(Window.CHARGED);
        assertThat(windows.at(NOW.minus(Duration.ofHours(168)).minusMillis(1), NOW))
                .isEqualTo(Window.CLOSED);
        assertThat(windows.at(null, NOW)).isEqualTo(Window.CLOSED);
    }

    @Test
    void quietHoursRunOverMidnight() {
        ZaloRules.QuietHours quiet = ZaloRules.bundled().quietHours();

        assertThat(quiet.includes(LocalTime.of(22, 0))).isTrue();
        assertThat(quiet.includes(LocalTime.of(5, 59, 59))).isTrue();
        assertThat(quiet.includes(LocalTime.of(6, 0))).isFalse();
        assertThat(quiet.includes(LocalTime.of(21, 59, 59))).isFalse();
    }

    @Test
    void everyFaultIsToldAtOnceWithItsPlace() throws IOException {
        String text = Files.readString(Path.of("config/zalo-rules.yml"))
                .replace("value: 48h,", "value: hai ngày,")
                .replace("consultation:       {value: 55,", "consultaton:        {value: 55,")
                .replace("value: \"22:00\"", "value: \"25:00\"")
                .replace("value: [10, 50, 100, 1000]", "value: [10, -50]");
        Path file = Files.writeString(folder.resolve("zalo-rules.yml"), text);

        SettingsException thrown = catchThrowableOfType(SettingsException.class, () -> ZaloRules.load(file));

        assertThat(thrown.faults())
                .hasSize(5)
                .anySatisfy(
                        fault -> assertThat(fault).contains("zalo-rules.yml:8:31: windows.free", "“hai ngày”", "48h"))
                .anySatisfy(fault -> assertThat(fault).contains("“prices.consultaton”", "“prices.consultation”"))
                .anySatisfy(fault -> assertThat(fault).contains("prices.consultation: thiếu mục này"))
                .anySatisfy(fault -> assertThat(fault).contains("quiet-hours.from", "“25:00”"))
                .anySatisfy(fault -> assertThat(fault).contains("groups.caps", "“-50”"));
    }

    @Test
    void aFreeWindowLongerThanTheLongestIsRefused() throws IOException {
        String text = Files.readString(Path.of("config/zalo-rules.yml")).replace("value: 48h,", "value: 9d,");
        Path file = Files.writeString(folder.resolve("zalo-rules.yml"), text);

        SettingsException thrown = catchThrowableOfType(SettingsException.class, () -> ZaloRules.load(file));

        assertThat(thrown.faults()).singleElement().asString().contains("windows.max", "216h");
    }
}
