package vn.loaxa.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.loaxa.settings.Settings;
import vn.loaxa.yaml.Yaml;

/** Where settings come from, the same for every command. */
final class SettingsOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "Tệp cài đặt (mặc định: config/server.yml nếu có).")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Đặt một cài đặt, ví dụ --set http.port=8080. Dùng được nhiều lần.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /** All layers; {@code forced} lies over them all: the demo brings its own account and never reaches the real Zalo. */
    Settings read(Map<String, String> forced) {
        Settings settings = new Settings(Yaml.read(bundled("/config/server.yml"), "mặc định"));
        Path chosen = file != null ? file : Path.of("config", "server.yml");
        if (file != null || Files.isReadable(chosen)) {
            settings.file(Yaml.read(chosen), chosen.toString());
        }
        return settings.environment(System.getenv()).overrides(overrides).overrides(forced);
    }

    /** All settings in their types, without anything forced. */
    Config config() {
        return Config.read(read(Map.of()));
    }

    static String bundled(String resource) {
        try (InputStream in = Objects.requireNonNull(
                SettingsOptions.class.getResourceAsStream(resource), () -> resource + " is missing from the jar")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + resource + " from the jar", e);
        }
    }
}
